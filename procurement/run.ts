/**
 * The order of the stations, on one screen: files → accepted rows → core → flags → scores → candidates.
 * Each verb writes one new generation, or leaves the workspace as it was.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '#kernel/problem.ts';
import { storageProblem } from '#platform/atomic-files.ts';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { openSources } from '#platform/files/open-sources.ts';
import { spool, type Spool } from '#platform/files/spool.ts';
import { intakeFile } from './2-intake/intake-file.ts';
import { buildCore, rankFiles } from './3-core/build-core.ts';
import { runFlags, type Overrides } from './4-indicators/run-flags.ts';
import { runScores, scoresRuleKey } from './5-scores/run-scores.ts';
import { runCandidates } from './6-candidates/run-candidates.ts';
import { emptyWorkspace, writeWorkspace, type Draft, type LoadedFile } from './workspace.ts';

export interface RunOptions {
  /** DuckDB threads; results do not depend on it. */
  threads?: number;
  /** Told what is being done; `done` and `total` are files or steps. */
  onProgress?: (progress: { stage: string; item: string; done: number; total: number | null }) => void;
}

export interface ImportOptions extends RunOptions {
  /** Day that the files' data is of (ISO), when the files do not say. */
  asAt?: string | null;
  /** Take the files as samples, or as whole; default: a name with 'sample' or 'ตัวอย่าง' says sample. */
  sampled?: boolean;
  /** Stop after core (flags and scores of the generation before are dropped). */
  withoutFlags?: boolean;
}

export interface FileAccount {
  file_id: string;
  name: string;
  layout: string;
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  reasons: Record<string, number>;
  repairs: Record<string, number>;
  sampled: boolean;
  as_at: string | null;
}

export interface ImportAccount {
  generation: number | null;
  files: FileAccount[];
  totals: { read: number; new: number; changed: number; unchanged: number; quarantined: number };
}

/**
 * Takes files into the workspace. Rows that cannot be taken wait in quarantine; nothing is lost.
 * @param paths files, folders, archives or '-' for standard input
 * @throws Problem for a path that is not there, a full disk, a second writer
 */
export function importFiles(workspace: string, paths: string[], options: ImportOptions = {}): Promise<ImportAccount> {
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
export function forgetFile(workspace: string, fileId: string, options: RunOptions = {}): Promise<{ generation: number; file: LoadedFile }> {
  return writing(workspace, 'forget', options, async (draft, db) => {
    const file = draft.manifest.files.find((loaded) => loaded.file_id === fileId);
    if (!file) throw unknownFile(fileId);
    draft.manifest.files = draft.manifest.files.filter((loaded) => loaded !== file);
    for (const loaded of draft.manifest.files) keepRaw(draft, loaded.file_id);
    return { generation: await finish(draft, db, options), file };
  });
}

/** Runs flags, scores and candidates again over the core that is there; only what changed is computed. */
export function runAnalysis(workspace: string, options: RunOptions & { overrides?: Overrides } = {}): Promise<{ generation: number }> {
  return writing(workspace, 'run', options, async (draft, db) => {
    if (!draft.previous) throw emptyWorkspace(workspace);
    for (const loaded of draft.manifest.files) keepRaw(draft, loaded.file_id);
    const generation = await finish(draft, db, options);
    return { generation };
  });
}

type Counted = FileAccount & { isNew: boolean };

async function takeIn(draft: Draft, db: Duckdb, paths: string[], options: ImportOptions): Promise<Counted[]> {
  const accounts: Counted[] = [];
  const running = new Set<Promise<void>>();
  for await (const source of openSources(paths)) {
    const spooled = await spool(source, join(draft.folder, 'spool'));
    options.onProgress?.({ stage: 'import', item: spooled.name, done: accounts.length, total: null });
    const known = draft.manifest.files.find((file) => file.file_id === spooled.fileId);
    if (known) {
      rmSync(spooled.path, { force: true });
      accounts.push({ ...accountOf(known), unchanged: known.accepted, isNew: false });
      continue;
    }
    if (running.size >= 2) await Promise.race(running);
    const file = newFile(spooled, options);
    draft.manifest.files.push(file);
    const account: Counted = { ...accountOf(file), isNew: true };
    accounts.push(account);
    const job = (async () => {
      const connection = await db.connect();
      const result = await intakeFile(connection, spooled, join(draft.folder, 'raw'));
      connection.connection.closeSync();
      rmSync(spooled.path, { force: true });
      Object.assign(file, { layout: result.layout, accepted: result.accepted, quarantined: result.quarantined, reasons: result.reasons, repairs: result.repairs });
      file.read = result.accepted + result.quarantined;
      Object.assign(account, { ...accountOf(file), isNew: true });
    })();
    const tracked = job.finally(() => running.delete(tracked));
    running.add(tracked);
  }
  await Promise.all(running);
  return accounts;
}

function newFile(spooled: Spool, options: ImportOptions): LoadedFile {
  return {
    file_id: spooled.fileId,
    name: spooled.baseName,
    sha256: spooled.sha256,
    bytes: spooled.byteCount,
    layout: 'unknown',
    charset: spooled.charset,
    as_at: options.asAt ?? null,
    sampled: options.sampled ?? /sample|ตัวอย่าง/iu.test(spooled.baseName),
    read: 0,
    accepted: 0,
    quarantined: 0,
    reasons: {},
    repairs: {},
  };
}

function accountOf(file: LoadedFile): FileAccount {
  const { file_id, name, layout, read, quarantined, reasons, repairs, sampled, as_at } = file;
  return { file_id, name, layout, read, new: 0, changed: 0, unchanged: 0, quarantined, reasons, repairs, sampled, as_at };
}

function sum(accounts: Counted[]): Pick<ImportAccount, 'files' | 'totals'> {
  const totals = { read: 0, new: 0, changed: 0, unchanged: 0, quarantined: 0 };
  const files = accounts.map(({ isNew: _, ...account }) => account);
  for (const file of files) {
    for (const key of ['read', 'new', 'changed', 'unchanged', 'quarantined'] as const) totals[key] += file[key];
  }
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)), totals };
}

