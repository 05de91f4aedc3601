/**
 * What titles say: the stem (equal stems buy the same kind of thing), the category and the kind, from two
 * lists that people read and mend: categories.yaml and stem-words.yaml.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { foldBare } from '#kernel/thai-text.ts';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { WordAutomaton } from './word-automaton.ts';

export interface Category {
  category: string;
  family: string;
  th: string;
  en: string;
  words: string[];
}

interface StemWords {
  min_length: number;
  too_general: string[];
  suffixes: string[];
  prefixes: string[];
  cut_from: string[];
  patterns: { from: string; to: string }[];
}

export interface TitleFacts {
  stem: string | null;
  /** Index in the list of categories; null when no word fits. */
  entry: number | null;
}

const yaml = <T>(name: string): T => parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;

/** The ordered list: the first entry with a word in the title wins. */
export function categories(): Category[] {
  return yaml<Category[]>('categories.yaml');
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const longestStem = 40;

/** Compiles the two lists into a reader of titles. */
export function titleReader(): (title: string) => TitleFacts {
  const words = yaml<StemWords>('stem-words.yaml');
  const sorts = sortWords(words);
  const automaton = new WordAutomaton(sorts.words);
  const lengths = Int32Array.from(sorts.words, (word) => word.length);
  const prefix = new RegExp(
    `^(?:${words.prefixes
      .map(foldBare)
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})+`,
    'u',
  );
  const patterns = words.patterns.map(({ from, to }) => ({
    from: new RegExp(from, 'gu'),
    to: to.replace(/\\(\d)/gu, '$$$1'),
  }));
  const tooGeneral = new Set(words.too_general.map(foldBare));
  return (title) => {
    const text = foldBare(title);
    const start = prefix.exec(text)?.[0].length ?? 0;
    let entry = Number.POSITIVE_INFINITY;
    let end = text.length;
    automaton.each(
      text,
      (word, at) => {
        entry = Math.min(entry, sorts.entryOf[word] ?? Number.POSITIVE_INFINITY);
        if (sorts.isSuffix[word] && at < end) end = at;
        else if (sorts.isCut[word] && at < end && at - start >= words.min_length) end = at;
      },
      lengths,
    );
    let stem = text.slice(start, end);
    for (const { from, to } of patterns) stem = stem.replace(from, to);
    const useful = stem.length >= words.min_length && !tooGeneral.has(stem);
    return { stem: useful ? stem.slice(0, longestStem) : null, entry: Number.isFinite(entry) ? entry : null };
  };
}

/** One list of distinct words, and for each what it is good for. */
function sortWords(stems: StemWords) {
  const entries = new Map<string, number>();
  categories().forEach((category, index) => {
    for (const word of category.words.map(foldBare)) if (!entries.has(word)) entries.set(word, index);
  });
  const suffixes = new Set(stems.suffixes.map(foldBare));
  const cuts = new Set(stems.cut_from.map(foldBare));
  const words = [...new Set([...entries.keys(), ...suffixes, ...cuts])];
  return {
    words,
    entryOf: words.map((word) => entries.get(word)),
    isSuffix: words.map((word) => suffixes.has(word)),
    isCut: words.map((word) => cuts.has(word)),
  };
}

/** Makes the table title_facts (title, stem, category, category_family, kind): one row per distinct title. */
export async function stageTitleFacts(db: Duckdb): Promise<void> {
  await db.run(
    "CREATE TABLE titles AS SELECT DISTINCT title, title LIKE '%จ้างก่อสร้าง%' AS says_build, title LIKE '%จ้าง%' AS says_hire FROM accepted WHERE title IS NOT NULL",
  );
  await db.run('CREATE TABLE read_titles (title_id BIGINT, stem VARCHAR, entry INTEGER)');
  const read = titleReader();
  // A connection of its own: an appender's flush (every 204,800 rows) ends a stream on the same connection.
  const writer = await db.connect();
  const appender = await writer.connection.createAppender('read_titles');
  const result = await db.connection.stream('SELECT rowid, title FROM titles');
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const ids = chunk.getColumnValues(0) as bigint[];
    const titles = chunk.getColumnValues(1) as string[];
    for (const [row, id] of ids.entries()) {
      const { stem, entry } = read(titles[row] ?? '');
      appender.appendBigInt(id);
      if (stem === null) appender.appendNull();
      else appender.appendVarchar(stem);
      if (entry === null) appender.appendNull();
      else appender.appendInteger(entry);
      appender.endRow();
    }
  }
  appender.closeSync();
  writer.connection.closeSync();
  const rows = categories().map((entry, i) => `(${i}, ${sqlText(entry.category)}, ${sqlText(entry.family)})`);
  await db.run(
    `CREATE TABLE category_entries AS SELECT * FROM (VALUES ${rows.join(', ')}) AS c (entry, category, family)`,
  );
  await db.run(readFileSync(new URL('title_facts.sql', import.meta.url), 'utf8'));
}
