/** truatkhap queue: the list worth looking at first. */
import type { Command } from 'commander';
import { toIso } from '#kernel/thai-date.ts';
import { readQueue, type QueueRow } from '#procurement/read.ts';
import { csvLine } from './show/csv.ts';
import { showQueue } from './show/queue.ts';
import { bahtText, dataLine, oneOf, reading, readOptions, wholeNumber, type ReadOptions } from './show/reading.ts';

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

function csv(rows: readonly QueueRow[]): string {
  const head = ['place', 'province', 'pacc_area', 'agency_type', 'agency_name', 'agency_id', 'fiscal_year_be', 'subject_kind', 'subject_id',
    'supplier_name', 'score', 'families', 'seen', 'why', 'money_thb', 'facts', 'estimates', 'last_signed_on', 'next_step'];
  const lines = rows.map((row) => csvLine([
    row.place, row.province, row.pacc_area, row.agency_type, row.agency_name, row.agency_id, row.fiscal_year_be, row.subject_kind, row.subject_id,
    row.supplier_name, row.score / 1000, row.families.join('; '), row.seen.join(' | '), row.why, bahtText(row.money_satang), row.sure.facts,
    row.sure.estimates, row.last_signed_day === null ? null : toIso(row.last_signed_day), row.next_step.text,
  ]));
  return [head.join(','), ...lines].join('\n');
}