function keepRaw(draft: Draft, fileId: string): void {
  draft.keep(`raw/${fileId}.parquet`);
  draft.keep(`raw/${fileId}.quarantine.parquet`);
}

/** Counts new, changed and unchanged rows of the files just taken in, against what stood before. */
async function compareRows(draft: Draft, db: Duckdb, fresh: Counted[]): Promise<void> {
  const isNew = new Set(fresh.map((account) => account.file_id));
  const files = rankFiles(draft.manifest.files).map(
    ({ file, fileRank, asAtRank }) => `(${sqlText(file.file_id)}, ${fileRank}, ${asAtRank}, ${isNew.has(file.file_id)})`,
  );
  const paths = draft.manifest.files.map((file) => sqlText(join(draft.folder, 'raw', `${file.file_id}.parquet`)));
  await db.run(`CREATE TEMP TABLE import_files AS SELECT * FROM (VALUES ${files.join(', ')}) AS f (file_id, file_rank, as_at_rank, is_new)`);
  await db.run(`CREATE TEMP VIEW accepted_keys AS SELECT file_id, line, row_key, content_hash FROM read_parquet([${paths.join(', ')}])`);
  const rows = await db.all<{ file_id: string; new_rows: bigint; changed_rows: bigint; unchanged_rows: bigint }>(
    readFileSync(new URL('2-intake/compare-rows.sql', import.meta.url), 'utf8'),
  );
  for (const row of rows) {
    const account = fresh.find((file) => file.file_id === row.file_id);
    if (!account) continue;
    account.new = Number(row.new_rows);
    account.changed = Number(row.changed_rows);
    account.unchanged = Number(row.unchanged_rows);
  }
}

/** Stations 3 to 6 over the raw rows of the draft, then publishes it. */
async function finish(draft: Draft, db: Duckdb, options: RunOptions & { withoutFlags?: boolean; overrides?: Overrides }): Promise<number> {
  const tell = (stage: string, item: string, done: number, total: number) => options.onProgress?.({ stage, item, done, total });
  const { manifest, previous, folder } = draft;
  const key = coreKey(manifest.files);
  if (previous && previous.manifest.core_key === key) {
    for (const name of readdirSync(join(previous.folder, 'core'))) draft.keep(`core/${name}`);
  } else {
    let step = 0;
    await buildCore(db, manifest.files, join(folder, 'raw'), join(folder, 'core'), (name) => tell('core', name, step++, 14));
  }
  manifest.core_key = key;
  manifest.flag_keys = {};
  manifest.scores_key = null;
  if (!options.withoutFlags) {
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
async function scoreAndOffer(draft: Draft, options: RunOptions, tell: (stage: string, item: string, done: number, total: number) => void): Promise<void> {
  const { manifest, previous, folder } = draft;
  manifest.scores_key = createHash('sha256').update(JSON.stringify([manifest.core_key, manifest.flag_keys, scoresRuleKey(), candidatesRule()])).digest('hex');
  if (previous?.manifest.scores_key === manifest.scores_key) {
    for (const name of readdirSync(join(previous.folder, 'scores'))) draft.keep(`scores/${name}`);
    return;
  }
  tell('scores', 'scores', 0, 2);
  await runScores({ folder, ...(options.threads ? { threads: options.threads } : {}), tempDirectory: join(folder, 'spool') });
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
      if (/\.(sql|yaml|ts)$/u.test(name) && !name.endsWith('.test.ts')) hash.update(name).update(readFileSync(new URL(name, folder)));
    }
  }
  return hash.digest('hex');
}

/** Opens the database and the draft, and says a full disk or a missing permission in words. */
async function writing<T>(workspace: string, doing: string, options: RunOptions, work: (draft: Draft, db: Duckdb) => Promise<T>): Promise<T> {
  try {
    return await writeWorkspace(workspace, doing, async (draft) => {
      const db = await openDuckdb({ threads: options.threads ?? 2, tempDirectory: join(draft.folder, 'spool') });
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
