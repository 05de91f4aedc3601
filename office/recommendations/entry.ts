/** The history of a recommendation: what each side said and showed. Rows are only added; the agency reads them. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { EntryKind } from './states.ts';

export interface Paper {
  kind: string;
  /** ISO day of the document. */
  on: string;
  origin: string;
}

export interface NewEntry {
  kind: EntryKind;
  words?: string | undefined;
  link?: string | undefined;
  paper?: Paper | undefined;
  /** The due day that this entry set or asked for. */
  dueOn?: string | undefined;
  /** Written down by the office from the agency's letter. */
  byLetter?: boolean;
}

export async function writeEntry(tx: Tx, me: Me, id: string, entry: NewEntry): Promise<void> {
  const { kind, words, link, paper, dueOn, byLetter = false } = entry;
  await sql`
    INSERT INTO office.recommendation_entries (recommendation_id, kind, words, link, document_kind, document_on,
      document_origin, due_on, by_letter, person_id, post_id)
    VALUES (${id}, ${kind}, ${words ?? null}, ${link ?? null}, ${paper?.kind ?? null}, ${paper?.on ?? null}::date,
      ${paper?.origin ?? null}, ${dueOn ?? null}::date, ${byLetter}, ${me.personId}, ${me.postId})`.execute(
    tx,
  );
}
