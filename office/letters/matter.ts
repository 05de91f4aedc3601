/** What a letter belongs to: a watch item, a recommendation, an enrolment. Its addressee never sees this. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { notFound } from '../problems.ts';
import type { MatterKind } from './kinds.ts';
import { secretHasNoCopy, wordsOfAWarning } from './problems.ts';
import { uuidOrNull } from './queries.ts';

interface Asked {
  aboutKind?: MatterKind | undefined;
  aboutId?: string | undefined;
}

/** Where each kind of matter stands. */
const homes = {
  watch_item: { table: 'office.watch_items', key: 'watch_item_id' },
  recommendation: { table: 'office.recommendations', key: 'recommendation_id' },
  agency_enrolment: { table: 'office.agency_invitations', key: 'invitation_id' },
  meeting: { table: 'office.activities', key: 'activity_id' },
  province_invitation: { table: 'office.province_invitations', key: 'invitation_id' },
  selection: { table: 'office.selections', key: 'selection_id' },
  urgent_warning: { table: 'office.urgent_warnings', key: 'warning_id' },
} as const satisfies Record<MatterKind, { table: string; key: string }>;

/** Whether the viewer knows of it. */
async function isThere(tx: Tx, kind: MatterKind, id: string): Promise<boolean> {
  const { table, key } = homes[kind];
  const { rows } = await sql`
    SELECT 1 FROM ${sql.table(table)} WHERE ${sql.ref(key)} = ${uuidOrNull(id)}::uuid`.execute(tx);
  return rows.length > 0;
}

/**
 * @throws Problem letters.secret_has_no_copy: a link would say what a ลับ letter is about; office.not_found for a
 * matter that is not there or not the drafter's
 */
export async function linkMatter(
  tx: Tx,
  to: { letterId: string } | { incomingId: string },
  secrecy: 'ordinary' | 'secret',
  { aboutKind, aboutId }: Asked,
): Promise<void> {
  if (aboutKind === undefined || aboutId === undefined) return;
  if (secrecy === 'secret') throw secretHasNoCopy();
  if (!(await isThere(tx, aboutKind, aboutId))) throw notFound();
  const { letterId = null, incomingId = null } = to as { letterId?: string; incomingId?: string };
  await sql`
    INSERT INTO office.letter_matters (letter_id, incoming_id, about_kind, about_id)
    VALUES (${letterId}, ${incomingId}, ${aboutKind}, ${aboutId})`.execute(tx);
}

/** @throws Problem letters.words_of_a_warning: those are composed from what the warning says, and not typed over */
export async function mustBeFreelyWorded(tx: Tx, letterId: string): Promise<void> {
  const { rows } = await sql`
    SELECT FROM office.letter_matters WHERE letter_id = ${letterId} AND about_kind = 'urgent_warning'`.execute(
    tx,
  );
  if (rows.length > 0) throw wordsOfAWarning();
}
