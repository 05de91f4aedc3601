/** truatkhap explain: one subject, well enough to be read aloud to the agency. */
import type { Command } from 'commander';
import { toIso } from '#kernel/thai-date.ts';
import { explainSubject, type EvidenceRow, type Explanation, type Observation } from '#procurement/read.ts';
import { showExplanation } from './show/explain.ts';
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
  readOptions(program.command('explain <subject>'))
    .description(
      'อธิบายหนึ่งเรื่องพร้อมแถวข้อมูลและคำอธิบายที่สุจริต · one subject explained, with its rows and innocent explanations',
    )
    .option('--flag <id>', 'เฉพาะข้อสังเกตนี้ · one flag only')
    .option('--rows <n>', 'จำนวนแถวต่อข้อสังเกต · rows per observation', '20')
    .option('--year <be>', 'ปีงบประมาณ พ.ศ. · Buddhist fiscal year')
    .option('--format <text|json>', 'รูปแบบ · format', 'text')
    .action(
      async (
        subject: string,
        options: ReadOptions & { flag?: string; rows: string; year?: string; format: string },
      ) => {
        const format = oneOf('--format', options.format, ['text', 'json'] as const);
        const rows = wholeNumber('--rows', options.rows);
        const year = options.year === undefined ? undefined : wholeNumber('--year', options.year);
        await reading(options, async (analysis, language) => {
          const explanation = await explainSubject(analysis, subject, {
            flag: options.flag,
            rows,
            year,
            language,
          });
          console.log(
            format === 'json'
              ? JSON.stringify(plain(explanation), null, 2)
              : showExplanation(explanation, dataLine(analysis, language), language),
          );
        });
      },
    );
}

/** As JSON says it: baht as decimal text, days as ISO, points as they are read. */
function plain(explanation: Explanation) {
  const { subject, score, observations, ...rest } = explanation;
  const { money_satang, ...about } = subject;
  return {
    subject: { ...about, money_thb: bahtText(money_satang) },
    score: score === null ? null : score / 1000,
    observations: observations.map(plainObservation),
    ...rest,
  };
}

function plainObservation(seen: Observation) {
  const { flag, result, rows, contribution, ...rest } = seen;
  const { amount_satang, n, ...measured } = result;
  return {
    flag_id: flag.flag_id,
    family: flag.family,
    use: flag.use_as,
    value_unit: flag.value_unit,
    contribution: contribution / 1000,
    ...rest,
    result: {
      ...measured,
      n: n === null ? null : Number(n),
      amount_thb: amount_satang === null ? null : bahtText(amount_satang),
    },
    rows: rows.map(plainRow),
  };
}

function plainRow(row: EvidenceRow) {
  const baht = (satang: bigint | null) => (satang === null ? null : bahtText(satang));
  const { signed_day, amount_satang, agreed_satang, budget_satang, reference_satang, ...rest } = row;
  return {
    ...rest,
    signed_on: signed_day === null ? null : toIso(signed_day),
    amount_thb: baht(amount_satang),
    agreed_thb: baht(agreed_satang),
    budget_thb: baht(budget_satang),
    reference_thb: baht(reference_satang),
  };
}
