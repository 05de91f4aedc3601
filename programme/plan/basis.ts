/** What a year rests on: the plans that somebody ties to it, and those that were for that year by their own dates. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface BasisNode {
  id: string;
  kind: 'law' | 'strategy' | 'master_plan' | 'action_plan';
  titleTh: string;
  titleEn: string;
  partTh: string | null;
  partEn: string | null;
  fromBe: number | null;
  toBe: number | null;
  amends: string | null;
  noteTh: string | null;
  noteEn: string | null;
  source: string;
  verified: boolean;
  /** Somebody ties it to the year; else it was in force then by its own dates. */
  isTied: boolean;
}

const columns = sql`n.node_id AS id, n.kind, n.title_th AS "titleTh", n.title_en AS "titleEn", n.part_th AS "partTh",
  n.part_en AS "partEn", n.valid_from_be AS "fromBe", n.valid_to_be AS "toBe", n.amends, n.note_th AS "noteTh",
  n.note_en AS "noteEn"`;
const order = sql`coalesce(n.valid_from_be, 0), coalesce(n.amends, n.node_id), n.amends NULLS FIRST`;

/** Tied ones first; a plan without dates is not taken for one of the year unless it is tied. */
export async function basisOfYear(tx: Tx, be: number): Promise<BasisNode[]> {
  const { rows } = await sql<BasisNode>`
    SELECT ${columns}, coalesce(y.source, n.source) AS source, coalesce(y.verified, n.verified) AS verified,
      y.node_id IS NOT NULL AS "isTied"
    FROM office.plan_nodes n
    LEFT JOIN office.year_nodes y ON y.node_id = n.node_id AND y.fiscal_year_be = ${be}
    WHERE y.node_id IS NOT NULL OR ${be} BETWEEN n.valid_from_be AND n.valid_to_be
    ORDER BY y.node_id IS NULL, ${order}`.execute(tx);
  return rows;
}

/** What a year may rest on: plans whose dates hold it, or that have none. */
export async function nodesFor(tx: Tx, be: number): Promise<Omit<BasisNode, 'isTied'>[]> {
  const { rows } = await sql<Omit<BasisNode, 'isTied'>>`
    SELECT ${columns}, n.source, n.verified FROM office.plan_nodes n
    WHERE ${be} >= coalesce(n.valid_from_be, ${be}) AND ${be} <= coalesce(n.valid_to_be, ${be})
    ORDER BY ${order}`.execute(tx);
  return rows;
}

export interface YearStanding {
  version: number;
  isVerified: boolean;
  modelsPerArea: number | null;
}

/** How a year stands for whoever may correct it; null where there is none. */
export async function yearStanding(tx: Tx, be: number): Promise<YearStanding | null> {
  const { rows } = await sql<YearStanding>`
    SELECT version, verified AS "isVerified", model_quota_per_area AS "modelsPerArea"
    FROM office.fiscal_years WHERE fiscal_year_be = ${be}`.execute(tx);
  return rows[0] ?? null;
}
