/** The steps of `npm run check`, each an answer of faults in words; none means it holds. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { existsSync, realpathSync } from 'node:fs';
import { sqlFaults } from './format-sql.ts';

export type Step = { name: string; faults: (fix: boolean) => string[] };

const root = dirname(import.meta.dirname);
const rooms = [
  'kernel',
  'platform',
  'procurement',
  'office',
  'programme',
  'clinic',
  'master-plan',
  'watch',
  'web',
  'worker',
  'cli',
  'seed',
  'tests',
  'bench',
];

/** Large programs that live a minute: a roomy nursery, and no threads beside ours, cost a sixth less. */
const memory = ['--single-threaded-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

/** Runs one of our tools; its own report is the fault. */
function tool(command: string, args: string[]): string[] {
  const path = realpathSync(join(root, 'node_modules', '.bin', command));
  const all = [...memory, path, ...args];
  const done = spawnSync(process.execPath, all, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error) return [`${command}: ${done.error.message}`];
  if (done.status === 0) return [];
  return [
    `${done.stdout}${done.stderr}`.trim() || `${command}: ended with ${String(done.status ?? done.signal)}`,
  ];
}

let made: string[] | null = null;

/** SvelteKit writes the types of every page (./$types); types, lint and unused code need them. */
const pageTypes = (): string[] => (made ??= tool('svelte-kit', ['sync', '--config', 'web/vite.config.ts']));

const lint = (fix: boolean, ...args: string[]): string[] =>
  tool('eslint', [...args, ...(fix ? ['--fix'] : [])]);

const svelteCheck = ['--workspace', 'web', '--tsconfig', 'src/tsconfig.json', '--fail-on-warnings'];

export const steps: Step[] = [
  { name: 'types', faults: () => tool('tsc', ['--noEmit']) },
  {
    name: 'page types',
    faults: () => [...pageTypes(), ...tool('svelte-check', [...svelteCheck, '--output', 'human'])],
  },
  // In two, since the site has types of its own: neither is so long that a slow machine ends it.
  { name: 'lint', faults: (fix) => [...pageTypes(), ...lint(fix, '.', '--ignore-pattern', 'web/')] },
  { name: 'lint of the site', faults: (fix) => [...pageTypes(), ...lint(fix, 'web')] },
  {
    name: 'format',
    faults: (fix) => tool('prettier', ['--log-level', 'warn', fix ? '--write' : '--check', '.']),
  },
  { name: 'SQL format', faults: sqlFaults },
  {
    name: 'unused code',
    faults: () => [...pageTypes(), ...tool('knip', ['--no-progress', '--no-config-hints'])],
  },
  {
    name: 'who imports whom',
    faults: () =>
      tool('depcruise', [
        '--config',
        '.dependency-cruiser.js',
        '--output-type',
        'err-long',
        ...rooms.filter((room) => existsSync(join(root, room))),
      ]),
  },
];
