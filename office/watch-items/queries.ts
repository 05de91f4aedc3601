/** Questions of the desk: the list with its filters, and one item with everything on it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ItemOutcome, ItemState } from './states.ts';

export interface ItemFilters {
  /** `open`: every rung, not ended. */
  state?: ItemState | 'open' | 'all';
  areaNo?: number | undefined;
  provinceIso?: string | undefined;
  process?: string | undefined;
  due?: 'overdue' | 'week' | undefined;
  agencyId?: string | undefined;
  /** From 1. */
  page?: number | undefined;
}

export interface ItemRow {
  id: string;
  number: string;
  title: string;
  agencyId: string;
  agencyName: string;
  process: string;
  processOther: string | null;
  areaNo: number | null;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  state: ItemState;
  outcome: ItemOutcome | null;
  reviewOn: string;
  /** The earliest day of anything still to do: the review, or an open step. */
  nextDueOn: string;
  openSteps: number;
  openRecommendations: number;
  sources: number;
  openedAt: Date;
}

const pageSize = 50;

/** Earliest due first; ended ones last ended first. */
export async function listItems(
  tx: Tx,
  filters: ItemFilters = {},
): Promise<{ rows: ItemRow[]; total: number; pages: number }> {
  const page = Math.max(1, Math.trunc(filters.page ?? 1));
  const { rows } = await sql<ItemRow & { total: number }>`
    WITH open_steps AS (
      SELECT watch_item_id, count(*) AS n, min(due_on) AS first_due_on FROM office.watch_steps
      WHERE state = 'planned' GROUP BY watch_item_id
    ),
    page AS (
      SELECT i.*, coalesce(s.n, 0) AS open_steps, least(i.review_on, s.first_due_on) AS next_due_on, count(*) OVER () AS total
      FROM office.watch_items i LEFT JOIN open_steps s USING (watch_item_id)
      WHERE ${conditionOf(filters)} ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
    )
    SELECT i.watch_item_id AS id, i.number, i.title, i.agency_id AS "agencyId", a.name_th AS "agencyName", i.process,
      i.process_other AS "processOther", i.area_no AS "areaNo", i.province_iso AS "provinceIso", p.name_th AS "provinceTh",
      p.name_en AS "provinceEn", i.state, i.outcome, i.review_on AS "reviewOn", i.next_due_on AS "nextDueOn",
      i.open_steps AS "openSteps", i.opened_at AS "openedAt",
      (SELECT count(*) FROM office.watch_sources x WHERE x.watch_item_id = i.watch_item_id) AS sources,
      (SELECT count(*) FROM office.watch_recommendations l JOIN office.recommendations r USING (recommendation_id)
        WHERE l.watch_item_id = i.watch_item_id AND r.state NOT IN ('verified', 'ended')) AS "openRecommendations", i.total
    FROM page i JOIN office.agencies a USING (agency_id) LEFT JOIN office.provinces p ON p.province_iso = i.province_iso
    ORDER BY i.state = 'ended', CASE WHEN i.state <> 'ended' THEN i.next_due_on END, i.ended_at DESC, i.number`.execute(
    tx,
  );
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

/** What is due first; of the ended, what ended last. */
const nextDue = sql`least(i.review_on, s.first_due_on)`;
const order = sql`i.state = 'ended', CASE WHEN i.state <> 'ended' THEN ${nextDue} END, i.ended_at DESC, i.number`;
const bangkokDay = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;

function conditionOf(filters: ItemFilters) {
  const { state = 'open', areaNo, provinceIso, process, due, agencyId } = filters;
  const conditions = [
    state === 'open' ? sql`i.state <> 'ended'` : state === 'all' ? sql`true` : sql`i.state = ${state}`,
    ...(areaNo === undefined ? [] : [sql`i.area_no = ${areaNo}`]),
    ...(provinceIso === undefined ? [] : [sql`i.province_iso = ${provinceIso}`]),
    ...(process === undefined ? [] : [sql`i.process = ${process}`]),
    ...(agencyId === undefined ? [] : [sql`i.agency_id = ${agencyId}`]),
    ...(due === 'overdue' ? [sql`i.state <> 'ended' AND ${nextDue} < ${bangkokDay}`] : []),
    ...(due === 'week' ? [sql`i.state <> 'ended' AND ${nextDue} <= ${bangkokDay} + 7`] : []),
  ];
  return sql.join(conditions, sql` AND `);
}

export interface Item extends Omit<ItemRow, 'nextDueOn' | 'openSteps' | 'openRecommendations' | 'sources'> {
  version: number;
  summary: string | null;
  districtCode: string | null;
  districtTh: string | null;
  districtEn: string | null;
  openedBy: string | null;
  endedBy: string | null;
  endedAt: Date | null;
  follows: { id: string; number: string } | null;
  isDemonstration: boolean;
}

/** @throws Problem office.not_found, also for those who may see only a part */
export async function readItem(tx: Tx, id: string): Promise<Item> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Item>`
    SELECT i.watch_item_id AS id, i.number, i.title, i.agency_id AS "agencyId", a.name_th AS "agencyName", i.process,
      i.process_other AS "processOther", i.area_no AS "areaNo", i.province_iso AS "provinceIso", p.name_th AS "provinceTh",
      p.name_en AS "provinceEn", i.state, i.outcome, i.review_on AS "reviewOn", i.opened_at AS "openedAt", i.version, i.summary,
      i.district_code AS "districtCode", d.name_th AS "districtTh", d.name_en AS "districtEn", o.full_name AS "openedBy",
      e.full_name AS "endedBy", i.ended_at AS "endedAt", i.is_demonstration AS "isDemonstration",
      CASE WHEN f.number IS NOT NULL THEN jsonb_build_object('id', f.watch_item_id, 'number', f.number) END AS follows
    FROM office.watch_items i JOIN office.agencies a USING (agency_id)
    LEFT JOIN office.provinces p ON p.province_iso = i.province_iso
    LEFT JOIN office.districts d ON d.district_code = i.district_code AND d.valid_to_on IS NULL
    LEFT JOIN office.people o ON o.person_id = i.opened_by LEFT JOIN office.people e ON e.person_id = i.ended_by
    LEFT JOIN office.watch_items f ON f.watch_item_id = i.follows_watch_item_id
    WHERE i.watch_item_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
