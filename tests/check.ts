/**
 * `npm run check`: types, lint, format (SQL too), unused code, import rules, and the house tests.
 * `npm run check -- --fix` first formats and repairs what can be repaired without judgement.
 * `npm run check -- lint format` runs the steps named.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { steps, type Step } from './steps.ts';

const root = dirname(import.meta.dirname);
const words = process.argv.slice(2);
const fix = words.includes('--fix');
const named = words.filter((word) => !word.startsWith('-'));

/** The house tests, without the one that runs these very steps. */
const houseTests: Step = {
  name: 'house tests',
  faults: () => {
    const env = { ...process.env, TRUATKHAP_CHECK: '1' };
    const args = [join(root, 'tests', 'run.ts'), 'tests/house/'];
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env, maxBuffer: 2 ** 26 });
    return done.status === 0 ? [] : [`${done.stdout}${done.stderr}`.trim()];
  },
};

const all = [...steps, houseTests];
const unknown = named.filter((word) => !all.some((step) => step.name.includes(word)));
if (unknown.length > 0) {
  console.error(`ไม่รู้จักขั้น / Unknown step: ${unknown.join(', ')} (${all.map((step) => step.name).join(', ')})`);
  process.exit(2);
}

let failed = 0;
for (const step of all) {
  if (named.length > 0 && !named.some((word) => step.name.includes(word))) continue;
  const begun = performance.now();
  const faults = step.faults(fix);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  for (const fault of faults) console.log(fault);
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)`);
  if (faults.length > 0) failed += 1;
}
process.exit(failed > 0 ? 1 : 0);
