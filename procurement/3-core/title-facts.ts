/**
 * What titles say: the stem (equal stems buy the same kind of thing) and the category, from the two
 * lists that people read and mend, categories.yaml and stem-words.yaml. Compiled to one SQL statement.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fold } from '#kernel/thai-text.ts';
import { sqlText } from '#platform/duckdb.ts';

export interface Category {
  category: string;
  family: string;
  th: string;
  en: string;
  words: string[];
}

interface StemWords {
  /** Leading words that say how, not what (ซื้อ, จ้าง, เช่า …). */
  prefixes: string[];
  /** Trailing words (โดยวิธีเฉพาะเจาะจง …). */
  suffixes: string[];
  /** RE2 patterns on the folded title that are cut out (counts, numbers, places, months). */
  patterns: string[];
}

const yaml = <T>(name: string): T => parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;

/** The ordered list: the first entry with a word in the title wins. */
export function categories(): Category[] {
  return yaml<Category[]>('categories.yaml');
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const bare = (word: string) => fold(word).replace(/\s/gu, '').toLowerCase();

/** CREATE TABLE title_facts: one row per distinct title (title, stem, category, category_family, kind). */
export function titleFactsSql(): string {
  const list = categories();
  const index = list
    .map((entry, i) => `WHEN regexp_matches(bare_title, ${sqlText(entry.words.map((word) => escaped(bare(word))).join('|'))}) THEN ${i}`)
    .join('\n      ');
  const rows = list.map((entry, i) => `(${i}, ${sqlText(entry.category)}, ${sqlText(entry.family)})`).join(', ');
  return `CREATE TABLE title_facts AS
  WITH
    titles AS (
      SELECT DISTINCT title FROM project_facts WHERE title IS NOT NULL
    ),
    bared AS (
      SELECT title, folded(title) AS bare_title FROM titles
    ),
    sorted AS (
      SELECT title, bare_title, CASE
      ${index}
      END AS entry
      FROM bared
    ),
    stemmed AS (
      SELECT title, entry, bare_title, ${stemSql('bare_title')} AS stem FROM sorted
    )
  SELECT
    s.title,
    CASE WHEN length(s.stem) >= 5 THEN left(s.stem, 40) END AS stem,
    c.category,
    c.family AS category_family,
    CASE
      WHEN regexp_matches(s.bare_title, '^(ประกวดราคา)?(ซื้อ|จัดซื้อ)') THEN 'goods'
      WHEN regexp_matches(s.bare_title, '^(ประกวดราคา)?(เช่า|จ้างเช่า)') THEN 'rental'
      WHEN regexp_matches(s.bare_title, '^(จ้างที่ปรึกษา)') THEN 'consulting'
      WHEN regexp_matches(s.bare_title, '^(จ้างออกแบบ|จ้างควบคุม|จ้างผู้ควบคุม|จ้างสำรวจ)') THEN 'design'
      WHEN regexp_matches(s.bare_title, 'จ้างก่อสร้าง') OR c.family = 'works' AND regexp_matches(s.bare_title, 'จ้าง') THEN 'works'
      WHEN regexp_matches(s.bare_title, '^(ประกวดราคา)?จ้าง') THEN 'services'
    END AS kind
  FROM stemmed AS s
  LEFT JOIN (VALUES ${rows}) AS c (entry, category, family) ON c.entry = s.entry`;
}

function stemSql(column: string): string {
  const words = yaml<StemWords>('stem-words.yaml');
  const longestFirst = (list: string[]) => list.map(bare).sort((a, b) => b.length - a.length).map(escaped).join('|');
  const suffix = `regexp_replace(${column}, ${sqlText(`(${longestFirst(words.suffixes)})+$`)}, '')`;
  const prefix = `regexp_replace(${suffix}, ${sqlText(`^(${longestFirst(words.prefixes)})+`)}, '')`;
  return `regexp_replace(${prefix}, ${sqlText(words.patterns.join('|'))}, '', 'g')`;
}
