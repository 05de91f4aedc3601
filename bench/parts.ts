/** What the benchmark measures, part by part: how each is run, and the target it is held to. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { coldRun, median, type ColdRun } from './cold-run.ts';
import { planAnswers } from './plan-answers.ts';
import { writeTenfold } from './tenfold.ts';

export const partNames = ['import', 'flags', 'change', 'tenfold', 'precheck'] as const;
export type PartName = (typeof partNames)[number];

export interface Finding {
  part: PartName;
  what: string;
  measured: number;
  unit: 'times' | 'seconds' | 'gigabytes';
  /** null: measured for information, held to nothing. */
  target: number | null;
  met: boolean;
  /** Every single run, in seconds (or bytes for memory), in the order in which they ran. */
  runs: Record<string, number[]>;
}

export interface Bench {
  files: readonly string[];
  /** Scratch folder, emptied by whoever made it. */
  folder: string;
  runs: number;
  tell: (text: string) => void;
}

const root = join(import.meta.dirname, '..');
const cli = join(root, 'cli', 'main.ts');
const bareReader = join(root, 'bench', 'bare-read.ts');
const fresh = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

/**
 * Import with every check, every row accepted or waiting and accounted for ('checked'), or also arranged
 * as core tables, up to the point where flags would run ('core').
 */
function importRun(
  files: readonly string[],
  workspace: string,
  until: 'checked' | 'core' = 'core',
): Promise<ColdRun> {
  return coldRun([
    cli,
    'import',
    ...files,
    '--data',
    fresh(workspace),
    '--until',
    until,
    '--threads',
    '2',
    '--json',
  ]);
}

const secondsOf = (runs: readonly ColdRun[]): number[] => runs.map((run) => run.seconds);
const finding = (
  part: PartName,
  what: string,
  measured: number,
  unit: Finding['unit'],
  target: number | null,
  runs: Finding['runs'],
): Finding => ({ part, what, measured, unit, target, met: target === null || measured <= target, runs });

/** Rows that an import says it read. */
export function rowsRead(run: ColdRun): number {
  return (JSON.parse(run.output) as { totals: { read: number } }).totals.read;
}

async function measureImport(bench: Bench): Promise<Finding[]> {
  const bare: ColdRun[] = [];
  const checked: ColdRun[] = [];
  const core: ColdRun[] = [];
  for (let run = 0; run < bench.runs; run++) {
    bare.push(await coldRun([bareReader, fresh(join(bench.folder, 'bare')), ...bench.files]));
    checked.push(await importRun(bench.files, join(bench.folder, 'checked'), 'checked'));
    core.push(await importRun(bench.files, join(bench.folder, 'imported'), 'core'));
    const seconds = [bare, checked, core].map((all) => all[run]?.seconds.toFixed(2)).join(', ');
    bench.tell(`import ${run + 1}/${bench.runs}: bare, checked, core: ${seconds} s`);
  }
  const runs = { bare: secondsOf(bare), checked: secondsOf(checked), core: secondsOf(core) };
  const ratio = (seconds: number[]) => median(seconds) / median(runs.bare);
  return [
    finding(
      'import',
      'นำเข้าพร้อมตรวจทุกแถว ÷ การอ่านเปล่า · import with all checks ÷ bare DuckDB read',
      ratio(runs.checked),
      'times',
      3,
      runs,
    ),
    finding(
      'import',
      'นำเข้า ตรวจ และจัดตาราง ÷ การอ่านเปล่า · import, checks and core tables ÷ bare DuckDB read',
      ratio(runs.core),
      'times',
      null,
      runs,
    ),
  ];
}

async function measureFlags(bench: Bench): Promise<Finding[]> {
  const base = join(bench.folder, 'base');
  await importRun(bench.files, base);
  const all: ColdRun[] = [];
  for (let run = 0; run < bench.runs; run++) {
    const workspace = join(bench.folder, 'flagged');
    rmSync(workspace, { recursive: true, force: true });
    cpSync(base, workspace, { recursive: true });
    all.push(await coldRun([cli, 'run', '--data', workspace, '--threads', '2']));
    bench.tell(`flags ${run + 1}/${bench.runs}: ${all[run]?.seconds.toFixed(2)} s`);
  }
  const runs = { run: secondsOf(all) };
  return [
    finding('flags', 'ข้อสังเกตและคะแนนทั้งหมด · all flags and scores', median(runs.run), 'seconds', 5, runs),
  ];
}

