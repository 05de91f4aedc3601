/** False discovery is controlled per flag and fiscal year; facts keep their answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDuckdb } from '#platform/duckdb.ts';
import { flagColumns } from './contract.ts';
import { outcomeSql } from './one-flag.ts';

type Given = { id: string; year: number; candidate: boolean | null; p: number | null };

async function outcomes(
  rows: readonly Given[],
  q: number,
): Promise<{ subject_id: string; outcome: string; q_value: number | null }[]> {
  const db = await openDuckdb({ threads: 1, memoryLimit: '200MB' });
  try {
    await db.run(
      `CREATE TABLE raw_rule (${Object.entries(flagColumns)
        .map(([column, type]) => `${column} ${type}`)
        .join(', ')})`,
    );
    const tuples = rows.map(
      (row) =>
        `('agency', '${row.id}', ${row.year}, ${row.candidate}, ${row.candidate === null ? "'too_few'" : 'NULL'}, 1, 1, NULL, NULL, ${row.p}, NULL, NULL, NULL)`,
    );
    await db.run(`INSERT INTO raw_rule VALUES ${tuples.join(', ')}`);
    const finished = outcomeSql({ id: 'rule', version: 1, fdr: { q } }, 'raw_rule');
    return await db.all(`${finished} ORDER BY subject_id, period_be`);
  } finally {
    db.close();
  }
}

/** Written apart from the SQL: q of the i-th smallest p = min over k ≥ i of p_k · m / k. */
function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const q = p.map(() => 1);
  order.forEach((_, i) => {
    const later = order.slice(i).map(({ value }, k) => (value * p.length) / (i + k + 1));
    q[order[i]!.at] = Math.min(1, ...later);
  });
  return q;
}

test('the textbook example of Benjamini and Hochberg (1995) rejects four of fifteen at 0.05', async () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const rows = await outcomes(
    p.map((value, k) => ({ id: `s${String(k).padStart(2, '0')}`, year: 2568, candidate: true, p: value })),
    0.05,
  );
  expect(rows.filter((row) => row.outcome === 'flagged').map((row) => row.subject_id)).toEqual([
    's00',
    's01',
    's02',
    's03',
  ]);
});

test('q-values equal an independent computation, ties and all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }),
      async (twentieths) => {
        const p = twentieths.map((value) => value / 20);
        const rows = await outcomes(
          p.map((value, k) => ({
            id: `s${String(k).padStart(3, '0')}`,
            year: 2568,
            candidate: true,
            p: value,
          })),
          0.05,
        );
        const expected = benjaminiHochberg(p);
        rows.forEach((row, k) => expect(row.q_value).toBeCloseTo(expected[k]!, 12));
      },
    ),
    { numRuns: 15, seed: 20261122 },
  );
});

test('years are controlled apart, and what cannot be assessed is neither counted nor flagged', async () => {
  const rows = await outcomes(
    [
      { id: 'a', year: 2567, candidate: true, p: 0.04 },
      { id: 'b', year: 2568, candidate: true, p: 0.04 },
      { id: 'c', year: 2568, candidate: false, p: 0.9 },
      { id: 'd', year: 2568, candidate: null, p: null },
      { id: 'e', year: 2568, candidate: true, p: null },
    ],
    0.05,
  );
  expect(Object.fromEntries(rows.map((row) => [row.subject_id, row.outcome]))).toEqual({
    a: 'flagged', // alone in its year: q = p
    b: 'clear', // two tested: q = 0.08
    c: 'clear',
    d: 'not_assessable',
    e: 'flagged', // a fact
  });
});
