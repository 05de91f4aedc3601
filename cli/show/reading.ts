/** What every reading command shares: its options, the opened analysis, the line that names the data. */
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { dataLine, openAnalysis, scopeOf, type Analysis, type Language } from '#procurement/read.ts';

export { dataLine };

export type ReadOptions = { data: string; area?: string; province?: string; lang: string; threads?: string };

/** Adds --data, --area, --province, --lang and --threads. */
export function readOptions(command: Command): Command {
  return command
    .requiredOption('--data <dir>', 'พื้นที่ข้อมูล · workspace folder')
    .option('--area <n>', 'ปปท. เขต 1-9 · PACC Area')
    .option('--province <code>', 'จังหวัด เช่น 74, TH-74, สมุทรสาคร · province')
    .option('--lang <th|en>', 'ภาษา · language', 'th')
    .option('--threads <n>', 'จำนวนเธรด (ผลเท่าเดิม) · threads; the answer is the same');
}

/** Opens the analysis in the typed scope, runs `work` and closes it. */
export async function reading(
  options: ReadOptions,
  work: (analysis: Analysis, language: Language) => Promise<void>,
): Promise<void> {
  const language = oneOf('--lang', options.lang, ['th', 'en'] as const);
  const threads = options.threads === undefined ? {} : { threads: wholeNumber('--threads', options.threads) };
  const analysis = await openAnalysis(scopeOf(options), options.data, threads);
  try {
    await work(analysis, language);
  } finally {
    analysis.close();
  }
}

/** @throws Problem cli.bad_option */
export function wholeNumber(option: string, typed: string): number {
  if (/^[1-9][0-9]*$/.test(typed)) return Number(typed);
  throw problem('cli.bad_option', {
    th: `${option} ต้องเป็นจำนวนเต็มตั้งแต่ 1 ไม่ใช่ "${typed}"`,
    en: `${option} must be a whole number from 1, not "${typed}".`,
  });
}

/** @throws Problem cli.bad_option naming what is allowed */
export function oneOf<T extends string>(option: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === typed);
  if (found !== undefined) return found;
  throw problem('cli.bad_option', {
    th: `${option} ใช้ได้เฉพาะ ${allowed.join(', ')} ไม่ใช่ "${typed}"`,
    en: `${option} must be ${allowed.join(', ')}, not "${typed}".`,
  });
}

/** Satang as exact decimal baht. */
export function bahtText(satang: bigint): string {
  const sign = satang < 0n ? '-' : '';
  const size = satang < 0n ? -satang : satang;
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}
