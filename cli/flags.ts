/** truatkhap flags: every result that is flagged or not assessable, or the counts per flag. */
import type { Command } from 'commander';
import { outcomeColumns, readCoverage, streamOutcomes } from '#procurement/read.ts';
import { showCoverage } from './coverage.ts';
import { csvLine } from '#kernel/csv.ts';
import { dataLine, oneOf, reading, readOptions, type ReadOptions } from './show/reading.ts';

export function command(program: Command): void {
  readOptions(program.command('flags'))
    .description('ผลของข้อสังเกตทั้งหมด · the results of all flags')
    .option('--flag <id>', 'เฉพาะข้อสังเกตนี้ · one flag only')
    .option('--all', 'รวมที่ไม่พบด้วย · clear results too')
    .option('--format <table|jsonl|csv>', 'รูปแบบ (table = จำนวนนับ) · format; table gives counts', 'table')
    .action(async (options: ReadOptions & { flag?: string; all?: boolean; format: string }) => {
      const format = oneOf('--format', options.format, ['table', 'jsonl', 'csv'] as const);
      await reading(options, async (analysis, language) => {
        if (format === 'table') {
          const coverage = await readCoverage(analysis, language, options.flag);
          console.log(showCoverage(coverage, dataLine(analysis, language), language));
          return;
        }
        if (format === 'csv') await writeOut(`${outcomeColumns.join(',')}\n`);
        for await (const rows of streamOutcomes(analysis, {
          all: options.all ?? false,
          flag: options.flag,
        })) {
          const lines = rows.map((row) =>
            format === 'csv'
              ? csvLine(outcomeColumns.map((column) => row[column]))
              : JSON.stringify(row, (_key, cell: unknown) =>
                  typeof cell === 'bigint' ? Number(cell) : cell,
                ),
          );
          await writeOut(`${lines.join('\n')}\n`);
        }
      });
    });
}

/** Waits while the reader of the pipe is slower than we are. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );
}