async function measureChange(bench: Bench): Promise<Finding[]> {
  const workspace = join(bench.folder, 'changed');
  await importRun(bench.files, workspace);
  await coldRun([cli, 'run', '--data', workspace]);
  const all: ColdRun[] = [];
  for (let run = 0; run < bench.runs; run++) {
    const setting = `purchases-just-below-limit.near_share=0.9${run % 9}5`; // another value each time
    all.push(await coldRun([cli, 'run', '--data', workspace, '--threads', '2', '--set', setting]));
    bench.tell(`change ${run + 1}/${bench.runs}: ${all[run]?.seconds.toFixed(2)} s`);
  }
  const runs = { run: secondsOf(all) };
  return [
    finding(
      'change',
      'อีกครั้งหลังเปลี่ยนค่าหนึ่งค่า · again after one parameter change',
      median(runs.run),
      'seconds',
      2,
      runs,
    ),
  ];
}

async function measureTenfold(bench: Bench): Promise<Finding[]> {
  bench.tell('tenfold: writing the ten copies');
  const files = await writeTenfold(bench.files, fresh(join(bench.folder, 'tenfold')));
  const once: ColdRun[] = [];
  const ten: ColdRun[] = [];
  const flagged: ColdRun[] = [];
  for (let run = 0; run < bench.runs; run++) {
    const workspace = join(bench.folder, 'ten');
    once.push(await importRun(bench.files, join(bench.folder, 'once')));
    ten.push(await importRun(files, workspace));
    flagged.push(await coldRun([cli, 'run', '--data', workspace, '--threads', '2']));
    bench.tell(
      `tenfold ${run + 1}/${bench.runs}: once ${once[run]?.seconds.toFixed(2)} s, ten times ${ten[run]?.seconds.toFixed(2)} s, its flags ${flagged[run]?.seconds.toFixed(2)} s`,
    );
  }
  const runs = { once: secondsOf(once), tenfold: secondsOf(ten), flags: secondsOf(flagged) };
  const perRow = (all: readonly ColdRun[]) => median(secondsOf(all)) / rowsRead(all[0]!);
  const peaks = { import: ten.map((run) => run.peakBytes), flags: flagged.map((run) => run.peakBytes) };
  return [
    finding(
      'tenfold',
      'สิบเท่า เวลาต่อแถว · ten times over, time per row',
      perRow(ten) / perRow(once),
      'times',
      1.3,
      runs,
    ),
    finding(
      'tenfold',
      'สิบเท่า หน่วยความจำสูงสุด · ten times over, peak memory',
      Math.max(...peaks.import, ...peaks.flags) / 2 ** 30,
      'gigabytes',
      3,
      peaks,
    ),
  ];
}

/** One warm process, as the site is; the slowest of twenty answers is what an officer remembers. */
async function measurePrecheck(bench: Bench): Promise<Finding[]> {
  const workspace = join(bench.folder, 'prechecked');
  await importRun(bench.files, workspace);
  await coldRun([cli, 'run', '--data', workspace]);
  const seconds = await planAnswers(workspace);
  const sorted = seconds.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1]!;
  bench.tell(
    `precheck: ${sorted.length} plans, median ${median(seconds).toFixed(2)}, p95 ${p95.toFixed(2)} s`,
  );
  const runs = { answers: seconds };
  return [
    finding(
      'precheck',
      'ตรวจก่อนทำ ค่ากลาง · the answer to a plan, median',
      median(seconds),
      'seconds',
      null,
      runs,
    ),
    finding('precheck', 'ตรวจก่อนทำ p95 · the answer to a plan, p95', p95, 'seconds', 1, runs),
  ];
}

export const parts: Record<PartName, (bench: Bench) => Promise<Finding[]>> = {
  import: measureImport,
  flags: measureFlags,
  change: measureChange,
  tenfold: measureTenfold,
  precheck: measurePrecheck,
};
