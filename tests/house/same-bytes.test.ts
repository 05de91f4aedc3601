/** The same rows give the same bytes, whatever the threads and the order they were written in. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeSyntheticWorkspace } from '../synthetic-workspace.ts';
import { discoverFlags, findFlag, parametersOf } from '#procurement/4-indicators/flag-folder.ts';
import { runFlags } from '#procurement/4-indicators/run-flags.ts';

const home = mkdtempSync(join(tmpdir(), 'truatkhap-flags-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

function digests(folder: string): Record<string, string> {
  const files = ['flags', 'scores']
    .flatMap((room) => readdirSync(join(folder, room)).map((file) => `${room}/${file}`))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

test('flags, peers, scores and candidates are equal byte for byte at 1 and 2 threads and in any row order', async () => {
  const one = digests(await writeSyntheticWorkspace(join(home, 'one'), 3000, { threads: 1 }));
  const two = digests(await writeSyntheticWorkspace(join(home, 'two'), 3000, { threads: 2, shuffle: true }));
  expect(Object.keys(one).length).toBeGreaterThan(10);
  expect(two).toEqual(one);
  for (const question of [
    ['queue', '--limit', '5'],
    ['queue', '--format', 'json', '--area', '7'],
    ['queue', '--format', 'csv'],
    ['flags', '--format', 'jsonl', '--all'],
    ['flags', '--format', 'csv'],
    ['coverage'],
    ['calibration'],
  ]) {
    const [first, second] = [told('one', '1', question), told('two', '2', question)];
    expect(first.length).toBeGreaterThan(200);
    expect(second).toBe(first);
  }
  const list = JSON.parse(told('one', '1', ['queue', '--format', 'json'])) as {
    subject_id: string;
    score: number;
    parts: { contribution: number }[];
  }[];
  const sums = list.map((row) =>
    row.parts.reduce((sum, part) => sum + Math.round(part.contribution * 1000), 0),
  );
  expect(sums).toEqual(list.map((row) => Math.round(row.score * 1000)));
  expect(list.map((row) => row.score)).toEqual(list.map((row) => row.score).sort((a, b) => b - a));
  const explain = ['explain', list[0]!.subject_id, '--rows', '3', '--lang', 'en'];
  expect(told('two', '2', explain)).toBe(told('one', '1', explain));
}, 240_000);

/** What the command prints about a workspace of this file. */
function told(workspace: string, threads: string, question: readonly string[]): string {
  const main = join(import.meta.dirname, '../../cli/main.ts');
  return execFileSync(
    process.execPath,
    [main, ...question, '--data', join(home, workspace), '--threads', threads],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
}

test('a flag whose rule, parameters and core are unchanged is taken over; one changed parameter runs one flag', async () => {
  const folder = await writeSyntheticWorkspace(join(home, 'kept'), 500);
  const flags = discoverFlags();
  const [changed, parameter] = flags.flatMap((flag) =>
    Object.entries(flag.spec.parameters)
      .filter(([, { default: value }]) => typeof value === 'number')
      .map(([name]) => [flag.spec.id, name] as const),
  )[0]!;
  const value = parametersOf(findFlag(flags, changed).spec)[parameter]!.value as number;
  const first = await runFlags({ folder, coreKey: 'same', flags });
  const kept: string[] = [];
  const next = join(home, 'next');
  const { mkdirSync, symlinkSync } = await import('node:fs');
  mkdirSync(join(next, 'flags'), { recursive: true });
  symlinkSync(join(folder, 'core'), join(next, 'core'));
  const second = await runFlags({
    folder: next,
    coreKey: 'same',
    flags,
    overrides: { [changed]: { [parameter]: value + 1 } },
    previous: {
      flagKeys: first.flagKeys,
      keep: (file) => {
        kept.push(file);
        linkSync(join(folder, file), join(next, file));
      },
    },
  });
  expect(second.ran).toEqual([changed]);
  expect(kept.length).toBeGreaterThanOrEqual(
    flags.filter((flag) => flag.spec.status !== 'retired').length - 1,
  );
}, 120_000);

test('a mistyped flag or parameter is answered with the nearest name', async () => {
  const run = (overrides: Record<string, Record<string, number>>) =>
    runFlags({ folder: home, coreKey: 'x', overrides });
  await expect(run({ 'contract-above-awards': { tolerance_share: 0.2 } })).rejects.toMatchObject({
    code: 'indicators.unknown_flag',
    details: { nearest: 'contract-above-award' },
  });
  await expect(run({ 'contract-above-award': { tolerance: 0.2 } })).rejects.toMatchObject({
    code: 'indicators.unknown_parameter',
    details: { nearest: 'tolerance_share' },
  });
});
