/**
 * A phone sends what it scanned, now or hours later: each scan under its own id, so that sending twice changes
 * nothing. Nothing is thrown away: what cannot count is kept with the reason, and shown.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { openDoor, placeOf } from '../meeting.ts';
import { recount } from '../recount.ts';
import { attendanceSubject, wayNames, type Trouble, type Way } from '../states.ts';

const instant = v.pipe(v.string(), v.isoTimestamp(), v.maxLength(40));
const scan = v.object({
  id: rowId,
  /** The keyed mark of the code, made by the page; '' where what was read can be no code. */
  codeHash: v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/u)),
  way: v.picklist(wayNames),
  at: instant,
});

export interface ScanTold {
  id: string;
  trouble: Trouble | null;
  /** Null where the code is not one of this meeting. */
  name: string | null;
}

export const takeInScans = action({
  name: 'attendance.take_in_scans',
  may: 'attendance:record',
  writes: 'attendance.scans_taken_in',
  subject: attendanceSubject,
  from: 'new',
  input: v.object({
    activityId: rowId,
    sentAt: instant,
    scans: v.pipe(v.array(scan), v.minLength(1), v.maxLength(200)),
  }),
  async run({ tx, me }, { activityId, sentAt, scans }) {
    const meeting = await openDoor(tx, activityId);
    // What the phone's clock is wrong by, seen by when it says that it sends.
    const offMs = clockError(new Date(sentAt), new Date());
    const people: string[] = [];
    // In one order for everybody: two phones that send the same scans at once wait for each other and never for ever.
    for (const one of scans.toSorted((a, b) => a.id.localeCompare(b.id))) {
      const participantId = await whose(tx, activityId, one.codeHash);
      const at = new Date(new Date(one.at).getTime() + offMs);
      if (await keepScan(tx, { ...one, activityId, participantId, saidAt: one.at, at, by: me.personId }))
        people.push(...(participantId ? [participantId] : []));
    }
    await recount(tx, activityId, { first: meeting.onDay, last: meeting.endsOn }, people);
    const told = await toldOf(
      tx,
      activityId,
      scans.map(({ id }) => id),
    );
    return {
      subjectId: activityId,
      place: placeOf(meeting),
      data: { scans: scans.length, new: people.length },
      result: told,
    };
  },
});

/** Under a minute is the way of the line, and no error. */
function clockError(sentAt: Date, now: Date): number {
  const off = now.getTime() - sentAt.getTime();
  return Math.abs(off) < 60_000 ? 0 : off;
}

async function whose(tx: Tx, activityId: string, codeHash: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT participant_id AS id FROM office.attendance_codes
    WHERE activity_id = ${activityId} AND code_mark = ${Buffer.from(codeHash, 'hex')}`.execute(tx);
  return rows[0]?.id ?? null;
}

interface Kept {
  id: string;
  activityId: string;
  participantId: string | null;
  way: Way;
  saidAt: string;
  at: Date;
  by: string;
}

/** @returns whether it was new */
async function keepScan(
  tx: Tx,
  { id, activityId, participantId, way, saidAt, at, by }: Kept,
): Promise<boolean> {
  const trouble = participantId === null ? 'unknown_code' : null;
  const { rows } = await sql`
    INSERT INTO office.attendance_scans (scan_id, activity_id, participant_id, way, how, said_at, at, trouble, recorded_by)
    VALUES (${id}, ${activityId}, ${participantId}, ${way}, 'scanner', ${saidAt}, ${at}, ${trouble}, ${by})
    ON CONFLICT (scan_id) DO NOTHING RETURNING 1 AS kept`.execute(tx);
  return rows.length === 1;
}

async function toldOf(tx: Tx, activityId: string, ids: readonly string[]): Promise<ScanTold[]> {
  const { rows } = await sql<ScanTold>`
    SELECT s.scan_id AS id, s.trouble, nullif(trim(concat(p.prefix, p.given_name, ' ', p.family_name)), '') AS name
    FROM office.attendance_scans s LEFT JOIN office.participants p USING (participant_id)
    WHERE s.activity_id = ${activityId} AND s.scan_id = ANY (${ids}::uuid[])`.execute(tx);
  return rows;
}
