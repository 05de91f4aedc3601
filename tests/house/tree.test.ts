/** What may stand in the repository, and under which names. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesMatching, root, textOf, trackedFiles } from './tracked-files.ts';

const files = trackedFiles();
const me = 'tests/house/tree.test.ts'; // holds the patterns themselves
const others = files.filter((file) => file !== me && file !== 'package-lock.json');

describe('the repository', () => {
  test('holds no private key and no token', () => {
    const patterns = [
      /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
      /\bAGE-SECRET-KEY-1[0-9A-Z]+/,
      /\b(ghp|gho|ghs|github_pat)_[A-Za-z0-9_]{20,}/,
      /\b(sk|rk)-[A-Za-z0-9_-]{20,}/,
      /\bAKIA[0-9A-Z]{16}\b/,
      /\bnpm_[A-Za-z0-9]{30,}/,
      /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
    ];
    for (const pattern of patterns) expect(linesMatching(others, pattern)).toEqual([]);
    // A password in code is one that people could sign in with: words on pages (text.ts) and invented people in tests are none.
    const typed = others.filter((file) => !/(\/|^)text\.ts$|\.test\.ts$/.test(file));
    const password = /(password|passwd|secret|api[-_]?key)["']?\s*[:=]\s*["'][^"'\s$<{]{8,}["']/i;
    expect(linesMatching(typed, password)).toEqual([]);
  });

  test('names no machine: no path of a workplace, no home, no registry', () => {
    const path = /(^|[\s"'`(=:])\/(work|root|home|Users|tmp)\/[A-Za-z0-9._-]+/;
    expect(linesMatching(others, path)).toEqual([]);
    const lock = linesMatching(
      ['package-lock.json', '.npmrc'],
      /"resolved"|https?:\/\/[^"]*\/-\/|registry\s*=/,
    );
    expect(lock).toEqual([]);
    expect(linesMatching(others, /registry\.(npmjs|yarnpkg|npmmirror)/)).toEqual([]);
  });

  test('holds no data: nothing large, no archive, no workspace', () => {
    expect(files.filter((file) => statSync(join(root, file)).size > 600_000)).toEqual([]);
    expect(files.filter((file) => /\.(gz|zip|parquet|duckdb|xlsx|csv|jsonl|db)$/.test(file))).toEqual([]);
  });

  test('names things for what they are', () => {
    const vague = /^(utils?|helpers?|common|misc|managers?|services?|data|v2|stuff|lib|shared)$/;
    const words = (file: string): string[] => file.split('/').flatMap((part) => part.split('.'));
    const named = (file: string): string[] =>
      words(file).flatMap((word) => [word, ...word.split('-').slice(-1)]);
    // Personal data (ข้อมูลส่วนบุคคล) is the law's own word; "shared" are the items that were shared with a partner.
    const said = (file: string) =>
      file.replaceAll('personal-data', 'personal').replaceAll(/watch-items\/shared\b/g, 'watch-items');
    expect(files.filter((file) => named(said(file)).some((word) => vague.test(word)))).toEqual([]);
  });

  test('writes file names in small letters with hyphens, tables with underscores', () => {
    const shouted = /^(README|CONTRIBUTING|SECURITY|GRAVEYARD)\.md$/;
    const plain = /^[._]?[a-z0-9]+([-_.][a-z0-9]+)*$/;
    const ofSvelteKit = /^\+(page|layout|error|server)(\.server)?\.(ts|svelte)$/;
    const named = (name: string) => [plain, shouted, ofSvelteKit].some((pattern) => pattern.test(name));
    expect(files.map((file) => basename(file)).filter((name) => !named(name))).toEqual([]);
  });
});

describe('every SQL file', () => {
  const sql = files.filter((file) => file.endsWith('.sql'));

  test('says its grain first: "One row per …" (or what its macros are for)', () => {
    expect(sql.length).toBeGreaterThan(0);
    const queries = sql.filter((file) => !file.startsWith('office/migrations/'));
    const silent = queries.filter((file) => !/^-- (One row per|Macros?\b)/.test(textOf(file)));
    expect(silent).toEqual([]);
    // A migration makes many things: it opens by saying what for, and says the grain at each table.
    const migrations = sql.filter((file) => file.startsWith('office/migrations/'));
    expect(migrations.filter((file) => !/^-- \S/.test(textOf(file)))).toEqual([]);
  });

  test('is pasted, never built: no string interpolation stands in it', () => {
    expect(linesMatching(sql, /\$\{/)).toEqual([]);
  });
});

describe('every TypeScript file', () => {
  const code = files.filter((file) => file.endsWith('.ts'));

  test('opens by saying what it is', () => {
    const silent = code.filter((file) => !/^(#!.*\n)?\/\*\*/.test(textOf(file)));
    expect(silent).toEqual([]);
  });

  test('gives a TODO a reason and an owner, as TODO(owner): reason', () => {
    const bare = /\b(TODO|FIXME|XXX)\b(?!\([a-z-]+\): \S)/;
    expect(
      linesMatching(
        code.filter((file) => file !== me),
        bare,
      ),
    ).toEqual([]);
  });
});
