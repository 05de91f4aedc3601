/** Works attendances out anew from all scans of some people at a meeting; in the transaction that brought new ones. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { reckon, type Days, type Scan } from './reckon.ts';
import type { How, Trouble } from './states.ts';

interface Row extends Scan {
  participantId: string;
  how: How;
  trouble: Trouble | null;
}

/** An officer's decision stands: the scans are marked, the attendance stays as settled. */
export async function recount(
  tx: Tx,
  activityId: string,
  days: Days,
  people: readonly string[],
): Promise<void> {
  for (const participantId of [...new Set(people)].sort()) {
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`attendance ${activityId} ${participantId}`}))`.execute(
      tx,
    );
    const { rows } = await sql<Row>`
      SELECT scan_id AS id, participant_id AS "participantId", way, how, at, received_at AS "receivedAt", trouble
      FROM office.attendance_scans WHERE activity_id = ${activityId} AND participant_id = ${participantId}
      ORDER BY received_at, scan_id`.execute(tx);
    if (rows.length > 0) await keep(tx, activityId, rows, days);
  }
}

async function keep(tx: Tx, activityId: string, rows: readonly Row[], days: Days): Promise<void> {
  const { inAt, outAt, minutes, troubles } = reckon(rows, days);
  for (const { id, trouble } of rows) {
    const now = troubles.get(id) ?? null;
    if (now !== trouble)
      await sql`UPDATE office.attendance_scans SET trouble = ${now} WHERE scan_id = ${id}`.execute(tx);
  }
  const open = [...troubles.values()].filter((one) => one !== 'double').length;
  const { participantId, how } = rows[0]!;
  await sql`
    INSERT INTO office.attendances AS a (activity_id, participant_id, in_at, out_at, minutes, how, trouble_count)
    VALUES (${activityId}, ${participantId}, ${inAt}, ${outAt}, ${minutes}, ${how}, ${open})
    ON CONFLICT ON CONSTRAINT attendances_once DO UPDATE SET
      in_at = CASE WHEN a.settled_by IS NULL THEN excluded.in_at ELSE a.in_at END,
      out_at = CASE WHEN a.settled_by IS NULL THEN excluded.out_at ELSE a.out_at END,
      minutes = CASE WHEN a.settled_by IS NULL THEN excluded.minutes ELSE a.minutes END,
      trouble_count = excluded.trouble_count, version = a.version + 1`.execute(tx);
}
