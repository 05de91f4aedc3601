/** The whole plan: which purchases that are not begun will together cross a limit, and in which month. */
import { readFileSync } from 'node:fs';
import { literal } from '../4-indicators/dialect.ts';
import { draftIndex, type Draft } from './draft.ts';
import type { Ground } from './ground.ts';
import { linesOf } from './seek-repairs.ts';

export interface Crossing {
  fiscalYearBe: number;
  lines: number[];
  firstDay: number;
  crossingDay: number;
  plannedSatang: bigint;
  limitSatang: bigint;
  publicCount: number;
  publicSatang: bigint;
}

const monthsSql = readFileSync(new URL('months.sql', import.meta.url), 'utf8');

interface CrossingRow {
  fiscal_year_be: number;
  first_day: number;
  crossing_day: number;
  planned_satang: bigint;
  limit_satang: bigint;
  tender_ids: string;
  public_count: bigint;
  public_satang: bigint;
}

/** Things of which the plan's direct purchases together cross the limit. The drafts must be laid. */
export async function crossings(ground: Ground, drafts: readonly Draft[]): Promise<Crossing[]> {
  const rows = await ground.db.all<CrossingRow>(monthsSql.replace('{ruled_categories}', ruled(ground)));
  return rows.map((row) => ({
    fiscalYearBe: row.fiscal_year_be,
    lines: linesOf(drafts, { drafts: row.tender_ids.split(' ').flatMap((id) => draftIndex(id) ?? []) }),
    firstDay: row.first_day,
    crossingDay: row.crossing_day,
    plannedSatang: row.planned_satang,
    limitSatang: row.limit_satang,
    publicCount: Number(row.public_count),
    publicSatang: row.public_satang,
  }));
}

/** What has buying rules of its own, as the flag of divided purchases says it. */
function ruled({ catalogue }: Ground): string {
  const flag = catalogue.find(({ flag_id }) => flag_id === 'split-purchase');
  const { ruled_categories: list } = JSON.parse(flag?.parameters_json ?? '{}') as {
    ruled_categories?: { value: string[] };
  };
  return literal({ type: 'list', value: list?.value ?? [''] });
}
