/**
 * Roll-up of returns at a level, now or as at a moment: per place, exact. Now is read from kept sums that are made
 * good first (migration 66); an earlier moment is counted anew from the same rows.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';
import type { ReturnLevel } from '#master-plan/returns/states.ts';
import type { Counted } from './figures.ts';

export type CountedLevel = 'submitted' | ReturnLevel;

export interface Asked {
  roundId: string;
  level: CountedLevel;
  /** Null: now. */
  moment: bigint | null;
  /** Kept sums were made good for it a moment ago. */
  isGood?: boolean;
}

/** A province in a round, with the Area and Region that it had then. */
export interface PlaceThen {
  provinceIso: string;
  areaNo: number | null;
  regionNo: number | null;
  owed: number;
}

export interface Within {
  areaNo?: number | null;
  regionNo?: number | null;
  provinceIso?: string | null;
}

/**
 * Provinces of the reader's, those too in which nobody owes a return; of one Area, Region or province where that is
 * asked. Where somebody owes, the place of the return counts, else that of the quarter's first day.
 */
export const placesOf = async (tx: Tx, roundId: string, within: Within = {}): Promise<PlaceThen[]> =>
  (await placesIn(tx, [roundId], within)).get(roundId)!;

/** Of several rounds, asked at once. */
export async function placesIn(
  tx: Tx,
  roundIds: readonly string[],
  { areaNo: area = null, regionNo: region = null, provinceIso: province = null }: Within = {},
): Promise<Map<string, PlaceThen[]>> {
  const { rows } = await sql<PlaceThen & { roundId: string }>`
    SELECT asked.id AS "roundId", p.province_iso AS "provinceIso", p.area_no AS "areaNo", p.region_no AS "regionNo", p.owed_count AS owed
    FROM unnest(${[...roundIds]}::text[]) AS asked (id) CROSS JOIN LATERAL office.round_places(asked.id) p
    WHERE (${area}::int IS NULL OR p.area_no = ${area}::int) AND (${region}::int IS NULL OR p.region_no = ${region}::int)
      AND (${province}::text IS NULL OR p.province_iso = ${province}::text)
    ORDER BY p.province_iso`.execute(tx);
  const places = new Map<string, PlaceThen[]>(roundIds.map((id) => [id, []]));
  for (const { roundId, ...place } of rows) places.get(roundId)!.push(place);
  return places;
}

interface SumRow {
  provinceIso: string;
  indicatorId: string;
  a: string | null;
  b: string | null;
  values: number;
  notApplicable: number;
  missing: number;
}

/** Province → indicator → what is counted. A province of which nothing is counted is not in it. */
export type ProvinceSums = Map<string, Map<string, Counted>>;

export async function provinceSums(
  tx: Tx,
  { roundId, level, moment }: Asked,
  provinces: readonly string[],
  indicatorId: string | null = null,
): Promise<ProvinceSums> {
  const columns = sql`province_iso AS "provinceIso", indicator_id AS "indicatorId", sum_a AS a, sum_b AS b, value_count AS values,
    not_applicable_count AS "notApplicable", missing_count AS missing`;
  const ofOne = indicatorId === null ? sql`` : sql`AND indicator_id = ${indicatorId}`;
  if (moment === null) await keepSums(tx, { roundId, level }, provinces);
  const { rows } = await (
    moment === null
      ? sql<SumRow>`SELECT ${columns} FROM office.return_sums
        WHERE return_round_id = ${roundId} AND level = ${level} AND province_iso = ANY (${provinces}::text[]) ${ofOne}`
      : sql<SumRow>`SELECT ${columns} FROM office.value_sums(${roundId}, ${provinces}::text[], ${level}, ${moment}::bigint)
        WHERE true ${ofOne}`
  ).execute(tx);
  const sums: ProvinceSums = new Map();
  for (const row of rows) {
    const of = sums.get(row.provinceIso) ?? new Map<string, Counted>();
    sums.set(row.provinceIso, of);
    of.set(row.indicatorId, countedIn(row));
  }
  return sums;
}

const countedIn = ({
  a,
  b,
  values,
  notApplicable,
  missing,
}: Omit<SumRow, 'provinceIso' | 'indicatorId'>): Counted => ({
  a: hundredthsOf(a ?? '0'),
  b: hundredthsOf(b ?? '0'),
  values,
  notApplicable,
  missing,
});

/** A round and provinces of it. */
export interface RoundPart {
  roundId: string;
  provinces: readonly string[];
}

