/**
 * The one layout of our .sql files, by sql-formatter. Only white space changes (that is checked), so a
 * reader of a difference sees meaning only. Words keep their case: a column called `signed` is also a
 * keyword somewhere, and other engines tell `SIGNED` from `signed`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'sql-formatter';
import { readFlagFolder } from '#procurement/4-indicators/flag-folder.ts';
import { compact } from './compact-sql.ts';

const root = dirname(import.meta.dirname);

/** SQL in the house's layout. Throws when the text cannot be read as SQL, or would change its meaning. */
export function layOut(sql: string): string {
  const formatted = format(sql, {
    language: 'duckdb',
    keywordCase: 'preserve',
    dataTypeCase: 'preserve',
    functionCase: 'preserve',
    expressionWidth: 100,
    paramTypes: { custom: [{ regex: String.raw`\{[a-z_][a-z0-9_]*\}` }] }, // {name}: a flag's parameter
  });
  const laidOut = `${compact(formatted).trim()}\n`;
  if (bare(laidOut) !== bare(sql) || texts(laidOut).join() !== texts(sql).join()) {
    throw new Error('the formatter would change more than white space');
  }
  return laidOut;
}

const bare = (sql: string): string => sql.replaceAll(/\s+/g, '');

/** The text literals, whose white space is meaning. */
const texts = (sql: string): string[] => sql.replaceAll(/--.*$/gm, '').match(/'(?:[^']|'')*'/g) ?? [];

/** The tracked and the new .sql files, from the root; migrations hold PL/pgSQL, which the formatter cannot read. */
export function sqlFiles(): string[] {
  const args = [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    '*.sql',
    ':!office/migrations',
  ];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  return listed.filter((file) => file !== '' && existsSync(join(root, file))).sort();
}

/** Files out of layout, one line each; with `fix` they are written instead, and only faults remain. */
export function sqlFaults(fix: boolean): string[] {
  return sqlFiles().flatMap((file) => {
    const path = join(root, file);
    const sql = readFileSync(path, 'utf8');
    try {
      const laidOut = layOut(sql);
      if (laidOut === sql) return [];
      if (!fix) return [`${file}: not in layout (npm run check -- --fix)`];
      rewrite(path, laidOut);
      return [];
    } catch (error) {
      return [`${file}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** A flag's version stands for what its SQL says: a new layout keeps the version and renews the hash. */
function rewrite(path: string, sql: string): void {
  const folder = dirname(path);
  const yaml = join(folder, 'flag.yaml');
  if (!existsSync(yaml) || basename(folder).startsWith('_')) {
    writeFileSync(path, sql);
    return;
  }
  const before = readFlagFolder(folder);
  writeFileSync(path, sql);
  if (before.spec.sql_hash !== before.sqlHash) return; // was already out of date: not ours to bless
  const after = readFlagFolder(folder).sqlHash;
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^sql_hash:.*$/m, `sql_hash: "${after}"`));
}
