/** The generated pages say what the house does today; the seeds point at pages and tests that exist. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSeeds } from '#cli/reference/seeds.ts';

const root = dirname(dirname(import.meta.dirname));

test('every page of docs/reference is current (npm run reference writes them)', () => {
  const args = [join(root, 'cli', 'main.ts'), 'reference', '--check'];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(`${done.stdout}${done.stderr}`.trim()).toBe('ทุกหน้าเป็นปัจจุบัน · every page is current');
  expect(done.status).toBe(0);
});

describe('the seeds, what the programme says it does,', () => {
  const seeds = readSeeds();

  test('are all there, from each of the five texts, each once and in both languages', () => {
    const of = (prefix: string): number => seeds.filter((seed) => seed.id.startsWith(prefix)).length;
    expect(['000-', '001-', '002-', '003-', '004-'].map(of)).toEqual([21, 13, 12, 16, 14]);
    expect(new Set(seeds.map((seed) => seed.id)).size).toBe(seeds.length);
    for (const seed of seeds) {
      expect(seed.id).toMatch(/^(\d{3}|all)(-[a-z0-9]+)+$/);
      expect(seed.th, seed.id).toMatch(/[ก-๙]/);
      expect(seed.en, seed.id).toMatch(/^[A-Z]/);
    }
  });

  test('are called shown only where a page and a test can be opened', () => {
    for (const { id, shown_by: shown } of seeds) {
      if (shown === null) continue;
      expect(existsSync(join(root, shown.page)), `${id}: ${shown.page}`).toBe(true);
      expect(existsSync(join(root, shown.test)), `${id}: ${shown.test}`).toBe(true);
      expect(shown.test).toMatch(/\.test\.ts$/);
    }
  });
});
