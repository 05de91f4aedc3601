/**
 * docs/how-to/add-a-desk.md, followed: in a copy of the project its blocks are written where they say, and
 * the walls of the house hold for the new desk. In the long run its types, its page and every access test too.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = dirname(dirname(import.meta.dirname));
const copy = mkdtempSync(join(tmpdir(), 'truatkhap-new-desk-'));
const guide = readFileSync(join(root, 'docs', 'how-to', 'add-a-desk.md'), 'utf8');

/** A block of the guide: what it writes, where, and for a file that is there before which of its lines. */
interface Block {
  file: string;
  before: string | null;
  lines: string;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```\w+ (?<head>\S.*)\n(?<lines>[\s\S]*?)^```$/gmu)].map(({ groups }) => {
    const [file, before] = groups!['head']!.split(' + before: ');
    return { file: file!, before: before ?? null, lines: groups!['lines']! };
  });
}

function write({ file, before, lines }: Block): void {
  const path = join(copy, file);
  if (before === null) {
    expect(existsSync(path), `${file} is there already`).toBe(false);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, lines);
    return;
  }
  const text = readFileSync(path, 'utf8');
  const at = text.split('\n').findIndex((line) => line.startsWith(before));
  expect(at, `${file} has no line that begins with "${before}"`).toBeGreaterThan(-1);
  writeFileSync(path, text.split('\n').toSpliced(at, 0, lines.trimEnd()).join('\n'));
}

function run(tool: string, ...args: string[]): string {
  const env = { ...process.env, NO_COLOR: '1' };
  const path = join(copy, 'node_modules', '.bin', tool);
  const done = spawnSync(path, args, { cwd: copy, encoding: 'utf8', env, maxBuffer: 2 ** 26 });
  return done.status === 0 ? '' : `${done.stdout}${done.stderr}`;
}

beforeAll(() => {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  for (const file of files) if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['init', '--quiet'], { cwd: copy }); // the house tests ask git which files are ours
  writeFileSync(join(copy, '.git', 'info', 'exclude'), 'node_modules\n'); // here a link, no folder
  for (const block of blocksOf(guide)) write(block);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a new desk', () => {
  test('is written by the guide alone, and laid out as the house lays things out', () => {
    const written = blocksOf(guide).map(({ file }) => file);
    expect(written.length).toBeGreaterThan(10);
    expect(run('prettier', '--check', ...written.filter((file) => !file.endsWith('.sql')))).toBe('');
  });

  test('keeps its own rules, and those of every table and every desk', { timeout: 240_000 }, () => {
    const asked = ['programme/board-loans', 'office/policies', 'personal-data/held'];
    expect(run('vitest', 'run', ...asked)).toBe('');
  });

  test.skipIf(!process.env['TRUATKHAP_LONG'])(
    'compiles, is linted, imports whom it may, and opens for nobody whom it does not concern',
    { timeout: 5_400_000 },
    () => {
      execFileSync(process.execPath, ['cli/main.ts', 'database-types'], { cwd: copy });
      for (const step of ['page types', 'types', 'lint', 'who imports']) {
        const done = spawnSync(process.execPath, ['tests/check.ts', step], { cwd: copy, encoding: 'utf8' });
        expect(done.status, `${step}: ${done.stdout}`).toBe(0);
      }
      expect(run('vitest', 'run', 'tests/house/words', 'tests/house/tree')).toBe('');
      expect(run('vitest', 'run', 'tests/access/matrix')).toBe('');
    },
  );
});
