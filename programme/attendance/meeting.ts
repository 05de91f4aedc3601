/** The meeting whose door is kept. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { meetingClosed } from './problems.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

export interface Meeting {
  id: string;
  titleTh: string;
  titleEn: string;
  placeTh: string | null;
  placeEn: string | null;
  onDay: string | null;
  endsOn: string | null;
  state: string;
  areaNo: number | null;
  provinceIso: string | null;
  /** The number that stands in the record of the meeting, of its own basis; never added to the sign-ins. */
  recordedCount: number | null;
  recordedBasis: string | null;
  isDemonstration: boolean;
}

const columns = sql`a.activity_id AS id, a.title_th AS "titleTh", a.title_en AS "titleEn", a.place_th AS "placeTh",
  a.place_en AS "placeEn", a.on_day AS "onDay", a.ends_on AS "endsOn", a.state, a.area_no AS "areaNo",
  a.province_iso AS "provinceIso", a.attendee_count AS "recordedCount", a.attendance_basis AS "recordedBasis",
  a.is_demonstration AS "isDemonstration"`;

const mine = sql`((SELECT office.my_scope_kind()) = 'nation' OR a.province_iso = ANY ((SELECT office.my_provinces())::text[])
  OR (SELECT office.my_scope_kind()) = 'area' AND a.area_no::text = (SELECT office.my_scope_id()))`;

/** Of the viewer's place; another's is not there. @throws Problem office.not_found */
export async function readDoor(tx: Tx, activityId: string): Promise<Meeting> {
  const { rows } = await sql<Meeting>`
    SELECT ${columns} FROM office.activities a
    WHERE a.activity_id = ${uuid.test(activityId) ? activityId : null}::uuid AND ${mine}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** One to which people can be signed in. @throws Problem office.not_found, attendance.meeting_closed */
export async function openDoor(tx: Tx, activityId: string): Promise<Meeting> {
  const meeting = await readDoor(tx, activityId);
  if (meeting.state === 'cancelled' || meeting.state === 'drafted') throw meetingClosed();
  return meeting;
}

export const placeOf = ({ areaNo, provinceIso }: Meeting): Place => ({ areaNo, provinceIso });

/** Meetings of the viewer's place around today, nearest first. */
export async function doorsAround(tx: Tx): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    SELECT ${columns} FROM office.activities a
    WHERE ${mine} AND a.state IN ('announced', 'held', 'reported')
      AND a.on_day BETWEEN (now() AT TIME ZONE 'Asia/Bangkok')::date - 60 AND (now() AT TIME ZONE 'Asia/Bangkok')::date + 30
    ORDER BY abs(a.on_day - (now() AT TIME ZONE 'Asia/Bangkok')::date), a.activity_id LIMIT 50`.execute(tx);
  return rows;
}
