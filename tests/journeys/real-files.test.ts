/**
 * The real files of FY2568, where they are present beside the checkout (../shared/data; skipped elsewhere).
 * Counts only: no name of a real body or firm is printed or kept. Long: all files; otherwise a slice.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { openReadingPool } from '#procurement/read.ts';
import { forgetFile, importFiles, type ImportAccount } from '#procurement/run.ts';
import { currentGeneration } from '#procurement/workspace.ts';
import { recomputed, written } from '#programme/selection/decision-record.ts';
import { freshFolder } from '../egp-rows.ts';
import { tryAgencies } from './real-precheck.ts';
import { recordOfArea } from './real-selection.ts';

const shared = join(import.meta.dirname, '../../../shared/data/thai-egp-fy2568');
const present = existsSync(shared);
const long = Boolean(process.env['TRUATKHAP_LONG']);
const main = join(import.meta.dirname, '../../cli/main.ts');

/** Rows in each file, as the data's own README counts them. */
const rowsInAll = 291_377;
const slice = ['contracts-as-published.csv.gz', 'winners-74.jsonl.gz', 'winners-75.jsonl.gz'];
/** Comes and goes: of most provinces it has only some rows. In the slice it comes last, otherwise with the rest. */
const sample = join(shared, 'winners-sample.jsonl.gz');
const names = present ? (long ? readdirSync(shared).sort() : slice) : [];
const paths = names.map((name) => join(shared, name));

const printed = (data: string, command: string[]) =>
  spawnSync(process.execPath, [main, ...command, '--data', data], { encoding: 'utf8', maxBuffer: 2 ** 30 })
    .stdout;

