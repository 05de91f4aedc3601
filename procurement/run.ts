/**
 * The order of the stations, on one screen: files → accepted rows → core → flags → scores → candidates.
 * Each verb writes one new generation, or leaves the workspace as it was.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '#kernel/problem.ts';
import { storageProblem } from '#platform/atomic-files.ts';
import { openDuckdb, type Duckdb } from '#platform/duckdb.ts';
import { buildCore, rankFiles } from './3-core/build-core.ts';
import { runFlags, type Overrides } from './4-indicators/run-flags.ts';
import { runScores, scoresRuleKey } from './5-scores/run-scores.ts';
import { runCandidates } from './6-candidates/run-candidates.ts';
import {
  compareRows,
  sum,
  takeIn,
  type ImportAccount,
  type ImportOptions,
  type RunOptions,
} from './take-in.ts';
import {
  currentGeneration,
  emptyWorkspace,
  writeWorkspace,
  type Draft,
  type LoadedFile,
  type Manifest,
} from './workspace.ts';

export type { ImportAccount, ImportOptions, RunOptions } from './take-in.ts';
export { makeReadingIndex } from './reading/reading-index.ts';

/**
 * Takes files into the workspace. Rows that cannot be taken wait in quarantine; nothing is lost.
 * @param paths files, folders, archives or '-' for standard input
 * @throws Problem for a path that is not there, a full disk, a second writer
 */
export function importFiles(
  workspace: string,
  paths: string[],
  options: ImportOptions = {},
): Promise<ImportAccount> {
  return writing(workspace, 'import', options, async (draft, db) => {
    const accounts = await takeIn(draft, db, paths, options);
    const fresh = accounts.filter((account) => account.isNew);
    for (const file of draft.previous?.manifest.files ?? []) keepRaw(draft, file.file_id);
    if (fresh.length > 0) await compareRows(draft, db, fresh);
    const generation = fresh.length > 0 ? await finish(draft, db, options) : (draft.previous?.n ?? null);
    return { generation, ...sum(accounts) };
  });
}

/** Undoes the import of one file; the rest becomes what it would be without it. */
export function forgetFile(
  workspace: string,
  fileId: string,
  options: RunOptions = {},
): Promise<{ generation: number; file: LoadedFile }> {
  return writing(workspace, 'forget', options, async (draft, db) => {
    const file = draft.manifest.files.find((loaded) => loaded.file_id === fileId);
    if (!file) throw unknownFile(fileId);
    draft.manifest.files = draft.manifest.files.filter((loaded) => loaded !== file);
    for (const loaded of draft.manifest.files) keepRaw(draft, loaded.file_id);
    return { generation: await finish(draft, db, options), file };
  });
}

/** Runs flags, scores and candidates again over the core that is there; only what changed is computed. */
export function runAnalysis(
  workspace: string,
  options: RunOptions & { overrides?: Overrides } = {},
): Promise<{ generation: number }> {
  return writing(workspace, 'run', options, async (draft, db) => {
    if (!draft.previous) throw emptyWorkspace(workspace);
    for (const loaded of draft.manifest.files) keepRaw(draft, loaded.file_id);
    const generation = await finish(draft, db, options);
    return { generation };
  });
}

/** The newest generation's manifest, or null in an empty workspace: what a backup keeps of the analysis. */
export function currentManifest(workspace: string): Manifest | null {
  return currentGeneration(workspace)?.manifest ?? null;
}

/** Clears away what a writer that was stopped has left; every generation stays. */
export async function tidyWorkspace(workspace: string): Promise<void> {
  await writeWorkspace(workspace, 'tidy', () => Promise.resolve());
}

function keepRaw(draft: Draft, fileId: string): void {
  draft.keep(`raw/${fileId}.parquet`);
  draft.keep(`raw/${fileId}.quarantine.parquet`);
}

