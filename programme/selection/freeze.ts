/** Copies what is known today of every province of an Area into plain data: nothing that changes later reaches it. */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { criteria, criterionNames, type Criterion } from './criteria.ts';
import { divided, fromUnits } from './decimals.ts';
import type { ProvinceData, Reading, RecordInput } from './record.ts';
import type { AnalysisRisks } from './risk.ts';
import type { SelectionFacts } from './selection.ts';
import type { Weights } from './weights.ts';

interface Counted {
  iso: string;
  governorWill: 'in_writing' | 'by_word' | 'not_wanted' | null;
  coordinator: 'named' | 'none' | null;
  activeYears: number;
  enrolledBefore: boolean;
  namelessPlaces: number;
  openAdvice: number;
  visits: number;
  districts: number;
  reportedMonths: number;
  receivedLeast: number;
  receivedMost: number;
}

/** @param quota places that are still to be given */
export async function frozen(
  tx: Tx,
  facts: SelectionFacts & { id: string; weights: Weights },
  quota: number,
  risks: AnalysisRisks,
): Promise<RecordInput> {
  const { id, fiscalYearBe, areaNo, role, weights } = facts;
  const rows = await countedProvinces(tx, facts);
  const full = Object.fromEntries(criterionNames.map((name) => [name, criteria[name].full]));
  const { risks: analysis } = risks;
  return {
    selection_id: id,
    fiscal_year_be: fiscalYearBe,
    area_no: areaNo,
    role,
    quota,
    weights,
    full: full as RecordInput['full'],
    provinces: rows.map((row) => ({ iso: row.iso, readings: readingsOf(row, risks) })),
    provenance: {
      frozen_on: bangkokToday(new Date()),
      analysis_year_be: analysis?.year_be ?? null,
      analysis_as_at: analysis?.as_at ?? null,
      flags: analysis?.flags ?? [],
    },
  };
}

const fact = (value: string, low = value, high = value): Reading => ({
  status: 'measured',
  value,
  low,
  high,
});
const yes = '1.000';
const no = '0.000';
const wills = { in_writing: yes, by_word: '0.600', not_wanted: no } as const;

function readingsOf(row: Counted, risks: AnalysisRisks): ProvinceData['readings'] {
  const notAsked: Reading = { status: 'unknown', reason: 'not_asked' };
  const readings: Record<Criterion, Reading> = {
    governor_will: row.governorWill === null ? notAsked : fact(wills[row.governorWill]),
    coordinator_named: row.coordinator === null ? notAsked : fact(row.coordinator === 'named' ? yes : no),
    past_participation: fact(fromUnits(row.activeYears * 1000, 3)),
    never_enrolled: row.enrolledBefore ? fact(no) : fact(yes, row.namelessPlaces > 0 ? no : yes, yes),
    risk: risks.of(row.iso),
    open_recommendations: fact(fromUnits(row.openAdvice * 1000, 3)),
    complaints: complaintsOf(row),
    ita: { status: 'unknown', reason: 'no_source' },
    never_visited: fact(row.visits === 0 ? yes : no),
  };
  return readings;
}

/** Matters per district and month, where at least half of the twelve months was reported. */
function complaintsOf({ districts, reportedMonths, receivedLeast, receivedMost }: Counted): Reading {
  if (reportedMonths === 0 || reportedMonths * 2 < districts * 12)
    return { status: 'unknown', reason: 'not_reported' };
  const rate = (sum: number) => fromUnits(divided(sum * 1000, reportedMonths), 3);
  return fact(
    fromUnits(divided((receivedLeast + receivedMost) * 500, reportedMonths), 3),
    rate(receivedLeast),
    rate(receivedMost),
  );
}

const stillToDo = sql`r.state IN ('issued', 'reopened', 'accepted', 'partly_accepted', 'not_verified')`;

/** The Area's provinces today that are not enrolled in the year yet, each with what the office knows of it. */
async function countedProvinces(
  tx: Tx,
  { fiscalYearBe, areaNo, id }: SelectionFacts & { id: string },
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    WITH months AS (
      SELECT (date_trunc('month', now() AT TIME ZONE 'Asia/Bangkok') - interval '12 months')::date AS from_on,
        (date_trunc('month', now() AT TIME ZONE 'Asia/Bangkok') - interval '1 month')::date AS to_on
    ), reported AS (
      SELECT f.province_iso, count(DISTINCT (f.district_code, f.month_on))::int AS months,
        sum(f.received_least)::int AS least, sum(f.received_most)::int AS most
      FROM months, office.district_figures(months.from_on, months.to_on) f GROUP BY 1
    ), done AS (
      SELECT a.province_iso, count(DISTINCT a.fiscal_year_be)::int AS years,
        count(*) FILTER (WHERE a.kind IN ('field_watch', 'mobile_clinic'))::int AS visits
      FROM office.activities a
      WHERE a.fiscal_year_be <= ${fiscalYearBe} AND a.state IN ('held', 'reported') GROUP BY 1
    )
    SELECT p.province_iso AS iso, s.governor_will AS "governorWill", s.coordinator, coalesce(d.years, 0) AS "activeYears",
      EXISTS (SELECT FROM office.enrolments e WHERE e.province_iso = p.province_iso AND e.fiscal_year_be < ${fiscalYearBe}) AS "enrolledBefore",
      (SELECT count(*)::int FROM office.enrolments e
        WHERE e.area_no = ${areaNo} AND e.province_iso IS NULL AND e.fiscal_year_be < ${fiscalYearBe}) AS "namelessPlaces",
      (SELECT count(*)::int FROM office.recommendations r WHERE r.province_iso = p.province_iso AND ${stillToDo}) AS "openAdvice",
      coalesce(d.visits, 0) AS visits,
      (SELECT count(*)::int FROM office.districts x WHERE x.province_iso = p.province_iso AND x.valid_to_on IS NULL) AS districts,
      coalesce(c.months, 0) AS "reportedMonths", coalesce(c.least, 0) AS "receivedLeast", coalesce(c.most, 0) AS "receivedMost"
    FROM office.provinces_today p
    LEFT JOIN office.selection_readiness s ON s.selection_id = ${id} AND s.province_iso = p.province_iso
    LEFT JOIN done d ON d.province_iso = p.province_iso LEFT JOIN reported c ON c.province_iso = p.province_iso
    WHERE p.area_no = ${areaNo}
      AND NOT EXISTS (SELECT FROM office.enrolments e WHERE e.province_iso = p.province_iso AND e.fiscal_year_be = ${fiscalYearBe})
    ORDER BY p.province_iso`.execute(tx);
  return rows;
}
