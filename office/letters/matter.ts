/** What a letter belongs to: a watch item, a recommendation, an enrolment. Its addressee never sees this. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { MatterKind } from './kinds.ts';
import { secretHasNoCopy } from './problems.ts';

interface Asked {
  aboutKind?: MatterKind | undefined;
  aboutId?: string | undefined;
}

/** @throws Problem letters.secret_has_no_copy: a link would say what a ลับ letter is about */
export async function linkMatter(
  tx: Tx,
  to: { letterId: string } | { incomingId: string },
  secrecy: 'ordinary' | 'secret',
  { aboutKind, aboutId }: Asked,
): Promise<void> {
  if (aboutKind === undefined || aboutId === undefined) return;
  if (secrecy === 'secret') throw secretHasNoCopy();
  const { letterId = null, incomingId = null } = to as { letterId?: string; incomingId?: string };
  await sql`
    INSERT INTO office.letter_matters (letter_id, incoming_id, about_kind, about_id)
    VALUES (${letterId}, ${incomingId}, ${aboutKind}, ${aboutId})`.execute(tx);
}
