/**
 * What can go wrong around an import: killed at any moment, a second writer, a full disk, no permission.
 * The workspace is always as it was or as it should be. Long: 30 kills; otherwise a seeded slice.
 */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeWriterLock } from '#platform/writer-lock.ts';
import { importFiles, runAnalysis } from '#procurement/run.ts';
import { currentGeneration, leaseGeneration } from '#procurement/workspace.ts';
import { apiRow, freshFolder, jsonLines } from '../egp-rows.ts';

const main = join(import.meta.dirname, '../../cli/main.ts');
const kills = process.env['TRUATKHAP_LONG'] ? 30 : 4;

/** The same fractions at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Hash of every published file of the newest generation, flags and scores included. */
function contents(data: string): string {
  const generation = currentGeneration(data);
  const hash = createHash('sha256');
  for (const room of ['raw', 'core', 'flags', 'scores']) {
    const folder = join(generation!.folder, room);
    for (const name of readdirSync(folder).sort())
      hash.update(`${room}/${name}`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

function killedAfter(args: string[], milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const someRows = (from: number, count: number) =>
  jsonLines(
    Array.from({ length: count }, (_, i) => apiRow(from + i, { 'งบประมาณ(บาท)': String(480_000 + i) })),
  );

describe('killed at a random moment', () => {
  it(`import and run, ${kills} times: the state before or the state after, and the next command goes on`, async () => {
    const folder = freshFolder();
    const first = join(folder, 'first.jsonl');
    const second = join(folder, 'second.jsonl');
    writeFileSync(first, someRows(0, 400));
    writeFileSync(second, someRows(300, 400));
    const whole = join(folder, 'whole');
    await importFiles(whole, [first]);
    const before = contents(whole);
    const started = Date.now();
    spawnSync(process.execPath, [main, 'import', second, '--data', whole], { stdio: 'ignore' });
    const duration = Date.now() - started; // only to spread the kills over the run
    const after = contents(whole);
    expect(after).not.toBe(before);

    const random = seeded(2569);
    const data = join(folder, 'data');
    await importFiles(data, [first]);
    let survived = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const verb = kill % 3 === 2 ? ['run', '--data', data] : ['import', second, '--data', data];
      await killedAfter(verb, 50 + random() * duration * 1.1);
      const state = contents(data);
      expect([before, after]).toContain(state);
      if (state === before) survived += 1;
    }
    expect(survived).toBeGreaterThan(0); // some kill came before the end: the test tests something
    await importFiles(data, [second]);
    expect(contents(data)).toBe(after);
    expect(readdirSync(join(data, 'generations')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(data, 'writer.lock'))).toBe(false);
  }, 600_000);
});

describe('two at once', () => {
  it('refuses a second writer and says who writes', async () => {
    const folder = freshFolder();
    const data = join(folder, 'data');
    const file = join(folder, 'a.jsonl');
    writeFileSync(file, someRows(0, 3));
    const release = takeWriterLock(data, 'import');
    await expect(importFiles(data, [file])).rejects.toMatchObject({
      code: 'workspace.busy',
      details: { pid: process.pid, doing: 'import' },
    });
    release();
    expect((await importFiles(data, [file], { until: 'core' })).totals.new).toBe(3);
  });

  it('keeps a generation that is being read, however many are written meanwhile', async () => {
    const folder = freshFolder();
    const data = join(folder, 'data');
    const imported = async (n: number) => {
      const file = join(folder, `${n}.jsonl`);
      writeFileSync(file, someRows(n * 10, 2));
      await importFiles(data, [file], { until: 'core' });
    };
    await imported(1);
    const reader = leaseGeneration(data);
    for (const n of [2, 3, 4]) await imported(n);
    expect(existsSync(join(reader.folder, 'manifest.json'))).toBe(true);
    reader.release();
    await imported(5);
    expect(existsSync(reader.folder)).toBe(false);
    expect(readdirSync(join(data, 'generations')).sort()).toEqual(['4', '5']);
  });
});

/** Runs a command as nobody (when we are root), with a limit on the size of files it may write, in KiB. */
function asNobody(args: string[], limitKiB?: number): SpawnSyncReturns<string> {
  const command = [process.execPath, main, ...args].map((word) => `'${word}'`).join(' ');
  const limited = limitKiB === undefined ? command : `ulimit -f ${limitKiB}; trap '' XFSZ; ${command}`;
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  return spawnSync('bash', ['-c', limited], {
    encoding: 'utf8',
    ...user,
    env: { ...process.env, HOME: '/nonexistent' },
  });
}

/** A folder that an unprivileged child may write, holding one importable file. */
function openFolder(): { folder: string; data: string; file: string } {
  const folder = freshFolder();
  const data = join(folder, 'data');
  const file = join(folder, 'a.jsonl');
  mkdirSync(data);
  writeFileSync(file, someRows(0, 3000));
  chmodSync(folder, 0o755);
  if (process.getuid?.() === 0) chownSync(data, 65534, 65534);
  return { folder, data, file };
}

describe('the disk', () => {
  it('is full: says so in both languages and leaves the workspace as it was', () => {
    const { data, file } = openFolder();
    const small = `${file}.small.jsonl`;
    writeFileSync(small, someRows(0, 2));
    expect(asNobody(['import', small, '--data', data, '--until', 'core']).status).toBe(0);
    const before = contents(data);
    const full = asNobody(['import', file, '--data', data, '--until', 'core'], 64);
    expect(full.status).toBe(2);
    expect(full.stderr).toContain('เนื้อที่จัดเก็บไม่พอ');
    expect(full.stderr).toContain('not enough room');
    expect(contents(data)).toBe(before);
    expect(asNobody(['import', file, '--data', data, '--until', 'core']).status).toBe(0);
  });

  it('may not be read or written: says which', () => {
    const { folder, data, file } = openFolder();
    chmodSync(file, 0o000);
    const unreadable = asNobody(['import', file, '--data', data, '--until', 'core']);
    expect(unreadable.status).toBe(2);
    expect(unreadable.stderr).toContain(file);
    expect(currentGeneration(data)).toBeNull();
    chmodSync(file, 0o644);
    const locked = join(folder, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    const unwritable = asNobody(['import', file, '--data', join(locked, 'data'), '--until', 'core']);
    expect(unwritable.status).toBe(2);
    expect(unwritable.stderr).toContain('ไม่มีสิทธิ์');
  });
});

describe('a reader who has seen enough', () => {
  it('ends a long listing without a fault', async () => {
    const folder = freshFolder();
    const file = join(folder, 'a.jsonl');
    writeFileSync(file, someRows(0, 2000));
    const data = join(folder, 'data');
    await importFiles(data, [file]);
    const command = `'${process.execPath}' '${main}' flags --all --format jsonl --data '${data}' | head -n 1`;
    const seen = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], { encoding: 'utf8' });
    expect(seen.stdout.trim().split('\n')).toHaveLength(1);
    expect([seen.status, seen.stderr]).toEqual([0, '']);
  });
});

describe('names typed wrong', () => {
  it('an unknown flag or setting is refused with the nearest name', async () => {
    const folder = freshFolder();
    const file = join(folder, 'a.jsonl');
    writeFileSync(file, someRows(0, 3));
    const data = join(folder, 'data');
    await importFiles(data, [file]);
    const before = contents(data);
    await expect(
      runAnalysis(data, { overrides: { 'split-purchas': { near_share: 0.5 } } }),
    ).rejects.toMatchObject({
      en: expect.stringContaining('split-purchase') as string,
    });
    await expect(
      runAnalysis(data, { overrides: { 'split-purchase': { window_dayz: 3 } } }),
    ).rejects.toMatchObject({
      en: expect.stringContaining('window_days') as string,
    });
    expect(contents(data)).toBe(before);
  });
});
