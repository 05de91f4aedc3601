/** Where an office's database lies: with its folder, for root outside root's own folders, and after a move where it was. */
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { homeOf, isMade } from './place.ts';

const folder = mkdtempSync(join(tmpdir(), 'truatkhap-place-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const isRoot = process.getuid?.() === 0;
const signpost = 'database-is-in.txt';
const made = (name: string) => {
  mkdirSync(join(folder, name));
  return join(folder, name);
};

test.runIf(isRoot)('root’s lies under /var/lib, one per folder and always the same', () => {
  expect(homeOf('demo/office')).toMatch(/^\/var\/lib\/truatkhap\/[0-9a-f]{12}$/);
  expect(homeOf('demo/office')).toBe(homeOf('./demo/../demo/office'));
  expect(homeOf('demo/office')).not.toBe(homeOf('other/office'));
});

test.runIf(isRoot)('root finds it again after the folder was moved, by the signpost left in it', () => {
  const office = made('before');
  const home = homeOf(office);
  writeFileSync(join(office, signpost), `${home}\n`);
  renameSync(office, join(folder, 'after'));
  expect(homeOf(join(folder, 'after'))).toBe(home);
});

test.runIf(isRoot)('root does not follow a signpost that somebody else put there', () => {
  const office = made('planted');
  writeFileSync(join(office, signpost), '/srv/elsewhere\n');
  chownSync(join(office, signpost), 65_534, 65_534);
  expect(homeOf(office)).not.toBe('/srv/elsewhere');
});

test.skipIf(isRoot)('an ordinary user’s lies in its folder; root’s is left to root', () => {
  const office = made('own');
  expect(homeOf(office)).toBe(office);
  writeFileSync(join(office, signpost), '/var/lib/truatkhap/0123456789ab\n');
  expect(() => homeOf(office)).toThrow('store.other_owner');
});

test('one that an ordinary user made stays theirs, whoever comes', () => {
  const office = made('theirs');
  expect(isMade(office)).toBe(false);
  mkdirSync(join(office, 'cluster'));
  expect(homeOf(office)).toBe(office);
  expect(isMade(office)).toBe(true);
});
