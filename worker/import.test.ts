/**
 * Files on their way from an officer to the analysis, by the queue and a process of their own: finished with an
 * account, stopped halfway, failed, killed. The row always says what became of it, and the data is always whole.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { readConfig } from '#platform/config.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { currentManifest } from '#procurement/run.ts';
import { queueImport } from '#watch/imports/actions/queue.ts';
import { stopImport } from '#watch/imports/actions/stop.ts';
import { readImport, type ImportShown } from '#watch/imports/queries.ts';
import { underWay } from '#watch/imports/states.ts';
import { searchState } from '#watch/search/search.ts';
import { apiRow, freshFolder, jsonLines } from '#tests/egp-rows.ts';
import { officeStore } from '#tests/office-store.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';
import { sweep } from './jobs/sweep.ts';
import { prepareQueue, startWorker, type Worker } from './worker.ts';
import type { Setting } from './schedule.ts';

const office = officeStore();
const folder = freshFolder();
const workspace = join(folder, 'workspace');
const uploads = join(folder, 'uploads');
let cast: Cast;
let worker: Worker;
let setting: Setting;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  const { dataFolder, backupFolder, origin } = readConfig({ TRUATKHAP_DATA: folder });
  const { ownerUrl } = office.connection;
  setting = {
    store: office.store,
    ownerUrl,
    workspace,
    uploads,
    importFolder: null,
    dataFolder,
    backupFolder,
    origin,
    mail: null,
    log: pino({ level: 'silent' }),
  };
  await prepareQueue(ownerUrl);
  worker = await startWorker(setting, { clock: false });
});
afterAll(() => worker.stop());

/** Puts files where the upload page puts them, and asks for their import. */
async function ask(
  files: Record<string, string>,
  who: keyof Cast = 'officer',
  typed: object = {},
): Promise<string> {
  const importId = randomUUID();
  mkdirSync(join(uploads, importId), { recursive: true });
  const list = Object.entries(files).map(([name, text], k) => {
    writeFileSync(join(uploads, importId, String(k + 1).padStart(3, '0')), text);
    return { name, bytes: Buffer.byteLength(text) };
  });
  await act(office.store, cast[who].viewer, queueImport, { importId, way: 'upload', files: list, ...typed });
  return importId;
}

const look = (id: string, viewer: Viewer = cast.officer.viewer) =>
  office.store.within(viewer, (tx) => readImport(tx, id));

async function until(id: string, is: (row: ImportShown) => boolean, viewer?: Viewer): Promise<ImportShown> {
  for (;;) {
    const row = await look(id, viewer);
    if (is(row)) return row;
    await pause(50);
  }
}
const ended = (id: string, viewer?: Viewer) => until(id, (row) => !underWay.includes(row.state), viewer);

const rows = (from: number, count: number, changes = {}) =>
  jsonLines(Array.from({ length: count }, (_, k) => apiRow(from + k, changes)));
/** So many rows that an import of them can be seen under way. */
const many = () => rows(100_000, 40_000);
const events = async (id: string) =>
  (
    await office.owner<{ name: string; person_id: string | null }>(
      'SELECT name, person_id FROM office.events WHERE subject_id = $1 ORDER BY event_no',
      [id],
    )
  ).map((row) => row.name);

