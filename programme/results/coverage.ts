/**
 * Who was reached: province by province and kind of agency, of one Area. What waits in a place (watch items,
 * recommendations) stands beside it for the desk of that Area alone; no place is ranked by it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface Covered {
  iso: string;
  th: string;
  en: string;
  isEnrolled: boolean;
  agencyType: string;
  agencies: number;
  /** Visited in the field or by the mobile clinic, and trained, in the year. */
  visited: number;
  trained: number;
  /** Open today. */
  items: number;
  advice: number;
  /** Neither visited nor trained in any year. */
  neverReached: number;
}

/** Days of a Buddhist fiscal year in Bangkok, as bounds of an instant. */
const begins = (be: number) => sql`make_date(${be - 544}, 10, 1)::timestamp AT TIME ZONE 'Asia/Bangkok'`;

/**
 * Whether somebody of agency `g` came to a training. The first is looked for by the agency's own key; IS TRUE keeps
 * the question out of a join, which would read an Area's hundred thousand attendances.
 */
const cameTo = (which: RawBuilder<unknown>) => sql`coalesce((
  SELECT true FROM office.attendances a WHERE a.agency_id = g.agency_id AND a.state = 'present'
    AND (a.activity_id IN (SELECT m.activity_id FROM meetings m WHERE m.is_training AND ${which})) IS TRUE LIMIT 1), false)`;

/**
 * Agencies in the Area's provinces today that are in the viewer's sight, and by which ways each was reached: by a
 * visit that was held, by somebody of it at a training, by a test that somebody of it finished.
 */
const reached = (be: number, areaNo: number) => sql`
  places AS MATERIALIZED (
    SELECT p.province_iso, p.name_th, p.name_en FROM office.provinces_today p WHERE p.area_no = ${areaNo}
  ), meetings AS MATERIALIZED (
    SELECT a.activity_id, a.fiscal_year_be = ${be} AS this_year, a.kind IN ('field_watch', 'mobile_clinic') AS is_visit,
      a.kind = 'training' OR a.activity_no = 2 AS is_training
    FROM office.activities a WHERE a.area_no = ${areaNo} AND a.state IN ('held', 'reported')
  ), visits AS MATERIALIZED (
    SELECT x.agency_id, bool_or(m.this_year) AS this_year
    FROM office.activity_agencies x JOIN meetings m USING (activity_id) WHERE m.is_visit GROUP BY 1
  ), tests AS MATERIALIZED (
    SELECT t.agency_id, bool_or(t.finished_at >= ${begins(be)} AND t.finished_at < ${begins(be + 1)}) AS this_year
    FROM office.attempts t
    WHERE t.kind = 'post' AND t.state = 'finished' AND t.area_no = ${areaNo} AND t.agency_id IS NOT NULL GROUP BY 1
  ), agencies AS MATERIALIZED (
    SELECT g.agency_id, g.name_th, g.agency_type, g.province_iso, coalesce(v.this_year, false) AS visited,
      coalesce(t.this_year, false) OR ${cameTo(sql`this_year`)} AS trained,
      v.agency_id IS NULL AND t.agency_id IS NULL AND NOT ${cameTo(sql`true`)} AS never
    FROM office.agencies g JOIN places USING (province_iso)
    LEFT JOIN visits v USING (agency_id) LEFT JOIN tests t USING (agency_id)
    WHERE g.ended_on IS NULL
  )`;

export interface Unreached {
  id: string;
  name: string;
  iso: string;
  th: string;
  en: string;
  agencyType: string;
}

export const unreachedOnAPage = 50;

export interface Coverage {
  /** By the provinces' names and the kinds of agency: no order of need. */
  covered: Covered[];
  /** Agencies that nobody visited or trained in any year: how many there are, and one page by province and name. */
  never: number;
  unreached: Unreached[];
  /** The page shown: the one asked for, or the last. */
  page: number;
  pages: number;
}

/** Both tables of an Area in one question: who was reached is looked up once for each agency. */
export async function coverageOf(tx: Tx, be: number, areaNo: number, pageAsked = 1): Promise<Coverage> {
  const { rows } = await sql<Omit<Coverage, 'pages'>>`
    WITH ${reached(be, areaNo)}, open_items AS MATERIALIZED (
      SELECT i.agency_id, count(*)::int AS n FROM office.watch_items i
      WHERE i.area_no = ${areaNo} AND i.state <> 'ended' GROUP BY 1
    ), open_advice AS MATERIALIZED (
      SELECT r.agency_id, count(*)::int AS n FROM office.recommendations r
      WHERE r.area_no = ${areaNo} AND r.state NOT IN ('verified', 'ended') GROUP BY 1
    ), covered AS (
      SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en, g.agency_type AS "agencyType",
        EXISTS (SELECT FROM office.enrolments e WHERE e.province_iso = p.province_iso AND e.fiscal_year_be = ${be}) AS "isEnrolled",
        count(*)::int AS agencies, count(*) FILTER (WHERE g.visited)::int AS visited, count(*) FILTER (WHERE g.trained)::int AS trained,
        coalesce(sum(i.n), 0)::int AS items, coalesce(sum(r.n), 0)::int AS advice, count(*) FILTER (WHERE g.never)::int AS "neverReached"
      FROM places p JOIN agencies g USING (province_iso) LEFT JOIN open_items i USING (agency_id) LEFT JOIN open_advice r USING (agency_id)
      GROUP BY p.province_iso, p.name_th, p.name_en, g.agency_type
    ), paged AS MATERIALIZED (
      SELECT count(*)::int AS never, least(greatest(${pageAsked}::int, 1), greatest(1, ceil(count(*) / ${unreachedOnAPage}::numeric)))::int AS page
      FROM agencies g WHERE g.never
    ), unreached AS (
      SELECT g.agency_id AS id, g.name_th AS name, p.province_iso AS iso, p.name_th AS th, p.name_en AS en, g.agency_type AS "agencyType"
      FROM agencies g JOIN places p USING (province_iso) WHERE g.never
      ORDER BY p.name_th COLLATE "C", g.name_th COLLATE "C", g.agency_id
      LIMIT ${unreachedOnAPage} OFFSET ((SELECT page FROM paged) - 1) * ${unreachedOnAPage}
    )
    SELECT never, page,
      coalesce((SELECT jsonb_agg(to_jsonb(c) ORDER BY c.th COLLATE "C", c."agencyType") FROM covered c), '[]') AS covered,
      coalesce((SELECT jsonb_agg(to_jsonb(u) ORDER BY u.th COLLATE "C", u.name COLLATE "C", u.id) FROM unreached u), '[]') AS unreached
    FROM paged`.execute(tx);
  const { never } = rows[0]!;
  return { ...rows[0]!, pages: Math.max(1, Math.ceil(never / unreachedOnAPage)) };
}
