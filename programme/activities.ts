/**
 * What was done and is announced in the programme, for pages that everybody reads: never a draft, whoever asks.
 * A year may hold thousands, so every list comes by the page and every total is counted by the database.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { sectorNames, type activityKinds, type attendanceBases } from './years-file.ts';

export type ActivityKind = (typeof activityKinds)[number];
export type AttendanceBasis = (typeof attendanceBases)[number];
export type Sector = (typeof sectorNames)[number];

/** Announced at some time, or held: what anybody may know of; a condition on office.activities a. */
export const isPublic = sql`(a.announced_at IS NOT NULL OR a.state IN ('held', 'reported'))`;
/** Held, as somebody recorded; a condition on office.activities a. */
export const isDone = sql`a.state IN ('held', 'reported')`;
const bangkokDay = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;
/** To come, also what was called off, until its day has passed. */
const isAhead = sql`(a.state = 'announced' OR a.state = 'cancelled' AND a.announced_at IS NOT NULL AND a.on_day >= ${bangkokDay})`;

export const activitiesOnAPage = 20;

export interface Activity {
  id: string;
  slug: string;
  be: number;
  activityNo: 1 | 2 | null;
  kind: ActivityKind;
  areaNo: number | null;
  regionNo: number | null;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  onDay: string | null;
  reportedOn: string | null;
  startsAt: string | null;
  placeTh: string | null;
  placeEn: string | null;
  titleTh: string;
  titleEn: string;
  aboutTh: string | null;
  aboutEn: string | null;
  chairTh: string | null;
  chairEn: string | null;
  attendees: number | null;
  attendeesEstimated: boolean;
  attendeesBasis: AttendanceBasis | null;
  /** The news item or page that the number comes from. */
  attendeesLink: string | null;
  advised: number | null;
  agencies: number | null;
  source: string;
  isDemonstration: boolean;
  state: 'drafted' | 'announced' | 'held' | 'reported' | 'cancelled';
  cancelReason: string | null;
  publishedLink: string | null;
  /** It was held, as somebody recorded. */
  isDone: boolean;
  agenda: {
    startsAt: string | null;
    activityNo: 1 | 2 | null;
    titleTh: string;
    titleEn: string;
    speakerTh: string | null;
    speakerEn: string | null;
  }[];
  sectors: { sector: Sector; whoTh: string | null; whoEn: string | null; count: number | null }[];
}

const sectorOrder = `{${sectorNames.join(',')}}`;

/** A page of them; the order is by day, and the slug settles what falls on the same. */
async function activitiesWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  { most = activitiesOnAPage, page = 1, order = sql`DESC NULLS LAST` } = {},
): Promise<Activity[]> {
  const { rows } = await sql<Activity>`
    SELECT a.activity_id AS id, a.slug, a.fiscal_year_be AS be, a.activity_no AS "activityNo", a.kind, a.area_no AS "areaNo",
      a.region_no AS "regionNo", a.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn",
      a.on_day AS "onDay", a.reported_on AS "reportedOn", to_char(a.starts_at, 'HH24:MI') AS "startsAt",
      a.place_th AS "placeTh", a.place_en AS "placeEn", a.title_th AS "titleTh", a.title_en AS "titleEn",
      a.about_th AS "aboutTh", a.about_en AS "aboutEn", a.chair_th AS "chairTh", a.chair_en AS "chairEn",
      a.attendee_count AS attendees, a.attendee_count_is_estimate AS "attendeesEstimated", a.advice_count AS advised,
      a.agency_count AS agencies, a.source, a.is_demonstration AS "isDemonstration",
      a.attendance_basis AS "attendeesBasis", a.attendance_link AS "attendeesLink", a.state, a.cancel_reason AS "cancelReason",
      a.published_link AS "publishedLink", a.state IN ('held', 'reported') AS "isDone",
      coalesce((SELECT jsonb_agg(jsonb_build_object('startsAt', to_char(g.starts_at, 'HH24:MI'), 'activityNo', g.activity_no,
        'titleTh', g.title_th, 'titleEn', coalesce(g.title_en, g.title_th), 'speakerTh', g.speaker_th,
        'speakerEn', coalesce(g.speaker_en, g.speaker_th)) ORDER BY g.item_no)
        FROM office.activity_agenda g WHERE g.activity_id = a.activity_id), '[]') AS agenda,
      coalesce((SELECT jsonb_agg(jsonb_build_object('sector', s.sector, 'whoTh', s.who_th, 'whoEn', s.who_en, 'count', s.attendee_count)
        ORDER BY array_position(${sectorOrder}::text[], s.sector)) FROM office.activity_sectors s WHERE s.activity_id = a.activity_id), '[]') AS sectors
    FROM office.activities a LEFT JOIN office.provinces p ON p.province_iso = a.province_iso
    WHERE ${condition} ORDER BY coalesce(a.on_day, a.reported_on) ${order}, a.slug
    LIMIT ${most} OFFSET ${(page - 1) * most}`.execute(tx);
  return rows;
}

/** One, whatever its state, as far as the viewer may see it; null where there is none. */
export async function activityById(tx: Tx, id: string): Promise<Activity | null> {
  return (await activitiesWhere(tx, sql`a.activity_id = ${id}`))[0] ?? null;
}

/** Where and when, of a list. */
export interface Where {
  be?: number;
  areaNo?: number;
  provinceIso?: string;
}

const within = ({ be, areaNo, provinceIso }: Where) =>
  sql.join(
    [
      isPublic,
      ...(be === undefined ? [] : [sql`a.fiscal_year_be = ${be}`]),
      ...(areaNo === undefined ? [] : [sql`a.area_no = ${areaNo}`]),
      ...(provinceIso === undefined ? [] : [sql`a.province_iso = ${provinceIso}`]),
    ],
    sql` AND `,
  );

/** The newest first. */
export const activitiesOfYear = (tx: Tx, be: number, page = 1) =>
  activitiesWhere(tx, within({ be }), { page });
export const activitiesOfArea = (tx: Tx, areaNo: number, page = 1) =>
  activitiesWhere(tx, within({ areaNo }), { page });
export const activitiesOfProvince = (tx: Tx, provinceIso: string, page = 1) =>
  activitiesWhere(tx, within({ provinceIso }), { page });

/** What was held, the newest first. */
export const activitiesDone = (tx: Tx, where: Where, { page = 1, most = activitiesOnAPage } = {}) =>
  activitiesWhere(tx, sql`${within(where)} AND ${isDone}`, { page, most });

/** What is to come, the nearest first. */
export const activitiesAhead = (tx: Tx, where: Where, most = activitiesOnAPage) =>
  activitiesWhere(tx, sql`${within(where)} AND ${isAhead}`, { most, order: sql`ASC NULLS LAST` });

/** Pages of a list, at least one. */
export async function activityPages(tx: Tx, where: Where, onlyDone = false): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM office.activities a
    WHERE ${within(where)} AND (NOT ${onlyDone}::boolean OR ${isDone})`.execute(tx);
  return Math.max(1, Math.ceil(rows[0]!.n / activitiesOnAPage));
}
