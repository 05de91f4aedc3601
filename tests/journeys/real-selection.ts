/** Selections over contract data: a record of an Area whose other readings are the same for every province. */
import type { ReadingPool } from '#procurement/read.ts';
import { criteria, criterionNames } from '#programme/selection/criteria.ts';
import { recordOf, type DecisionRecord } from '#programme/selection/decision-record.ts';
import type { ProvinceData, RecordInput } from '#programme/selection/record.ts';
import { AnalysisRisks } from '#programme/selection/risk.ts';
import { weightsOf } from '#programme/selection/weights.ts';

const same = { status: 'measured', value: '1.000', low: '1.000', high: '1.000' } as const;

export async function recordOfArea(pool: ReadingPool, areaNo: number): Promise<DecisionRecord> {
  const risks = await AnalysisRisks.read({ kind: 'area', area: areaNo }, pool);
  const readings = (iso: string) =>
    Object.fromEntries(criterionNames.map((name) => [name, name === 'risk' ? risks.of(iso) : same]));
  const proposed = criterionNames.map((name) => [name, criteria[name].weight]);
  return recordOf({
    selection_id: '00000000-0000-4000-8000-000000000000',
    fiscal_year_be: 2570,
    area_no: areaNo,
    role: 'expansion',
    quota: 2,
    weights: weightsOf(Object.fromEntries(proposed) as Record<string, string>),
    full: Object.fromEntries(
      criterionNames.map((name) => [name, criteria[name].full]),
    ) as RecordInput['full'],
    provinces: risks.risks!.provinces.map(({ province_iso: iso }) => ({
      iso,
      readings: readings(iso) as ProvinceData['readings'],
    })),
    provenance: {
      frozen_on: '2026-11-22',
      analysis_year_be: risks.risks!.year_be,
      analysis_as_at: risks.risks!.as_at,
      flags: risks.risks!.flags,
    },
  });
}
