/** The arithmetic of a selection: exact, named ties, missing data never low, and the same bytes for ever. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#office/watch-items/signals/canonical.ts';
import { criteria, criterionNames, type Criterion } from './criteria.ts';
import { recomputed, recordOf, written, type DecisionRecord } from './decision-record.ts';
import { fromUnits } from './decimals.ts';
import type { ProvinceData, Reading, RecordInput, Standing } from './record.ts';
import { weightsOf } from './weights.ts';

const measured = (value: string, low = value, high = value): Reading => ({
  status: 'measured',
  value,
  low,
  high,
});
const unknown: Reading = { status: 'unknown', reason: 'not_asked' };
const none = Object.fromEntries(criterionNames.map((name) => [name, unknown])) as Record<Criterion, Reading>;
const full = Object.fromEntries(
  criterionNames.map((name) => [name, criteria[name].full]),
) as RecordInput['full'];

const province = (iso: string, readings: Partial<Record<Criterion, Reading>>): ProvinceData => ({
  iso,
  readings: { ...none, ...readings },
});

function inputOf(provinces: ProvinceData[], changes: Partial<RecordInput> = {}): RecordInput {
  return {
    selection_id: '00000000-0000-4000-8000-000000000001',
    fiscal_year_be: 2570,
    area_no: 7,
    role: 'expansion',
    quota: 2,
    weights: weightsOf({ governor_will: '40', risk: '60' }),
    full,
    provinces,
    provenance: { frozen_on: '2026-11-22', analysis_year_be: 2568, analysis_as_at: null, flags: [] },
    ...changes,
  };
}

const standingsOf = (input: RecordInput) => recordOf(input).result.standings;
const of = (standings: Standing[], iso: string) => standings.find((one) => one.iso === iso)!;

describe('ranking', () => {
  test('names ties, and who is tied at the cut-off; neither is silently put before the other', () => {
    const standings = standingsOf(
      inputOf([
        province('TH-75', { governor_will: measured('1.000'), risk: measured('10.000') }),
        province('TH-74', { governor_will: measured('1.000'), risk: measured('10.000') }),
        province('TH-70', { governor_will: measured('1.000'), risk: measured('30.000') }),
        province('TH-71', { governor_will: measured('0.000'), risk: measured('0.000') }),
      ]),
    );
    expect(standings.map(({ iso, rank, place, tied_with }) => [iso, rank, place, tied_with])).toEqual([
      ['TH-70', 1, 'in', []],
      ['TH-74', 2, 'tied', ['TH-75']],
      ['TH-75', 2, 'tied', ['TH-74']],
      ['TH-71', 4, 'out', []],
    ]);
    expect(of(standings, 'TH-70').points).toBe('100.00');
    expect(of(standings, 'TH-74').points).toBe('59.98'); // 40 + 60 × 0.333
  });

  test('a province with sampled, cut or missing data is not assessable, never the lowest', () => {
    const standings = standingsOf(
      inputOf(
        [
          province('TH-80', { governor_will: measured('1.000'), risk: measured('3.000') }),
          province('TH-82', {
            governor_will: measured('1.000'),
            risk: { status: 'not_assessable', reason: 'source_sampled' },
          }),
          province('TH-83', { governor_will: unknown, risk: measured('30.000') }),
        ],
        { quota: 1 },
      ),
    );
    expect(of(standings, 'TH-82')).toMatchObject({
      rank: null,
      points: null,
      place: 'not_assessable',
      missing: ['risk'],
    });
    expect(of(standings, 'TH-83')).toMatchObject({ rank: null, missing: ['governor_will'] });
    expect(of(standings, 'TH-80')).toMatchObject({ rank: 1, place: 'in' });
    // Drawn from the whole scale, the province of which little is known stands above one known to be low.
    expect(of(standings, 'TH-82').robustness.data).toBeGreaterThan(of(standings, 'TH-80').robustness.data);
    expect(of(standings, 'TH-82').robustness.weights).toBeNull();
  });

  test('leaves out, for everybody and by name, a criterion that has no source for anybody', () => {
    const { left_out, standings } = recordOf(
      inputOf([province('TH-70', { risk: measured('15.000') })], {
        weights: weightsOf({ risk: '50', ita: '50' }),
      }),
    ).result;
    expect(left_out).toEqual(['ita']);
    expect(standings[0]).toMatchObject({ rank: 1, points: '50.00' });
  });

  test('with no reading at all ranks nobody and says so of each', () => {
    const standings = standingsOf(inputOf([province('TH-80', {}), province('TH-81', {})]));
    expect(standings.map(({ place }) => place)).toEqual(['not_assessable', 'not_assessable']);
  });

  test('ranks nobody by the rest, where all data of a criterion is a sample', () => {
    const sampled: Reading = { status: 'not_assessable', reason: 'source_sampled' };
    const { left_out, standings } = recordOf(
      inputOf(
        ['TH-82', 'TH-83'].map((iso) => province(iso, { governor_will: measured('1.000'), risk: sampled })),
      ),
    ).result;
    expect(left_out).toEqual([]);
    expect(standings.map(({ rank, missing }) => [rank, missing])).toEqual([
      [null, ['risk']],
      [null, ['risk']],
    ]);
  });

  test('a province above on everything stands above in every draw', () => {
    const standings = standingsOf(
      inputOf(
        [
          province('TH-70', {
            governor_will: measured('1.000'),
            risk: measured('20.000', '15.000', '25.000'),
          }),
          province('TH-71', {
            governor_will: measured('0.600'),
            risk: measured('10.000', '5.000', '14.000'),
          }),
        ],
        { quota: 1 },
      ),
    );
    expect(of(standings, 'TH-70').robustness).toEqual({ weights: 1000, data: 1000, both: 1000 });
    expect(of(standings, 'TH-71').robustness).toEqual({ weights: 0, data: 0, both: 0 });
  });
});

const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  fc
    .tuple(fc.nat(40_000), fc.nat(5_000), fc.nat(5_000))
    .map(([low, a, b]) => measured(fromUnits(low + a, 3), fromUnits(low, 3), fromUnits(low + a + b, 3))),
  fc.constant<Reading>({ status: 'not_assessable', reason: 'source_cut' }),
  fc.constant(unknown),
);
const anyWeights = fc.uniqueArray(fc.nat(10_000), { minLength: 8, maxLength: 8 }).map((cuts) => {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), 10_000];
  const typed = criterionNames.map((name, i) => [name, fromUnits(edges[i + 1]! - edges[i]!, 2)]);
  return weightsOf(Object.fromEntries(typed) as Record<string, string>);
});
const anyInput = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 10, max: 96 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.array(anyReading, { minLength: 9, maxLength: 9 }), { minLength: 5, maxLength: 5 }),
    anyWeights,
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([codes, readings, weights, quota]) => {
    const provinces = codes.map((code, i) =>
      province(
        `TH-${code}`,
        Object.fromEntries(criterionNames.map((name, j) => [name, readings[i]![j]!])) as Record<
          Criterion,
          Reading
        >,
      ),
    );
    return inputOf(provinces, { weights, quota });
  });

describe('whatever is weighed', () => {
  test('the record holds no fraction that a machine could round otherwise, and computes to the same bytes', () => {
    const holdsFloat = (value: unknown): boolean =>
      typeof value === 'number'
        ? !Number.isSafeInteger(value)
        : typeof value === 'object' && value !== null && Object.values(value).some(holdsFloat);
    fc.assert(
      fc.property(anyInput, (input) => {
        const record = recordOf(input);
        expect(holdsFloat(record)).toBe(false);
        const kept = written(record);
        expect(recomputed(kept)).toEqual({ same: true, sha256: kept.sha256 });
      }),
      { numRuns: 6 },
    );
  });

  test('the order in which provinces are given changes no standing, and every province has one', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const bare = (standings: Standing[]) => standings.map(({ robustness: _, ...rest }) => rest);
        const turned = { ...input, provinces: input.provinces.toReversed() };
        expect(bare(standingsOf(turned))).toEqual(bare(standingsOf(input)));
        expect(standingsOf(input)).toHaveLength(input.provinces.length);
      }),
      { numRuns: 4 },
    );
  });

  test('each draw gives its places: shares add up to the quota', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { standings, draws } = recordOf(input).result;
        const k = Math.min(input.quota, input.provinces.length);
        const sum = standings.reduce((all, one) => all + one.robustness.both, 0);
        expect([0, k * draws]).toContain(sum);
      }),
      { numRuns: 4 },
    );
  });
});

test('a record kept from the first day (invented figures) computes to the same bytes', () => {
  const text = readFileSync(join(import.meta.dirname, 'golden', 'selection-1.txt'), 'utf8').trim();
  const kept = { text, sha256: '29506e955292d59b0fa90631f70d6c5d42b5adb292108fb3210d5da1d8a6d76e' };
  expect(canonicalJson(JSON.parse(text))).toBe(text);
  expect(recomputed(kept)).toEqual({ same: true, sha256: kept.sha256 });
});

test('a record that somebody touched does not compute to the same, and an unknown method says so', () => {
  const record = recordOf(
    inputOf([province('TH-70', { risk: measured('15.000'), governor_will: measured('0.000') })]),
  );
  const { text, sha256 } = written(record);
  const touched = text.replace('"rank":1', '"rank":2');
  expect(recomputed({ text: touched, sha256 }).same).toBe(false);
  const other = canonicalJson({ ...(JSON.parse(text) as DecisionRecord), algorithm: 'other-9' });
  expect(() => recomputed({ text: other, sha256 })).toThrow(
    expect.objectContaining({ code: 'selection.algorithm_unknown' }) as Error,
  );
});
