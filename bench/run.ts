/**
 * npm run bench: how fast the analysis is on this machine, against the targets. Each part is the
 * median of five cold runs (child processes, alternating where two things are compared).
 * npm run bench -- --only import,flags --runs 3
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { makeWorld } from '#seed/world.ts';
import { writeWorld } from '#seed/write-files.ts';
import { partNames, parts, type Bench, type Finding, type PartName } from './parts.ts';

const root = join(import.meta.dirname, '..');
const realFolder = join(root, '..', 'shared', 'data', 'thai-egp-fy2568');

const { only, runs } = new Command('bench')
  .option('--only <parts>', partNames.join(', '), partNames.join(','))
  .option('--runs <n>', 'cold runs of each', '5')
  .parse()
  .opts<{ only: string; runs: string }>();

const chosen = only.split(',').map((name) => name.trim());
const unknown = chosen.find((name) => !(partNames as readonly string[]).includes(name));
if (unknown !== undefined || !/^[1-9]\d*$/u.test(runs)) {
  console.error(`ใช้ไม่ได้ / not known: ${unknown ?? `--runs ${runs}`} (${partNames.join(', ')})`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'truatkhap-bench-'));
const tidy = () => rmSync(folder, { recursive: true, force: true });
process.once('exit', tidy);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** The real files where they are at hand; else the demonstration's, in the two formats that the yardstick reads. */
function sourceFiles(): { files: string[]; what: string } {
  if (existsSync(realFolder)) {
    const files = readdirSync(realFolder)
      .filter((name) => name.endsWith('.gz'))
      .sort();
    return { files: files.map((name) => join(realFolder, name)), what: 'thai-egp-fy2568' };
  }
  console.log('ไม่พบข้อมูลจริง วัดด้วยข้อมูลสาธิตแทน เป้าหมายมีความหมายกับข้อมูลจริงเท่านั้น');
  console.log(
    'The real files are absent: measured on the demonstration files; the targets only mean something on the real ones.',
  );
  const files = writeWorld(makeWorld(), join(folder, 'demonstration')).filter((path) =>
    /(\.jsonl(\.gz)?|published\.csv)$/u.test(path),
  );
  return { files, what: 'demonstration' };
}

const { files, what } = sourceFiles();
const bench: Bench = { files, folder, runs: Number(runs), tell: (text) => console.error(text) };
const findings: Finding[] = [];
for (const name of chosen as PartName[]) findings.push(...(await parts[name](bench)));

const results = {
  measured_at: new Date().toISOString(),
  data: what,
  files: files.length,
  runs: bench.runs,
  machine: machine(),
  findings,
};
const resultsFolder = join(root, 'bench-results');
mkdirSync(resultsFolder, { recursive: true });
const path = join(resultsFolder, `${results.measured_at.replaceAll(':', '-').slice(0, 19)}.json`);
writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
console.log(table(findings));
console.log(`bench-results/${path.slice(resultsFolder.length + 1)}`);

function machine() {
  const model = cpus()[0]?.model ?? 'unknown';
  return {
    node: process.version,
    cpu: model,
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
  };
}

function table(rows: readonly Finding[]): string {
  const units: Record<Finding['unit'], string> = { times: '×', seconds: 's', gigabytes: 'GiB' };
  const line = ({ what: words, measured, unit, target, met }: Finding) =>
    `${target === null ? '·' : met ? '✓' : '✗'} ${measured.toFixed(2).padStart(7)} ${units[unit].padEnd(4)} ${target === null ? '' : `(≤ ${target} ${units[unit]})`}`.padEnd(
      34,
    ) + words;
  return ['', `ค่ากลางของ ${runs} รอบ · median of ${runs} cold runs, ${what}`, ...rows.map(line), ''].join(
    '\n',
  );
}
