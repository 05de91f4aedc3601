/** truatkhap coverage: per flag, how much was assessable and what stops the rest. */
import type { Command } from 'commander';
import {
  formatNumber,
  readCoverage,
  subjectKinds,
  wordsOf,
  type FlagCoverage,
  type Language,
} from '#procurement/read.ts';
import { dataLine, oneOf, reading, readOptions, type ReadOptions } from './show/reading.ts';
import { table, wrap } from './show/table.ts';

export function command(program: Command): void {
  readOptions(program.command('coverage'))
    .description(
      'ข้อสังเกตแต่ละข้อประเมินได้เท่าใด และติดที่อะไร · how much could be assessed, and what stops the rest',
    )
    .option('--format <table|json>', 'รูปแบบ · format', 'table')
    .action(async (options: ReadOptions & { format: string }) => {
      const format = oneOf('--format', options.format, ['table', 'json'] as const);
      await reading(options, async (analysis, language) => {
        const coverage = await readCoverage(analysis, language);
        console.log(
          format === 'json'
            ? JSON.stringify(coverage, null, 2)
            : showCoverage(coverage, dataLine(analysis, language), language),
        );
      });
    });
}

/** A table of counts, and under it the reasons in words. */
export function showCoverage(coverage: readonly FlagCoverage[], line: string, language: Language): string {
  const thai = language === 'th';
  const heads = thai
    ? ['ข้อสังเกต', 'ดูที่', 'ประเมินได้', 'ควรดู', 'ไม่พบ', 'ประเมินไม่ได้', 'ติดที่']
    : ['observation', 'of', 'assessable', 'flagged', 'clear', 'not assessable', 'because'];
  const rows = coverage.map((flag) => [
    `${flag.title} (${flag.flag_id})`,
    wordsOf(subjectKinds, flag.subject_kind, language),
    formatNumber(flag.assessable, 0),
    formatNumber(flag.flagged, 0),
    formatNumber(flag.clear, 0),
    formatNumber(flag.not_assessable, 0),
    flag.reasons.map((reason) => `${reason.text} ${formatNumber(reason.count, 0)}`).join('; '),
  ]);
  const widths = [34, 12, 11, 9, 11, 14, 46];
  const columns = heads.map((head, k) => ({ head, width: widths[k] ?? 12, right: k >= 2 && k <= 5 }));
  const honest = thai
    ? 'ประเมินไม่ได้ ไม่ได้แปลว่าไม่มีอะไร: ข้อมูลที่ขาด ถูกตัด หรือเป็นตัวอย่าง ไม่เคยนับว่าเรียบร้อย'
    : 'Not assessable does not mean fine: missing, cut or sampled data never counts as clear.';
  return [line, '', table(columns, rows), '', ...wrap(honest, 108)].join('\n');
}
