/**
 * docs/how-to/write-a-flag.md, followed: in a copy of the project a new flag is made, its rules and cases
 * hold at once, and git sees one new folder and no other change. Nothing is edited elsewhere.
 */
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = dirname(dirname(import.meta.dirname));
const copy = mkdtempSync(join(tmpdir(), 'truatkhap-new-flag-'));

const git = (...args: string[]): string => execFileSync('git', args, { cwd: copy, encoding: 'utf8' });

function truatkhap(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(copy, 'cli', 'main.ts'), ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
}

let pagesBefore = '';

beforeAll(() => {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  for (const file of files) if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  git('init', '--quiet');
  writeFileSync(join(copy, '.git', 'info', 'exclude'), '/node_modules\n');
  git('add', '--all');
  const author = ['-c', 'user.name=author', '-c', 'user.email=author@example.org'];
  git(...author, 'commit', '--quiet', '--no-verify', '--message', 'before');
  pagesBefore = truatkhap('reference', '--check').stdout;
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a new flag', () => {
  test('is made in one folder, and keeps every rule at once', () => {
    const made = truatkhap('new-flag', 'suppliers/house-test-flag');
    expect(made.stderr).toBe('');
    expect(made.stdout).toContain('red-flags/suppliers/house-test-flag');

    const tested = truatkhap('flag-test', 'suppliers/house-test-flag');
    expect(tested.stdout).not.toContain('✗');
    expect(tested.stdout.match(/^✓/gm)).toHaveLength(3);
    expect(tested.status).toBe(0);
    expect(git('status', '--porcelain').trim()).toBe('?? red-flags/suppliers/house-test-flag/');
  });

  test('can be changed, and its author is told what the change needs', () => {
    const folder = join(copy, 'red-flags', 'suppliers', 'house-test-flag');
    const sql = readFileSync(join(folder, 'flag.sql'), 'utf8');
    writeFileSync(join(folder, 'flag.sql'), sql.replace('>= {large_thb}', '> {large_thb}'));
    const stale = truatkhap('flag-test', 'house-test-flag');
    expect(stale.stdout).toContain('sql_hash');
    expect(stale.stdout).toContain('✗ an award on the line is worth a look'); // thresholds are inclusive
    expect(stale.status).toBe(1);

    writeFileSync(join(folder, 'flag.sql'), sql);
    expect(truatkhap('flag-test', 'house-test-flag', '--write-hash').status).toBe(0);
  });

  test('leaves the generated pages current while it is on trial', () => {
    expect(truatkhap('reference', '--check').stdout).toBe(pagesBefore);
    expect(git('status', '--porcelain').trim()).toBe('?? red-flags/suppliers/house-test-flag/');
  });

  test.each([
    ['Suppliers/Shell', 'family/name'],
    ['supliers/freight-cost', 'did you mean "suppliers"'],
    ['suppliers/r018', 'is a code, not a name'],
    ['suppliers/house-test-flag', 'already'],
  ])('is refused as %s, with a word on what would do', (name, hint) => {
    const refused = truatkhap('new-flag', name);
    expect(`${refused.stdout}${refused.stderr}`).toContain(hint);
    expect(refused.status).toBe(2);
  });
});
