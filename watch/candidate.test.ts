/** From a real run of the analysis to the copy that the office keeps, in both languages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAnalysis, readQueue, type Analysis } from '#procurement/read.ts';
import { writeSyntheticWorkspace } from '#tests/synthetic-workspace.ts';
import { canonicalJson, sha256Of } from '#office/watch-items/signals/canonical.ts';
import { readCandidate } from './explain-both.ts';

let workspace: string;
let analysis: Analysis;
beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'truatkhap-candidate-'));
  await writeSyntheticWorkspace(workspace, 2500);
  analysis = await openAnalysis({ kind: 'nation' }, workspace);
}, 120_000);
afterAll(() => {
  analysis.close();
  rmSync(workspace, { recursive: true, force: true });
});

test('a candidate holds each observation with version, value, threshold, sentences and rows', async () => {
  const [row] = await readQueue(analysis, { limit: 1 });
  const candidate = await readCandidate(analysis, row!.subject_id, row!.fiscal_year_be);
  expect(candidate).toMatchObject({
    generation: analysis.generation,
    content: { subject: { kind: row!.subject_kind, id: row!.subject_id, agencyId: row!.agency_id } },
  });
  expect(candidate.areaNo).toBe(row!.pacc_area);
  const { flags } = candidate.content;
  expect(flags.length).toBeGreaterThan(0);
  for (const flag of flags) {
    expect(flag.version).toBeGreaterThan(0);
    expect(flag.sentence.th).toMatch(/[ก-๙]/u);
    expect(flag.sentence.en).toMatch(/[a-z]/u);
    expect(flag.sentence.en).not.toBe(flag.sentence.th);
    expect(flag.innocent.th.length).toBeGreaterThan(0);
    expect(flag.rows.length).toBeLessThanOrEqual(flag.rowCount);
  }
  expect(flags.some((flag) => flag.rows.length > 0)).toBe(true);
});

test('read twice it is the same to the last byte', async () => {
  const [row] = await readQueue(analysis, { limit: 1 });
  const twice = await Promise.all([0, 1].map(() => readCandidate(analysis, row!.subject_id)));
  expect(sha256Of(canonicalJson(twice[0]!.content))).toBe(sha256Of(canonicalJson(twice[1]!.content)));
});

test('what lies outside the reader’s scope is not there', async () => {
  const [row] = await readQueue(analysis, { limit: 1 });
  const elsewhere = await openAnalysis({ kind: 'area', area: (row!.pacc_area! % 9) + 1 }, workspace);
  await expect(readCandidate(elsewhere, row!.subject_id)).rejects.toMatchObject({
    code: 'analysis.unknown_subject',
  });
  elsewhere.close();
});
