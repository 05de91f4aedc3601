/** truatkhap calibration: the page docs/reference/calibration.md, counts only. */
import type { Command } from 'commander';
import { calibrationPage } from '#procurement/read.ts';
import { reading, readOptions, type ReadOptions } from './show/reading.ts';

export function command(program: Command): void {
  readOptions(program.command('calibration'))
    .description('หน้าปรับเทียบข้อสังเกต (จำนวนนับ ไม่มีชื่อ) · the calibration page: counts only, no names')
    .action(async (options: ReadOptions) => {
      await reading(options, async (analysis) => {
        process.stdout.write(await calibrationPage(analysis));
      });
    });
}