/** As a table of a statement: round, provinces. */
const partsTable = (parts: readonly RoundPart[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS part ("roundId" text, provinces text[])`;

/** Round → indicator → what is counted of its provinces together, added where the rows are; every round in one statement. */
export async function placeSums(
  tx: Tx,
  { level, moment }: Omit<Asked, 'roundId'>,
  parts: readonly RoundPart[],
): Promise<Map<string, Map<string, Counted>>> {
  if (moment === null)
    await sql`SELECT office.keep_sums(part."roundId", part.provinces, ${level}) FROM ${partsTable(parts)}`.execute(
      tx,
    );
  const kept = sql`JOIN office.return_sums s ON s.return_round_id = part."roundId" AND s.level = ${level}
    AND s.province_iso = ANY (part.provinces)`;
  const counted = sql`CROSS JOIN LATERAL office.value_sums(part."roundId", part.provinces, ${level}, ${moment}::bigint) s`;
  const { rows } = await sql<Omit<SumRow, 'provinceIso'> & { roundId: string }>`
    SELECT part."roundId", s.indicator_id AS "indicatorId", sum(s.sum_a) AS a, sum(s.sum_b) AS b, sum(s.value_count)::int AS values,
      sum(s.not_applicable_count)::int AS "notApplicable", sum(s.missing_count)::int AS missing
    FROM ${partsTable(parts)} ${moment === null ? kept : counted} GROUP BY 1, 2`.execute(tx);
  const sums = new Map<string, Map<string, Counted>>(parts.map(({ roundId }) => [roundId, new Map()]));
  for (const { roundId, indicatorId, ...row } of rows) sums.get(roundId)!.set(indicatorId, countedIn(row));
  return sums;
}

/** Makes kept sums good. */
export const keepSums = (tx: Tx, { roundId, level }: Omit<Asked, 'moment'>, provinces: readonly string[]) =>
  sql`SELECT office.keep_sums(${roundId}, ${provinces}::text[], ${level})`.execute(tx);

/** Projects, money by part in satang, and people, of some bodies together. */
export interface ProjectSums {
  counted: number;
  projects: number;
  inPart: Record<1 | 2 | 3, number>;
  received: Record<1 | 2, bigint>;
  spent: Record<1 | 2, bigint>;
  people: bigint;
}

export const noProjects: ProjectSums = {
  counted: 0,
  projects: 0,
  inPart: { 1: 0, 2: 0, 3: 0 },
  received: { 1: 0n, 2: 0n },
  spent: { 1: 0n, 2: 0n },
  people: 0n,
};

export const projectsTogether = (one: ProjectSums, other: ProjectSums): ProjectSums => ({
  counted: one.counted + other.counted,
  projects: one.projects + other.projects,
  inPart: {
    1: one.inPart[1] + other.inPart[1],
    2: one.inPart[2] + other.inPart[2],
    3: one.inPart[3] + other.inPart[3],
  },
  received: { 1: one.received[1] + other.received[1], 2: one.received[2] + other.received[2] },
  spent: { 1: one.spent[1] + other.spent[1], 2: one.spent[2] + other.spent[2] },
  people: one.people + other.people,
});

interface HeadRow {
  provinceIso: string;
  counted: number;
  projects: number;
  in1: number;
  in2: number;
  in3: number;
  received1: string;
  spent1: string;
  received2: string;
  spent2: string;
  people: string;
}

/** By province; one of which nothing is counted may be missing. */
export async function projectSums(
  tx: Tx,
  { roundId, level, moment, isGood = false }: Asked,
  provinces: readonly string[],
): Promise<Map<string, ProjectSums>> {
  const columns = sql`province_iso AS "provinceIso", counted_count AS counted, project_count AS projects, part1_count AS in1,
    part2_count AS in2, part3_count AS in3, received1_thb AS received1, spent1_thb AS spent1, received2_thb AS received2,
    spent2_thb AS spent2, people_count::text AS people`;
  if (moment === null && !isGood) await keepSums(tx, { roundId, level }, provinces);
  const { rows } = await (
    moment === null
      ? sql<HeadRow>`SELECT ${columns} FROM office.return_sum_heads
        WHERE return_round_id = ${roundId} AND level = ${level} AND province_iso = ANY (${provinces}::text[])`
      : sql<HeadRow>`SELECT ${columns} FROM office.project_sums(${roundId}, ${provinces}::text[], ${level}, ${moment}::bigint)`
  ).execute(tx);
  return new Map(
    rows.map((row) => [
      row.provinceIso,
      {
        counted: row.counted,
        projects: row.projects,
        inPart: { 1: row.in1, 2: row.in2, 3: row.in3 },
        received: { 1: hundredthsOf(row.received1), 2: hundredthsOf(row.received2) },
        spent: { 1: hundredthsOf(row.spent1), 2: hundredthsOf(row.spent2) },
        people: BigInt(row.people),
      },
    ]),
  );
}

export interface BodyValue {
  returnId: string;
  nameTh: string;
  provinceIso: string;
  /** Of what is counted; null where nothing of the body is. */
  revisionNo: number | null;
  given: 'value' | 'not_applicable' | 'missing' | null;
  counted: Counted;
}

/** Every body of a province that owes, with its figure for an indicator: what a province's number is made of. */
export async function bodiesOf(
  tx: Tx,
  { roundId, level, moment }: Asked,
  { provinceIso, indicatorId }: { provinceIso: string; indicatorId: string },
): Promise<BodyValue[]> {
  const at = moment ?? 9_223_372_036_854_775_807n;
  const { rows } = await sql<Omit<BodyValue, 'counted'> & { a: string | null; b: string | null }>`
    SELECT q.quarterly_return_id AS "returnId", q.name_th AS "nameTh", q.province_iso AS "provinceIso", c.revision_no AS "revisionNo",
      v.given, v.part_a AS a, v.part_b AS b
    FROM office.quarterly_returns q
    LEFT JOIN office.counted_revisions(${roundId}, ARRAY[${provinceIso}]::text[], ${level}, ${at}::bigint) c
      ON c.quarterly_return_id = q.quarterly_return_id
    LEFT JOIN office.return_values v ON v.moment = c.moment AND v.indicator_id = ${indicatorId}
    WHERE q.return_round_id = ${roundId} AND q.province_iso = ${provinceIso} ORDER BY q.name_th, q.quarterly_return_id LIMIT 1000`.execute(
    tx,
  );
  return rows.map(({ a, b, ...row }) => ({
    ...row,
    counted: {
      a: hundredthsOf(a ?? '0'),
      b: hundredthsOf(b ?? '0'),
      values: Number(row.given === 'value'),
      notApplicable: Number(row.given === 'not_applicable'),
      missing: Number(row.given === 'missing'),
    },
  }));
}
