/**
 * Somebody signs in with the code on the own card and the code on the wall. Who asks has no account: the system
 * looks for them, tells nothing but "done" or one same refusal, and guessing costs a wait.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import { recordEvent } from '#office/action.ts';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { takeTurn, turnSucceeded } from '#office/staff/sign-in/throttle.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { codeHash, isRoomCode, typedCode } from './codes.ts';
import { codeNoGood } from './problems.ts';
import { recount } from './recount.ts';
import type { Way } from './states.ts';

export interface OwnSign {
  code: unknown;
  room: unknown;
  way: Way;
}

interface Found {
  activityId: string;
  participantId: string;
  onDay: string;
  endsOn: string | null;
  areaNo: number | null;
  provinceIso: string | null;
  isUsed: boolean;
}

/** @throws Problem attendance.code_no_good, sign_in.wait */
export async function signSelf(store: Store, door: Door, own: OwnSign, knock: Knock): Promise<void> {
  const turn = await takeTurn(door, 'attendance', null, knock);
  const now = door.now();
  await store.within({ kind: 'system', job: 'attendance' }, async (tx) => {
    const found = await codeOf(tx, codeHash(door.keys, typedCode(own.code)), own.way);
    const isOfRoom = isRoomCode(door.keys, found?.activityId ?? 'none', own.room, now);
    if (!found || !isOfRoom || found.isUsed || !isOnDay(found, bangkokToday(now))) throw codeNoGood();
    await keep(tx, found, own.way, now);
  });
  await door.store.signIn((tx) => turnSucceeded(tx, turn));
}

const isOnDay = ({ onDay, endsOn }: Found, on: string) => on >= onDay && on <= (endsOn ?? onDay);

/** The row stays locked: the same code sent by two phones at once signs one in. */
async function codeOf(tx: Tx, hash: string, way: Way): Promise<Found | null> {
  const { rows } = await sql<Found>`
    SELECT c.activity_id AS "activityId", c.participant_id AS "participantId", a.on_day AS "onDay", a.ends_on AS "endsOn",
      a.area_no AS "areaNo", a.province_iso AS "provinceIso"
    FROM office.attendance_codes c JOIN office.activities a USING (activity_id)
    WHERE c.code_mark = ${Buffer.from(hash, 'hex')} AND a.state IN ('announced', 'held') AND a.on_day IS NOT NULL
    FOR UPDATE OF c`.execute(tx);
  const found = rows[0];
  if (!found) return null;
  const used = await sql<{ used: boolean }>`
    SELECT EXISTS (SELECT FROM office.attendance_scans s WHERE s.activity_id = ${found.activityId}
      AND s.participant_id = ${found.participantId} AND s.how = 'self' AND s.way = ${way}) AS used`.execute(
    tx,
  );
  return { ...found, isUsed: used.rows[0]!.used };
}

async function keep(tx: Tx, found: Found, way: Way, now: Date): Promise<void> {
  const { activityId, participantId, onDay, endsOn, areaNo, provinceIso } = found;
  await sql`INSERT INTO office.attendance_scans (scan_id, activity_id, participant_id, way, how, said_at, at)
    VALUES (${randomUUID()}, ${activityId}, ${participantId}, ${way}, 'self', ${now}, ${now})`.execute(tx);
  await recount(tx, activityId, { first: onDay, last: endsOn }, [participantId]);
  await recordEvent(tx, {
    name: 'attendance.signed',
    subjectKind: 'meeting',
    subjectId: activityId,
    place: { areaNo, provinceIso },
    data: { way, how: 'self' },
  });
}
