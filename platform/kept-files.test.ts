/** Kept files: the same bytes once, whole, and a damaged one is never handed out. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptFiles, sha256Of } from './kept-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truatkhap-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode('ตรวจขับ มิใช่ตรวจจับ');
const names = () => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true });

test('bytes are kept once, however often and however many at a time they are handed in', async () => {
  const kept = keptFiles(folder);
  const ids = await Promise.all(Array.from({ length: 8 }, () => kept.put(bytes)));
  expect(new Set(ids)).toEqual(new Set([sha256Of(bytes)]));
  expect(names().filter((entry) => entry.isFile())).toHaveLength(1);
  expect(await kept.read(ids[0]!)).toEqual(Buffer.from(bytes));
});

test('nobody but their owner can read them on the disk', async () => {
  const sha256 = await keptFiles(folder).put(bytes);
  expect(statSync(join(folder, 'files', sha256.slice(0, 2), sha256)).mode & 0o077).toBe(0);
});

test('a file that was changed, cut or removed is not handed out', async () => {
  const kept = keptFiles(folder);
  const sha256 = await kept.put(bytes);
  writeFileSync(join(folder, 'files', sha256.slice(0, 2), sha256), 'other');
  await expect(kept.read(sha256)).rejects.toMatchObject({ code: 'kept_files.damaged' });
  await expect(kept.read('0'.repeat(64))).rejects.toMatchObject({ code: 'kept_files.damaged' });
  await expect(kept.read('../../etc/passwd')).rejects.toMatchObject({ code: 'kept_files.damaged' });
});
