/**
 * What is under way in a province or an Area, as the viewer may see it: the desk everything of its own, a
 * partner body what is shared with it. Row-level security decides; nothing here widens it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface Rungs {
  watching: number;
  preventing: number;
  deterring: number;
  halting: number;
  /** Ended in the fiscal year asked for. */
  ended: number;
  /** A partner's, of which only recommendations are shared: on which rung it stands is not. */
  notTold: number;
}

export interface Promised {
  /** Still to be answered or carried out by the agency. */
  open: number;
  /** Of these, past their day. */
  overdue: number;
  /** The agency says done; nobody confirmed it yet. */
  claimed: number;
  /** Confirmed by another person or an independent document, in the fiscal year asked for. */
  verified: number;
}

export interface Place {
  provinceIso?: string;
  areaNo?: number;
}

const bangkokDay = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;
/** First day of a Buddhist fiscal year. */
const firstDay = (be: number) => sql`make_date(${be - 544}, 10, 1)`;

const within = (place: Place, columns: { province: string; area: string }): RawBuilder<unknown> =>
  place.provinceIso === undefined
    ? sql`${sql.ref(columns.area)} = ${place.areaNo}`
    : sql`${sql.ref(columns.province)} = ${place.provinceIso}`;

const rungColumns = (state: RawBuilder<unknown>) => sql`
  count(*) FILTER (WHERE ${state} = 'watching')::int AS watching, count(*) FILTER (WHERE ${state} = 'preventing')::int AS preventing,
  count(*) FILTER (WHERE ${state} = 'deterring')::int AS deterring, count(*) FILTER (WHERE ${state} = 'halting')::int AS halting,
  count(*) FILTER (WHERE ${state} = 'ended')::int AS ended, count(*) FILTER (WHERE ${state} IS NULL)::int AS "notTold"`;

/** The desk's items by rung. For everybody else there are none: row-level security shows them no item. */
export async function itemsOfDesk(tx: Tx, place: Place, be: number): Promise<Rungs> {
  const { rows } = await sql<Rungs>`
    SELECT ${rungColumns(sql`i.state`)} FROM office.watch_items i
    WHERE ${within(place, { province: 'i.province_iso', area: 'i.area_no' })}
      AND (i.state <> 'ended' OR i.ended_at >= ${firstDay(be)})`.execute(tx);
  return rows[0]!;
}

/** Items of which something is shared with the viewer's body, by rung. */
export async function itemsShared(tx: Tx, place: Place): Promise<Rungs> {
  const { rows } = await sql<Rungs>`
    SELECT ${rungColumns(sql`s.state`)} FROM office.shared_watch_items() s
    LEFT JOIN office.provinces_today p USING (province_iso)
    WHERE ${within(place, { province: 's.province_iso', area: 'p.area_no' })}`.execute(tx);
  return rows[0]!;
}

/** Recommendations that the viewer sees. */
export async function promised(tx: Tx, place: Place, be: number): Promise<Promised> {
  const stillToDo = sql`r.state IN ('issued', 'reopened', 'accepted', 'partly_accepted', 'not_verified')`;
  const { rows } = await sql<Promised>`
    SELECT count(*) FILTER (WHERE ${stillToDo})::int AS open,
      count(*) FILTER (WHERE ${stillToDo} AND r.due_on < ${bangkokDay})::int AS overdue,
      count(*) FILTER (WHERE r.state = 'done_claimed')::int AS claimed,
      count(*) FILTER (WHERE r.verified_at >= ${firstDay(be)} AND r.state IN ('verified', 'ended'))::int AS verified
    FROM office.recommendations r WHERE ${within(place, { province: 'r.province_iso', area: 'r.area_no' })}`.execute(
    tx,
  );
  return rows[0]!;
}

export interface DueAdvice {
  id: string;
  number: string;
  agencyTh: string;
  agencyEn: string | null;
  advice: string;
  dueOn: string;
  overdue: boolean;
}

/** The earliest due, for a sheet that is read in a minute. */
export async function adviceDue(tx: Tx, place: Place, most: number): Promise<DueAdvice[]> {
  const { rows } = await sql<DueAdvice>`
    SELECT r.recommendation_id AS id, r.number, coalesce(a.name_th, r.agency_id) AS "agencyTh", a.name_en AS "agencyEn",
      left(r.advice, 160) AS advice, r.due_on AS "dueOn", r.due_on < ${bangkokDay} AS overdue
    FROM office.recommendations r LEFT JOIN office.agencies a USING (agency_id)
    WHERE r.state IN ('issued', 'reopened', 'accepted', 'partly_accepted', 'not_verified')
      AND ${within(place, { province: 'r.province_iso', area: 'r.area_no' })}
    ORDER BY r.due_on, r.number LIMIT ${most}`.execute(tx);
  return rows;
}

export interface Asked {
  kind: 'step' | 'letter';
  what: string;
  dueOn: string | null;
}

/** What the desk asked the province's office to do: steps on the ladder, and letters that wait for an answer. A ลับ letter has no subject here. */
export async function askedOfProvince(tx: Tx, provinceIso: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    SELECT 'step' AS kind, s.what, s.due_on AS "dueOn" FROM office.watch_steps s JOIN office.watch_items i USING (watch_item_id)
    WHERE s.state = 'planned' AND s.body = 'province_office' AND s.body_scope_id = ${provinceIso} AND i.state <> 'ended'
    UNION ALL
    SELECT 'letter', coalesce(l.subject_line, ''), l.reply_due_on FROM office.letters l
    WHERE l.recipient_kind = 'province' AND l.recipient_id = ${provinceIso} AND l.state IN ('dispatched', 'received')
      AND l.reply_due_on IS NOT NULL
    ORDER BY "dueOn" NULLS LAST, what LIMIT 12`.execute(tx);
  return rows;
}

/** Whether the viewer's scope holds the place at all; what it does not hold does not exist for them. */
export async function holds(tx: Tx, areaNo: number | null, provinceIso: string | null): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    SELECT office.sees(${areaNo}::int, ${provinceIso}::text, NULL, NULL) AS seen`.execute(tx);
  return rows[0]!.seen;
}
