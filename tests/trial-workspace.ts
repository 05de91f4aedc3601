/** A workspace in a temporary folder, for tests: put a file, take it in, ask core, look at the bytes. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { importFiles, type ImportAccount } from '#procurement/run.ts';
import { currentGeneration } from '#procurement/workspace.ts';
import { freshFolder } from './egp-rows.ts';

export interface TrialWorkspace {
  data: string;
  /** Writes a source file and tells its path. */
  put(name: string, content: string | Buffer): string;
  /** Imports without computing flags. */
  take(paths: string[], options?: { asAt?: string }): Promise<ImportAccount>;
  /** Rows of a query over the core tables. */
  core<T>(sql: string): Promise<T[]>;
  /** Hash of every core file's bytes. */
  coreHash(): string;
}

export function trialWorkspace(): TrialWorkspace {
  const folder = freshFolder();
  const data = join(folder, 'data');
  const coreFolder = () => join(currentGeneration(data)!.folder, 'core');
  return {
    data,
    put(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    take: (paths, options = {}) => importFiles(data, paths, { ...options, until: 'core' }),
    async core<T>(sql: string) {
      const db = await openDuckdb();
      try {
        for (const file of readdirSync(coreFolder())) {
          await db.run(
            `CREATE VIEW ${file.replace('.parquet', '')} AS SELECT * FROM ${sqlText(join(coreFolder(), file))}`,
          );
        }
        return await db.all<T>(sql);
      } finally {
        db.close();
      }
    },
    coreHash() {
      const hash = createHash('sha256');
      for (const name of readdirSync(coreFolder()).sort())
        hash.update(name).update(readFileSync(join(coreFolder(), name)));
      return hash.digest('hex');
    },
  };
}
