/** Questions about meetings: a page of the list, and one meeting whole. Row-level security keeps drafts to their desk. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { activityById, type Activity, type ActivityKind } from '../activities.ts';
import type { MeetingState } from './states.ts';

export interface MeetingRow {
  id: string;
  be: number;
  kind: ActivityKind;
  state: MeetingState;
  provinceTh: string | null;
  provinceEn: string | null;
  onDay: string | null;
  reportedOn: string | null;
  titleTh: string;
  titleEn: string;
  isDemonstration: boolean;
}

export interface MeetingFilters {
  be?: number;
  state?: MeetingState;
  kind?: ActivityKind;
  provinceIso?: string;
  areaNo?: number;
  page?: number;
}

export const meetingsOnAPage = 30;

/** Meetings, the announced before the others, the latest day first; one without a day by the news that tells of it. */
export async function listMeetings(
  tx: Tx,
  { be, state, kind, provinceIso, areaNo, page = 1 }: MeetingFilters,
): Promise<{ rows: MeetingRow[]; total: number; pages: number }> {
  const fits = sql`(${be ?? null}::int IS NULL OR a.fiscal_year_be = ${be ?? null}::int)
    AND (${state ?? null}::text IS NULL OR a.state = ${state ?? null})
    AND (${kind ?? null}::text IS NULL OR a.kind = ${kind ?? null})
    AND (${provinceIso ?? null}::text IS NULL OR a.province_iso = ${provinceIso ?? null})
    AND (${areaNo ?? null}::int IS NULL OR a.area_no = ${areaNo ?? null}::int)`;
  const { rows } = await sql<MeetingRow>`
    SELECT a.activity_id AS id, a.fiscal_year_be AS be, a.kind, a.state, p.name_th AS "provinceTh", p.name_en AS "provinceEn",
      a.on_day AS "onDay", a.reported_on AS "reportedOn", a.title_th AS "titleTh", a.title_en AS "titleEn",
      a.is_demonstration AS "isDemonstration"
    FROM office.activities a LEFT JOIN office.provinces p USING (province_iso) WHERE ${fits}
    ORDER BY a.state = 'announced' DESC, a.fiscal_year_be DESC, coalesce(a.on_day, a.reported_on) DESC NULLS LAST, a.slug
    LIMIT ${meetingsOnAPage} OFFSET ${(page - 1) * meetingsOnAPage}`.execute(tx);
  const counted = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM office.activities a WHERE ${fits}`.execute(tx);
  const total = counted.rows[0]!.n;
  return { rows, total, pages: Math.max(1, Math.ceil(total / meetingsOnAPage)) };
}

export interface Meeting extends Activity {
  version: number;
  endsOn: string | null;
  endsAt: string | null;
  seats: number | null;
  wasAnnounced: boolean;
  /** The viewer's desk runs it. */
  isOwn: boolean;
}

/** @throws Problem office.not_found */
export async function readMeeting(tx: Tx, id: string): Promise<Meeting> {
  if (!v.is(rowId, id)) throw notFound();
  const activity = await activityById(tx, id);
  if (!activity) throw notFound();
  const { rows } = await sql<Omit<Meeting, keyof Activity>>`
    SELECT version, ends_on AS "endsOn", to_char(ends_at, 'HH24:MI') AS "endsAt", seat_count AS seats,
      announced_at IS NOT NULL AS "wasAnnounced", office.runs_meetings_at(area_no, province_iso) AS "isOwn"
    FROM office.activities WHERE activity_id = ${id}`.execute(tx);
  return { ...activity, ...rows[0]! };
}

/** The fiscal years in which a meeting can be, the newest first. */
export async function yearsToPlan(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ be: number }>`
    SELECT fiscal_year_be AS be FROM office.fiscal_years ORDER BY 1 DESC`.execute(tx);
  return rows.map(({ be }) => be);
}