/** Stations 3 to 6 over the raw rows of the draft, then publishes it. */
async function finish(
  draft: Draft,
  db: Duckdb,
  options: RunOptions & { until?: ImportOptions['until']; overrides?: Overrides },
): Promise<number> {
  const tell = (stage: string, item: string, done: number, total: number) =>
    options.onProgress?.({ stage, item, done, total });
  const { manifest, previous, folder } = draft;
  Object.assign(manifest, { core_key: null, flag_keys: {}, scores_key: null });
  if (options.until === 'checked') return draft.publish().n;
  const key = coreKey(manifest.files);
  if (previous?.manifest.core_key === key) {
    for (const name of readdirSync(join(previous.folder, 'core'))) draft.keep(`core/${name}`);
  } else {
    let step = 0;
    await buildCore(db, manifest.files, join(folder, 'raw'), join(folder, 'core'), (name) =>
      tell('core', name, step++, 14),
    );
  }
  db.close(); // the flags open their own: two full databases at once would double the memory
  manifest.core_key = key;
  if (options.until !== 'core') {
    const report = await runFlags({
      folder,
      coreKey: key,
      previous: previous ? { flagKeys: previous.manifest.flag_keys, keep: (path) => draft.keep(path) } : null,
      ...(options.overrides ? { overrides: options.overrides } : {}),
      ...(options.threads ? { threads: options.threads } : {}),
      tempDirectory: join(folder, 'spool'),
      progress: (done, total, flag) => tell('flags', flag, done, total),
    });
    manifest.flag_keys = report.flagKeys;
    await scoreAndOffer(draft, options, tell);
  }
  return draft.publish().n;
}

/** Stations 5 and 6, or their results of before when no flag and no weight has changed. */
async function scoreAndOffer(
  draft: Draft,
  options: RunOptions,
  tell: (stage: string, item: string, done: number, total: number) => void,
): Promise<void> {
  const { manifest, previous, folder } = draft;
  manifest.scores_key = createHash('sha256')
    .update(JSON.stringify([manifest.core_key, manifest.flag_keys, scoresRuleKey(), candidatesRule()]))
    .digest('hex');
  if (previous?.manifest.scores_key === manifest.scores_key) {
    for (const name of readdirSync(join(previous.folder, 'scores'))) draft.keep(`scores/${name}`);
    return;
  }
  tell('scores', 'scores', 0, 2);
  await runScores({
    folder,
    ...(options.threads ? { threads: options.threads } : {}),
    tempDirectory: join(folder, 'spool'),
  });
  tell('scores', 'candidates', 1, 2);
  await runCandidates({ folder, ...(options.threads ? { threads: options.threads } : {}) });
}

function candidatesRule(): string {
  return readFileSync(new URL('6-candidates/candidates.sql', import.meta.url), 'utf8');
}

/** Hash of what core is made from: the files in their order, and the code of stations 1 to 3. */
function coreKey(files: readonly LoadedFile[]): string {
  const made = rankFiles(files).map(({ file, asAtRank }) => [file.sha256, asAtRank, file.sampled]);
  const hash = createHash('sha256').update(JSON.stringify(made));
  for (const room of ['3-core', '../law']) {
    const folder = new URL(`${room}/`, import.meta.url);
    for (const name of readdirSync(folder).sort()) {
      if (/\.(sql|yaml|ts)$/u.test(name) && !name.endsWith('.test.ts'))
        hash.update(name).update(readFileSync(new URL(name, folder)));
    }
  }
  return hash.digest('hex');
}

/** Opens the database and the draft, and says a full disk or a missing permission in words. */
async function writing<T>(
  workspace: string,
  doing: string,
  options: RunOptions,
  work: (draft: Draft, db: Duckdb) => Promise<T>,
): Promise<T> {
  try {
    return await writeWorkspace(workspace, doing, async (draft) => {
      const db = await openDuckdb({
        threads: options.threads ?? 2,
        tempDirectory: join(draft.folder, 'spool'),
      });
      try {
        return await work(draft, db);
      } finally {
        db.close();
      }
    });
  } catch (error) {
    throw storageProblem(error, workspace) ?? error;
  }
}

function unknownFile(fileId: string) {
  return problem('workspace.unknown_file', {
    th: `ไม่มีไฟล์รหัส ${fileId} ในข้อมูลชุดนี้ ดูรหัสไฟล์ได้ด้วยคำสั่ง truatkhap sources`,
    en: `No file ${fileId} is loaded here. See the file ids with: truatkhap sources`,
    status: 404,
  });
}
