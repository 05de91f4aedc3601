/** Meetings of a month, and how many each month of a fiscal year has, for one Area or for the reader's provinces. */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { ActivityKind } from '../activities.ts';
import type { MeetingState } from './states.ts';

export interface CalendarMeeting {
  id: string;
  kind: ActivityKind;
  state: MeetingState;
  titleTh: string;
  titleEn: string;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  onDay: string;
  /** The same day where it lasts one. */
  lastDay: string;
  startsAt: string | null;
  endsAt: string | null;
  roomTh: string | null;
  roomKey: string | null;
  /** Chair and speakers, as posts. */
  posts: string[];
  /** Invited and not declined; only for the desk that invited them. */
  agencies: { id: string; name: string }[];
}

/** null: the provinces of the reader's own scope. */
const lies = (areaNo: number | null): RawBuilder<unknown> =>
  areaNo === null
    ? sql`a.province_iso = ANY ((SELECT office.my_provinces())::text[])`
    : sql`a.area_no = ${areaNo}`;

const mostInAMonth = 400;

/** @param month 'YYYY-MM' */
export async function meetingsOfMonth(
  tx: Tx,
  areaNo: number | null,
  month: string,
): Promise<CalendarMeeting[]> {
  const first = `${month}-01`;
  const { rows } = await sql<CalendarMeeting>`
    SELECT a.activity_id AS id, a.kind, a.state, a.title_th AS "titleTh", a.title_en AS "titleEn",
      a.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn", a.on_day AS "onDay",
      coalesce(a.ends_on, a.on_day) AS "lastDay", to_char(a.starts_at, 'HH24:MI') AS "startsAt",
      to_char(a.ends_at, 'HH24:MI') AS "endsAt", a.place_th AS "roomTh", a.room_key AS "roomKey",
      array_remove(array(SELECT DISTINCT x FROM (SELECT a.chair_th AS x UNION ALL SELECT g.speaker_th FROM office.activity_agenda g
        WHERE g.activity_id = a.activity_id) AS posts), NULL) AS posts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.agency_id, 'name', i.invited_name))
        FROM office.meeting_invitations i WHERE i.activity_id = a.activity_id AND i.agency_id IS NOT NULL
          AND i.state IN ('invited', 'accepted')), '[]') AS agencies
    FROM office.activities a LEFT JOIN office.provinces p USING (province_iso)
    WHERE a.on_day BETWEEN ${first}::date - 31 AND (${first}::date + interval '1 month - 1 day')::date
      AND coalesce(a.ends_on, a.on_day) >= ${first}::date AND ${lies(areaNo)}
    ORDER BY a.on_day, a.starts_at NULLS FIRST, a.title_th, a.slug LIMIT ${mostInAMonth}`.execute(tx);
  return rows;
}

export interface MonthCount {
  /** 'YYYY-MM' */
  month: string;
  meetings: number;
  /** Trips of the mobile clinic among them. */
  clinics: number;
}

export async function monthsOfYear(tx: Tx, areaNo: number | null, be: number): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    SELECT to_char(m, 'YYYY-MM') AS month, count(a.activity_id)::int AS meetings,
      count(*) FILTER (WHERE a.kind = 'mobile_clinic')::int AS clinics
    FROM generate_series(make_date(${be - 544}, 10, 1), make_date(${be - 543}, 9, 1), interval '1 month') AS m
    LEFT JOIN office.activities a ON a.on_day >= m AND a.on_day < m + interval '1 month' AND a.state <> 'cancelled'
      AND ${lies(areaNo)}
    GROUP BY m ORDER BY m`.execute(tx);
  return rows;
}

export interface Holiday {
  on: string;
  th: string;
  en: string;
}

export async function holidaysOfMonth(tx: Tx, month: string): Promise<Holiday[]> {
  const { rows } = await sql<Holiday>`
    SELECT holiday_on::text AS on, name_th AS th, name_en AS en FROM office.holidays
    WHERE holiday_on >= ${`${month}-01`}::date AND holiday_on < ${`${month}-01`}::date + interval '1 month'
    ORDER BY holiday_on`.execute(tx);
  return rows;
}
