/** truatkhap queue: the list worth looking at first. */
import type { Command } from 'commander';
import { toIso } from '#kernel/thai-date.ts';
import { readQueue, type QueueRow } from '#procurement/read.ts';
import { csvLine } from '#kernel/csv.ts';
import { showQueue } from './show/queue.ts';
import {
  bahtText,
  dataLine,
  oneOf,
  reading,
  readOptions,
  wholeNumber,
  type ReadOptions,
} from './show/reading.ts';

export function command(program: Command): void {
  readOptions(program.command('queue'))
    .description('รายการที่ควรดูก่อน · the list worth looking at first')
    .option('--limit <n>', 'จำนวนรายการ · rows', '20')
    .option('--format <table|json|csv>', 'รูปแบบ · format', 'table')
    .action(async (options: ReadOptions & { limit: string; format: string }) => {
      const format = oneOf('--format', options.format, ['table', 'json', 'csv'] as const);
      const limit = wholeNumber('--limit', options.limit);
      await reading(options, async (analysis, language) => {
        const rows = await readQueue(analysis, { limit, language });
        if (format === 'json') console.log(JSON.stringify(rows.map(plainRow), null, 2));
        else if (format === 'csv') console.log(csv(rows));
        else console.log(showQueue(rows, dataLine(analysis, language), language));
      });
    });
}

/** A row as JSON says it: baht as decimal text, days as ISO, points as they are read. */
function plainRow(row: QueueRow) {
  const { findings, score, money_satang, last_signed_day, also, ...rest } = row;
  return {
    ...rest,
    score: score / 1000,
    money_thb: bahtText(money_satang),
    last_signed_on: last_signed_day === null ? null : toIso(last_signed_day),
    parts: findings.map((finding) => ({
      flag_id: finding.flag.flag_id,
      flag_version: finding.result.flag_version,
      family: finding.family,
      is_material: finding.is_material,
      contribution: finding.contribution / 1000,
      money_thb: bahtText(finding.money_satang),
      subject_id: finding.result.subject_id,
      count: finding.from_count,
      value: finding.result.value,
      n: Number(finding.result.n ?? 0),
      threshold: finding.result.threshold,
      q_value: finding.result.q_value,
    })),
    also: also.map((other) => ({ ...other, score: other.score / 1000 })),
  };
}

/** The columns of the CSV, by name. */
const csvColumns: Record<string, (row: QueueRow) => string | number | null> = {
  place: (row) => row.place,
  province: (row) => row.province,
  pacc_area: (row) => row.pacc_area,
  agency_type: (row) => row.agency_type,
  agency_name: (row) => row.agency_name,
  agency_id: (row) => row.agency_id,
  fiscal_year_be: (row) => row.fiscal_year_be,
  subject_kind: (row) => row.subject_kind,
  subject_id: (row) => row.subject_id,
  supplier_name: (row) => row.supplier_name,
  score: (row) => row.score / 1000,
  families: (row) => row.families.join('; '),
  seen: (row) => row.seen.join(' | '),
  why: (row) => row.why,
  money_thb: (row) => bahtText(row.money_satang),
  facts: (row) => row.sure.facts,
  estimates: (row) => row.sure.estimates,
  last_signed_on: (row) => (row.last_signed_day === null ? null : toIso(row.last_signed_day)),
  next_step: (row) => row.next_step.text,
};

function csv(rows: readonly QueueRow[]): string {
  const lines = rows.map((row) => csvLine(Object.values(csvColumns).map((cell) => cell(row))));
  return [Object.keys(csvColumns).join(','), ...lines].join('\n');
}
