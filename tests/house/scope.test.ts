/** A reader of one Area or province is shown no row of another, through any question. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#kernel/scope.ts';
import {
  explainSubject,
  openAnalysis,
  readCoverage,
  readQueue,
  scopeOf,
  streamOutcomes,
} from '#procurement/read.ts';
import { writeSyntheticWorkspace } from '../synthetic-workspace.ts';

let workspace: string;
/** Every id of the whole country → the Area of its agency (suppliers may have several). */
const areasOf = new Map<string, Set<number | null>>();

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'truatkhap-scope-'));
  await writeSyntheticWorkspace(workspace, 2500);
  const all = await openAnalysis({ kind: 'nation' }, workspace);
  const rows = await all.db.all<{ id: string; area: number | null }>(
    `SELECT unnest([award_id, tender_id, agency_id, pair_id, supplier_id]) AS id, pacc_area AS area FROM awards
     UNION ALL SELECT contract_id, pacc_area FROM contracts`,
  );
  for (const { id, area } of rows) areasOf.set(id, (areasOf.get(id) ?? new Set()).add(area));
  all.close();
}, 120_000);
afterAll(() => {
  rmSync(workspace, { recursive: true, force: true });
});

const area8: Scope = { kind: 'area', area: 8 };

async function reading<T>(
  scope: Scope,
  work: (analysis: Awaited<ReturnType<typeof openAnalysis>>) => Promise<T>,
): Promise<T> {
  const analysis = await openAnalysis(scope, workspace);
  try {
    return await work(analysis);
  } finally {
    analysis.close();
  }
}

async function outcomeIds(scope: Scope): Promise<string[]> {
  return reading(scope, async (analysis) => {
    const ids: string[] = [];
    for await (const rows of streamOutcomes(analysis, { all: true }))
      ids.push(...rows.map((row) => `${row.flag_id} ${row.subject_id}`));
    return ids;
  });
}

describe('a reader of Area 8', () => {
  test('is given results of its own subjects only, and all of them', async () => {
    const [own, whole] = [await outcomeIds(area8), await outcomeIds({ kind: 'nation' })];
    const of8 = (id: string) => areasOf.get(id.split(' ')[1]!)!.has(8);
    expect(own.length).toBeGreaterThan(100);
    expect(own.every(of8)).toBe(true);
    expect(own).toEqual(whole.filter(of8));
  });
  test('sees only its own agencies in the list', async () => {
    const rows = await reading(area8, (analysis) => readQueue(analysis, { limit: 1000 }));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.pacc_area === 8)).toBe(true);
    expect(new Set(rows.map((row) => `${row.agency_id} ${row.fiscal_year_be}`)).size).toBe(rows.length);
  });
  test('finds nothing of another Area, as if it did not exist', async () => {
    const other = [...areasOf].filter(([, areas]) => areas.size === 1 && areas.has(7)).map(([id]) => id);
    for (const kind of ['agency:', 'award:', 'pair:', 'tender:', 'contract:']) {
      const id = other.find((one) => one.startsWith(kind))!;
      await expect(reading(area8, (analysis) => explainSubject(analysis, id))).rejects.toMatchObject({
        code: 'analysis.unknown_subject',
        status: 404,
      });
    }
  });
  test('is shown evidence rows of its own Area only, also of a seller who sells everywhere', async () => {
    const [seller] = [...areasOf].find(
      ([id, areas]) => id.startsWith('supplier:tin:') && areas.has(7) && areas.has(8),
    )!;
    const { observations, subject } = await reading(area8, (analysis) => explainSubject(analysis, seller));
    expect(subject.award_count).toBeGreaterThan(0);
    const [first] = await reading(area8, (analysis) => readQueue(analysis, { limit: 1 }));
    const explained = await reading(area8, (analysis) =>
      explainSubject(analysis, first!.subject_id, { rows: 500 }),
    );
    const rows = [...observations, ...explained.observations].flatMap((seen) => seen.rows);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.tender_id !== null && areasOf.get(row.tender_id)!.has(8))).toBe(true);
  });
  test('counts coverage within the Area', async () => {
    const [own, whole] = [
      await reading(area8, readCoverage),
      await reading({ kind: 'nation' }, readCoverage),
    ];
    const total = (list: typeof own) =>
      list.reduce((sum, flag) => sum + flag.assessable + flag.not_assessable, 0);
    expect(total(own)).toBe((await outcomeIds(area8)).length);
    expect(total(own)).toBeLessThan(total(whole));
  });
});

test('persons are covered in what is read', async () => {
  const text = await reading({ kind: 'nation' }, async (analysis) => {
    const queue = await readQueue(analysis, { limit: 1000 });
    const [person] = await analysis.db.all<{ pair_id: string }>(
      'SELECT pair_id FROM awards WHERE supplier_is_person ORDER BY pair_id LIMIT 1',
    );
    const explained = await explainSubject(analysis, person!.pair_id);
    expect(explained.subject.supplier_name).toBe('บุคคลธรรมดา (ปิดชื่อ)');
    return JSON.stringify([queue, explained], (_key, cell: unknown) =>
      typeof cell === 'bigint' ? Number(cell) : cell,
    );
  });
  expect(text).not.toMatch(/บุคคลธรรมดา \d/);
});

describe('a typed scope', () => {
  test('a province by code, ISO code or name', () => {
    for (const province of ['74', 'TH-74', 'สมุทรสาคร', 'samut sakhon'])
      expect(scopeOf({ province })).toEqual({ kind: 'province', iso: 'TH-74' });
    expect(scopeOf({})).toEqual({ kind: 'nation' });
    expect(scopeOf({ area: '7' })).toEqual({ kind: 'area', area: 7 });
  });
  test('a mistyped one is answered with the nearest, and a province of another Area refused', () => {
    expect(() => scopeOf({ province: 'สมุทรสาค' })).toThrow(
      expect.objectContaining({ code: 'analysis.unknown_province', details: { nearest: 'สมุทรสาคร' } }),
    );
    expect(() => scopeOf({ area: '8', province: '74' })).toThrow(
      expect.objectContaining({ code: 'analysis.province_elsewhere' }),
    );
    expect(() => scopeOf({ area: '12' })).toThrow(expect.objectContaining({ code: 'analysis.unknown_area' }));
  });
});
