/**
 * What an officer types to find a question again. Thai is written without spaces between words, so a known word is found
 * inside what was typed; each stands with the words that askers use for the same thing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { parse } from 'yaml';
import { foldBare } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';

const mostTerms = 8;

let known: { word: string; group: string[] }[] | undefined;

/** Folded, the longest first: จัดซื้อจัดจ้าง is not taken apart into จัดซื้อ and the rest. */
function knownWords() {
  return (known ??= (
    parse(readFileSync(join(import.meta.dirname, 'synonyms.yaml'), 'utf8')) as { groups: string[][] }
  ).groups
    .map((group) => group.map(foldBare))
    .flatMap((group) => group.map((word) => ({ word, group })))
    .sort((a, b) => b.word.length - a.word.length));
}

/**
 * Each term as the spellings of which one must be there, at most eight terms; of less than two letters there is none.
 * @param typed '๒ แบ่งซื้อถนน' → [['แบ่งซื้อ', 'แบ่งจ้าง', …], ['ถนน', …]]
 */
export function searchTerms(typed: string): string[][] {
  const terms = typed.split(/\s+/u).flatMap((part) => termsIn(foldBare(part)));
  return terms.filter(([word]) => word!.length >= 2).slice(0, mostTerms);
}

function termsIn(part: string): string[][] {
  const found = knownWords().find(({ word }) => part.includes(word));
  if (!found) return [[part]];
  const at = part.indexOf(found.word);
  const before = part.slice(0, at);
  const after = part.slice(at + found.word.length);
  return [...termsIn(before), found.group, ...termsIn(after)];
}

/**
 * That a folded text holds one spelling of each term, read letter by letter.
 * @param terms one or more
 */
export function holdsEach(text: RawBuilder<unknown>, terms: readonly string[][]): RawBuilder<unknown> {
  const one = (spellings: readonly string[]) =>
    sql`(${sql.join(
      spellings.map((word) => sql`strpos(${text}, ${word}) > 0`),
      sql` OR `,
    )})`;
  return sql.join(terms.map(one), sql` AND `);
}

/** Of so many of the newest questions, so many that hold the words make them common. */
const tried = 1000;
const common = 25;
/** Rare words that are gathered after all are no more than this: then they were common longer ago. */
const mostGathered = 3000;

/**
 * Which consultations hold one spelling of each term, as a condition on `office.consultations c`.
 * Rare words are found by the index, common ones by reading on until a page is full: each is slow the other way.
 */
export async function holdsWords(tx: Tx, typed: string): Promise<RawBuilder<unknown>> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return sql`false`;
  const all = holdsEach(sql`c.search_text`, terms);
  if (await isCommon(tx, all)) return all;
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM office.consultations_holding(${JSON.stringify(terms)}::jsonb, ${mostGathered + 1}) AS id`.execute(
    tx,
  );
  return rows.length > mostGathered
    ? all
    : sql`c.consultation_id = ANY (${rows.map(({ id }) => id)}::uuid[])`;
}

async function isCommon(tx: Tx, held: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    WITH newest AS MATERIALIZED (
      SELECT c.search_text FROM office.consultations c WHERE c.area_no = (SELECT office.my_area_no())
      ORDER BY c.received_at DESC, c.consultation_id DESC LIMIT ${tried}
    )
    SELECT count(*)::int AS n FROM newest c WHERE ${held}`.execute(tx);
  return rows[0]!.n >= common;
}

/** What a question is found by, for its column. */
export const searchText = (question: string): string => foldBare(question);
