/**
 * What an officer types to find a question again. Thai is written without spaces between words, so a known word is found
 * inside what was typed; each stands with the words that askers use for the same thing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { parse } from 'yaml';
import { foldBare } from '#kernel/thai-text.ts';

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
 * @param text a folded column of the row, as `searchText` wrote it
 * @param terms one or more
 */
export function holdsAll(text: RawBuilder<unknown>, terms: readonly string[][]): RawBuilder<unknown> {
  const one = (spellings: readonly string[]) =>
    sql`(${sql.join(
      spellings.map((word) => sql`strpos(${text}, ${word}) > 0`),
      sql` OR `,
    )})`;
  return sql.join(terms.map(one), sql` AND `);
}

/** What a question is found by, for its column. */
export const searchText = (question: string): string => foldBare(question);