describe.skipIf(!present)('the real files of FY2568 (../shared/data)', () => {
  const data = join(freshFolder(), 'data');
  let account: ImportAccount;
  let flags: string;
  let kept: { text: string; sha256: string };
  beforeAll(async () => {
    account = await importFiles(data, paths);
  }, 600_000);

  it('import with every row accounted for and under 1 % waiting', () => {
    const { read, new: fresh, changed, unchanged, quarantined } = account.totals;
    expect(read).toBe(fresh + changed + unchanged + quarantined);
    if (long) expect(read).toBe(rowsInAll);
    expect(quarantined / read).toBeLessThan(0.01);
    const published = account.files.find((file) => file.name.startsWith('contracts-as-published'));
    expect(published).toMatchObject({ read: 40_790, quarantined: 0, repairs: { shifted_headers: 40_790 } });
  });

  it('put back tax ids that pass the check digit, counted independently of the importer', async () => {
    const db = await openDuckdb();
    const file = account.files.find((f) => f.name.startsWith('contracts-as-published'))!;
    const raw = sqlText(join(currentGeneration(data)!.folder, 'raw', `${file.file_id}.parquet`));
    const [row] = await db.all<{ n: bigint; good: bigint }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE (11 - list_sum(list_transform(range(1, 13), lambda i: CAST(tax_id[i] AS INTEGER) * (14 - i))) % 11) % 10 = CAST(tax_id[13] AS INTEGER)) AS good
       FROM ${raw} WHERE tax_id_kind = 'juristic'`,
    );
    db.close();
    expect(Number(row!.n)).toBe(22_703);
    expect(Number(row!.good) / Number(row!.n)).toBeGreaterThan(0.999);
  });

  it('count nothing twice', async () => {
    const db = await openDuckdb();
    const core = (table: string) =>
      sqlText(join(currentGeneration(data)!.folder, 'core', `${table}.parquet`));
    const [row] = await db.all<Record<string, bigint>>(
      `SELECT count(*) - count(DISTINCT award_id) AS repeated_awards,
         (SELECT count(*) - count(DISTINCT project_id) FROM ${core('tenders')}) AS repeated_projects,
         (SELECT count(*) FROM (SELECT tender_id FROM ${core('awards')} GROUP BY 1 HAVING count(*) FILTER (WHERE tender_award_rank = 1) <> 1)) AS projects_without_one_first
       FROM ${core('awards')}`,
    );
    db.close();
    expect(row).toEqual({ repeated_awards: 0n, repeated_projects: 0n, projects_without_one_first: 0n });
  });

  it('change nothing when they come again', async () => {
    flags = printed(data, ['flags', '--format', 'jsonl']);
    expect(flags.split('\n').length).toBeGreaterThan(1000);
    const again = await importFiles(data, paths);
    expect(again.totals).toMatchObject({ new: 0, changed: 0, quarantined: account.totals.quarantined });
  }, 600_000);

  it(`let a plan be mended beside an agency's published year (${long ? 200 : 2} agencies)`, async () => {
    const pool = openReadingPool(data);
    const { agencies, found, cleared } = await tryAgencies(pool, long ? 200 : 2);
    await pool.close();
    expect(agencies).toBe(long ? 200 : 2);
    expect(found).toBeGreaterThan(0);
    expect(cleared).toBeGreaterThan(0.9 * found);
  }, 1_200_000);

  it('rank the provinces of Area 7, and call those of which there is only a sample not assessable', async () => {
    if (!long) account = await importFiles(data, [sample]);
    const pool = openReadingPool(data);
    const [seven, eight, five, four] = [7, 8, 5, 4].map((areaNo) => recordOfArea(pool, areaNo));
    const ranked = (await seven!).result.standings.filter(({ rank }) => rank !== null).map(({ iso }) => iso);
    const whole = ['TH-70', 'TH-71', 'TH-72', 'TH-73', 'TH-74', 'TH-75', 'TH-76', 'TH-77'];
    expect(ranked.toSorted()).toEqual(long ? whole : ['TH-74', 'TH-75']);
    const named = { 8: ['TH-80', 'TH-81'], 5: ['TH-50'], 4: ['TH-49'] };
    for (const record of [await eight!, await five!, await four!]) {
      const { area_no: areaNo, provinces } = record.input;
      const loaded = long ? named[areaNo as keyof typeof named] : [];
      const sampled = provinces.filter(
        ({ iso }) => !loaded.includes(iso) && !Object.values(named).flat().includes(iso),
      );
      expect(sampled.length).toBeGreaterThan(4);
      for (const { iso, readings } of sampled) {
        expect(readings.risk).toEqual({ status: 'not_assessable', reason: 'source_sampled' });
        const standing = record.result.standings.find((one) => one.iso === iso)!;
        expect(standing).toMatchObject({ rank: null, points: null });
      }
    }
    kept = written(await seven!);
    await pool.close();
  }, 120_000);

  it('forgotten, leave the earlier bytes, and what was decided on them', async () => {
    await forgetFile(data, account.files.find((file) => file.name.startsWith('winners-sample'))!.file_id);
    if (long) await importFiles(data, [sample]);
    // What was decided on the earlier data is computed again, now that the data has changed, to the same bytes.
    expect(recomputed(kept)).toEqual({ same: true, sha256: kept.sha256 });
    expect(printed(data, ['flags', '--format', 'jsonl'])).toBe(flags);
  }, 600_000);

  // The same of invented files is asked in every run: tests/house/same-bytes.
  it.runIf(long)(
    'give the same bytes with one thread and in the opposite order',
    async () => {
      const other = join(freshFolder(), 'data');
      for (const path of [...paths].reverse())
        await importFiles(other, [path], { threads: 1, until: 'core' });
      spawnSync(process.execPath, [main, 'run', '--data', other, '--threads', '1']);
      const made = [['queue', '--format', 'json', '--limit', '200'], ['coverage']]; // of the flags' results, which come first
      for (const command of [['flags', '--format', 'jsonl'], ...(long ? made : [])]) {
        const strip = (text: string) => text.replace(/ชุดที่ \d+|"generation": ?\d+/gu, '');
        expect(strip(printed(other, command))).toBe(strip(printed(data, command)));
      }
    },
    600_000,
  );
});
