/** Who was at a meeting, as its door has it; totals by sector from the sign-ins alone. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AnySector } from '../participants/sectors.ts';
import { readDoor, type Meeting } from './meeting.ts';
import type { How, Trouble, Way } from './states.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Of one person in two merged entries there is one; a row without any time waits for an officer's decision. */
const counts = sql`a.state = 'present' AND (a.in_at IS NOT NULL OR a.out_at IS NOT NULL)`;

export interface SectorTotal {
  sector: AnySector;
  count: number;
}

/** People who signed, by the sector of that day; basis "signed", never added to a count or an estimate. */
export async function signedBySector(tx: Tx, activityId: string): Promise<SectorTotal[]> {
  const { rows } = await sql<SectorTotal>`
    SELECT a.sector, count(DISTINCT coalesce(p.merged_into, p.participant_id, a.participant_id))::int AS count
    FROM office.attendances a LEFT JOIN office.participants p USING (participant_id)
    WHERE a.activity_id = ${activityId} AND ${counts} GROUP BY a.sector ORDER BY count DESC, a.sector`.execute(
    tx,
  );
  return rows;
}

export interface Attendance {
  id: string;
  participantId: string;
  prefix: string | null;
  givenName: string | null;
  familyName: string | null;
  organisation: string | null;
  sector: AnySector;
  inAt: Date | null;
  outAt: Date | null;
  minutes: number | null;
  how: How;
  troubleCount: number;
  isSettled: boolean;
  state: 'present' | 'withdrawn';
  version: number;
}

const columns = sql`a.attendance_id AS id, a.participant_id AS "participantId", p.prefix, p.given_name AS "givenName",
  p.family_name AS "familyName", a.organisation, a.sector, a.in_at AS "inAt", a.out_at AS "outAt", a.minutes, a.how,
  a.trouble_count AS "troubleCount", a.settled_by IS NOT NULL AS "isSettled", a.state, a.version`;

const pageSize = 100;

/** A page of those who were there: what waits for a decision first, then by name. */
export async function attendances(
  tx: Tx,
  { activityId, page }: { activityId: string; page: number },
): Promise<{ people: Attendance[]; more: boolean }> {
  const { rows } = await sql<Attendance>`
    SELECT ${columns} FROM office.attendances a LEFT JOIN office.participants p USING (participant_id)
    WHERE a.activity_id = ${activityId}
    ORDER BY (a.trouble_count > 0 AND a.settled_by IS NULL) DESC, p.name_key, a.attendance_id
    LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`.execute(tx);
  return { people: rows.slice(0, pageSize), more: rows.length > pageSize };
}

/** @throws Problem office.not_found */
export async function readAttendance(tx: Tx, id: string): Promise<Attendance & { activityId: string }> {
  const { rows } = await sql<Attendance & { activityId: string }>`
    SELECT ${columns}, a.activity_id AS "activityId"
    FROM office.attendances a LEFT JOIN office.participants p USING (participant_id)
    WHERE a.attendance_id = ${uuid.test(id) ? id : null}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The meeting of an attendance. @throws Problem office.not_found */
export async function meetingOf(tx: Tx, attendanceId: string): Promise<Meeting> {
  const { activityId } = await readAttendance(tx, attendanceId);
  return readDoor(tx, activityId);
}

export interface ScanSeen {
  id: string;
  way: Way;
  how: How;
  at: Date;
  saidAt: Date;
  receivedAt: Date;
  trouble: Trouble | null;
}

const scanColumns = sql`scan_id AS id, way, how, at, said_at AS "saidAt", received_at AS "receivedAt", trouble`;

/** Everything that was scanned of one person at one meeting, in order of time. */
export async function scansOf(
  tx: Tx,
  { activityId, participantId }: Pick<Attendance, 'participantId'> & { activityId: string },
): Promise<ScanSeen[]> {
  const { rows } = await sql<ScanSeen>`
    SELECT ${scanColumns} FROM office.attendance_scans
    WHERE activity_id = ${activityId} AND participant_id = ${participantId} ORDER BY at, scan_id LIMIT 200`.execute(
    tx,
  );
  return rows;
}

/** Scans of codes that are none of this meeting, newest first. */
export async function unknownScans(tx: Tx, activityId: string): Promise<ScanSeen[]> {
  const { rows } = await sql<ScanSeen>`
    SELECT ${scanColumns} FROM office.attendance_scans
    WHERE activity_id = ${activityId} AND participant_id IS NULL ORDER BY received_at DESC LIMIT 50`.execute(
    tx,
  );
  return rows;
}

export interface Expected {
  participantId: string;
  prefix: string | null;
  givenName: string | null;
  familyName: string | null;
  organisation: string | null;
  issueNo: number;
  hasCome: boolean;
}

/** Who has a code, by name. */
export async function expectedAt(tx: Tx, activityId: string): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    SELECT c.participant_id AS "participantId", p.prefix, p.given_name AS "givenName", p.family_name AS "familyName", p.organisation,
      c.issue_no AS "issueNo", EXISTS (SELECT FROM office.attendances a
        WHERE a.activity_id = c.activity_id AND a.participant_id = c.participant_id AND a.state = 'present') AS "hasCome"
    FROM office.attendance_codes c JOIN office.participants p USING (participant_id)
    WHERE c.activity_id = ${activityId} ORDER BY p.name_key, c.participant_id LIMIT 1000`.execute(tx);
  return rows;
}

/** The number of the code that the person has for this meeting; 0 where there is none yet. */
export async function issuesOf(tx: Tx, activityId: string, participantId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT issue_no AS n FROM office.attendance_codes WHERE activity_id = ${activityId} AND participant_id = ${participantId}`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Minutes that a person took part, by fiscal year; null where one day's are not known. */
export async function hoursByYear(
  tx: Tx,
  participantId: string,
): Promise<{ be: number; meetings: number; minutes: number | null }[]> {
  const { rows } = await sql<{ be: number; meetings: number; minutes: number | null }>`
    SELECT v.fiscal_year_be AS be, count(DISTINCT a.activity_id)::int AS meetings,
      CASE WHEN bool_and(a.minutes IS NOT NULL) THEN sum(a.minutes)::int END AS minutes
    FROM office.attendances a JOIN office.activities v USING (activity_id)
    WHERE ${counts} AND a.participant_id = ANY (
      ${participantId}::uuid || ARRAY(SELECT m.participant_id FROM office.participants m WHERE m.merged_into = ${participantId}))
    GROUP BY v.fiscal_year_be ORDER BY v.fiscal_year_be DESC`.execute(tx);
  return rows;
}
