/** truatkhap run: observations, scores and candidates again, with other parameters when told. */
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { runAnalysis } from '#procurement/run.ts';
import { progressBar } from './progress.ts';

interface Options {
  data: string;
  set: string[];
  threads?: string;
}

export function command(program: Command): void {
  program
    .command('run')
    .description('คำนวณข้อสังเกตและจัดลำดับใหม่ · compute observations and scores again')
    .requiredOption('--data <dir>', 'พื้นที่ข้อมูล · workspace folder')
    .option(
      '--set <flag.parameter=value...>',
      'เปลี่ยนค่าของข้อสังเกตในรอบนี้ · change a parameter for this run',
      [],
    )
    .option('--threads <n>', 'จำนวนเธรด · threads')
    .action(async (options: Options) => {
      const bar = progressBar(true);
      const { generation } = await runAnalysis(options.data, {
        overrides: parseOverrides(options.set),
        ...(options.threads ? { threads: Number(options.threads) } : {}),
        onProgress: bar.tell,
      }).finally(() => bar.stop());
      console.log(`คำนวณเสร็จ ชุดที่ ${generation} · done, generation ${generation}`);
    });
}

/** 'flag.parameter=value' → { flag: { parameter: value } }; numbers become numbers. */
export function parseOverrides(settings: readonly string[]): Record<string, Record<string, number | string>> {
  const overrides: Record<string, Record<string, number | string>> = {};
  for (const setting of settings) {
    const match = /^([a-z0-9-]+)\.([a-z0-9_]+)=(.+)$/u.exec(setting);
    if (!match) {
      throw problem('cli.bad_setting', {
        th: `อ่านค่า "${setting}" ไม่ออก เขียนเป็น ชื่อข้อสังเกต.ชื่อค่า=ค่า`,
        en: `The setting "${setting}" cannot be read. Write flag.parameter=value.`,
      });
    }
    const [, flag = '', parameter = '', value = ''] = match;
    (overrides[flag] ??= {})[parameter] = Number.isNaN(Number(value)) ? value : Number(value);
  }
  return overrides;
}
