/** A level's word on a revision: accepted, sent back, or taken back. A further row each time. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { newerRevision, notYourLevel } from './problems.ts';
import { readReturnRow, type ReturnRow } from './queries.ts';
import { noteMoment } from './revision.ts';
import { levels, type ReturnDecision, type ReturnLevel } from './states.ts';

/** @throws Problem returns.not_your_level, returns.newer_revision */
export async function decide(
  tx: Tx,
  me: Me,
  word: {
    id: string;
    revisionNo: number;
    level: ReturnLevel;
    decision: ReturnDecision;
    reason: string | null;
  },
): Promise<ReturnRow> {
  if (levels[word.level].role !== me.role) throw notYourLevel();
  const row = await readReturnRow(tx, word.id);
  if (row.revisionNo !== word.revisionNo) throw newerRevision(row.revisionNo);
  const { rows } = await sql<{ moment: string }>`
    INSERT INTO office.return_decisions (moment, quarterly_return_id, revision_no, level, decision, reason, decided_by)
    VALUES (office.next_moment(), ${word.id}::uuid, ${word.revisionNo}, ${word.level}, ${word.decision}, ${word.reason},
      ${me.personId}::uuid) RETURNING moment::text`.execute(tx);
  await noteMoment(tx, word.id, rows[0]!.moment);
  return row;
}

export const placeOf = ({ agencyId, provinceIso, areaNo }: ReturnRow) => ({ agencyId, provinceIso, areaNo });
