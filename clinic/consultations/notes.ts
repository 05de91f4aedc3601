/** Words beside a consultation: the talk with the asker, and what stays inside. Only ever added. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { NoteKind } from './kinds.ts';

export async function addNote(
  tx: Tx,
  note: { id: string; kind: NoteKind; words: string; by: string },
): Promise<void> {
  await sql`INSERT INTO office.consultation_notes (consultation_id, kind, words, written_by)
    VALUES (${note.id}::uuid, ${note.kind}, ${note.words}, ${note.by}::uuid)`.execute(tx);
}