describe('an import', () => {
  /** What was uploaded goes a moment after the import's end is written down. */
  async function noUploads(): Promise<void> {
    while (readdirSync(uploads).length > 0) await pause(20);
  }

  test('is taken in under its own names, with an account of every row, and then found by its words', async () => {
    const bad = rows(50, 2, { รหัสโครงการ: 'x' });
    const id = await ask({ 'ธันวาคม.jsonl': rows(1, 30) + bad, 'มกราคม.jsonl': rows(31, 10) }, 'officer', {
      asAt: '31 ม.ค. 2568',
    });
    const row = await ended(id);
    expect(row).toMatchObject({ state: 'finished', problem: null, asAt: '2025-01-31' });
    expect(row.account).toMatchObject({
      generation: 1,
      totals: { read: 42, new: 40, changed: 0, unchanged: 0, quarantined: 2 },
    });
    expect(row.account!.files.map((file) => file.name)).toEqual(['ธันวาคม.jsonl', 'มกราคม.jsonl']);
    expect(row.account!.files[0]!.reasons).toEqual({ project_id_format: 2 });
    expect(await events(id)).toEqual(['import.queued', 'import.begun', 'import.finished']);
    await noUploads();
    while ((await office.store.within(cast.officer.viewer, searchState))?.generation !== 1) await pause(50);
    expect(readdirSync(join(workspace, 'reading'))).toHaveLength(1);
  }, 60_000);

  test('of the same rows again counts them as unchanged', async () => {
    const row = await ended(await ask({ 'อีกครั้ง.jsonl': rows(1, 30) + '\n' }));
    expect(row.account!.totals).toEqual({ read: 30, new: 0, changed: 0, unchanged: 30, quarantined: 0 });
  }, 60_000);

  test('waits for the one before it, and is stopped halfway without a trace', async () => {
    const before = currentManifest(workspace);
    const first = await ask({ 'ใหญ่.jsonl': many() });
    const second = await ask({ 'รอ.jsonl': rows(900, 3) });
    const seen = await until(first, (row) => row.state === 'running' && (row.item ?? '') !== '');
    expect(seen.item).toContain('ใหญ่');
    expect((await look(second)).state).toBe('queued');
    await act(office.store, cast.director.viewer, stopImport, { id: second });
    await act(office.store, cast.colleague.viewer, stopImport, { id: first });
    expect((await ended(first)).state).toBe('cancelled');
    expect((await ended(second)).state).toBe('cancelled');
    expect(currentManifest(workspace)).toEqual(before);
    expect(readdirSync(join(workspace, 'generations')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(workspace, 'writer.lock'))).toBe(false);
    await noUploads();
    await expect(act(office.store, cast.officer.viewer, stopImport, { id: first })).rejects.toMatchObject({
      code: 'office.wrong_state',
    });
    expect(await events(first)).toEqual([
      'import.queued',
      'import.begun',
      'import.stop_asked',
      'import.cancelled',
    ]);
  }, 60_000);

  test('ends with the post of whoever asked for it', async () => {
    const before = currentManifest(workspace);
    const leaver = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    Object.assign(cast, { leaver });
    const id = await ask({ 'ลา.jsonl': many() }, 'leaver' as keyof Cast);
    await until(id, (row) => row.state === 'running');
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [leaver.postId]);
    const row = await ended(id, cast.director.viewer);
    expect(row).toMatchObject({ state: 'failed', problem: { code: 'import.post_ended' } });
    expect(currentManifest(workspace)).toEqual(before);
  }, 60_000);

  test('whose process is killed says so, and leaves the data as it was', async () => {
    const before = currentManifest(workspace);
    const id = await ask({ 'ดับ.jsonl': many() });
    await until(id, (row) => row.state === 'running' && (row.item ?? '') !== '');
    const [held] = await office.owner<{ worker: { pid: number } }>(
      'SELECT worker FROM office.imports WHERE import_id = $1',
      [id],
    );
    process.kill(held!.worker.pid, 'SIGKILL');
    expect(await ended(id)).toMatchObject({ state: 'failed', problem: { code: 'import.unexpected' } });
    expect(currentManifest(workspace)).toEqual(before);
    expect(readdirSync(join(workspace, 'generations')).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  test('left behind by a dead worker is ended by the next one', async () => {
    const id = randomUUID();
    const [job] = await office.owner<{ n: number }>(
      `INSERT INTO office.imports (import_id, state, way, files, byte_count, area_no, person_id, post_id, started_at, worker)
       VALUES ($1, 'running', 'upload', '[]', 0, 7, $2, $3, now(), '{"pid": 999999, "host": "${hostname()}", "started": "1"}') RETURNING 1 AS n`,
      [id, cast.officer.personId, cast.officer.postId],
    );
    expect(job).toEqual({ n: 1 });
    mkdirSync(join(uploads, 'forgotten'), { recursive: true });
    await sweep(setting, Date.now() + 25 * 3_600_000);
    expect(await look(id)).toMatchObject({ state: 'failed', problem: { code: 'import.worker_stopped' } });
    expect(existsSync(join(uploads, 'forgotten'))).toBe(false);
  });

  test('of files that nobody can read is finished, with every fault told', async () => {
    const bomb = `${'x'.repeat(3_000_000)}\n`;
    const row = await ended(await ask({ 'ระเบิด.csv': bomb, 'ว่าง.jsonl': '\n' }));
    expect(row.state).toBe('finished');
    expect(row.account!.totals.new).toBe(0);
    expect(
      Object.keys(row.account!.files.reduce((all, file) => ({ ...all, ...file.reasons }), {})),
    ).toContain('line_too_long');
  }, 60_000);

  test('is seen by its Area and the centre, and asked for by desks and administrators only', async () => {
    const id = await ask({ 'ดู.jsonl': rows(700, 2) });
    for (const who of ['colleague', 'director', 'centre', 'administrator'] as const)
      expect((await look(id, cast[who].viewer)).id).toBe(id);
    for (const who of ['elsewhere', 'governor', 'head', 'dpo', 'districtCentre'] as const)
      await expect(look(id, cast[who].viewer), who).rejects.toMatchObject({ status: 404 });
    for (const who of ['governor', 'head', 'dpo', 'districtCentre'] as const)
      await expect(ask({ 'ไม่ได้.jsonl': rows(1, 1) }, who), who).rejects.toMatchObject({ status: 403 });
    await expect(act(office.store, cast.elsewhere.viewer, stopImport, { id })).rejects.toMatchObject({
      status: 404,
    });
    await ended(id);
  }, 60_000);
});
