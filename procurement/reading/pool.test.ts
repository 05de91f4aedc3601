/** Many readers over one open generation: each sees what it would see alone, quicker, and none is disturbed. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nation, type Scope } from '#kernel/scope.ts';
import {
  explainSubject,
  openAnalysis,
  openReadingPool,
  readQueue,
  streamOutcomes,
  type ReadingPool,
} from '#procurement/read.ts';
import { makeReadingIndex } from '#procurement/run.ts';
import { writeSyntheticWorkspace } from '#tests/synthetic-workspace.ts';
import { evidenceIds, readEvidenceRows } from './evidence-rows.ts';
import { fewRowsSql } from './few-rows.ts';
import { resultsOf, type Analysis } from './open.ts';
import { resultList, type ResultRow } from './sentence.ts';
import { subjectCases } from './subject-case.ts';

let workspace: string;
let pool: ReadingPool;
const scopes: Scope[] = [
  nation,
  { kind: 'area', area: 8 },
  { kind: 'provinces', isos: ['TH-80', 'TH-81', 'TH-74'] },
  { kind: 'provinces', isos: [] },
];

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'truatkhap-pool-'));
  await writeSyntheticWorkspace(workspace, 2500);
  pool = openReadingPool(workspace);
}, 120_000);
afterAll(async () => {
  await pool.close();
  rmSync(workspace, { recursive: true, force: true });
});

/** Everything the list and the first subjects say, as text. */
async function told(analysis: Analysis): Promise<string> {
  const queue = await readQueue(analysis, { limit: 10 });
  const explained = [];
  for (const row of queue.slice(0, 3)) explained.push(await explainSubject(analysis, row.subject_id));
  return JSON.stringify([queue, explained], (_, cell: unknown) =>
    typeof cell === 'bigint' ? `${cell}n` : cell,
  );
}

async function alone(scope: Scope): Promise<string> {
  const analysis = await openAnalysis(scope, workspace);
  try {
    return await told(analysis);
  } finally {
    analysis.close();
  }
}

async function sameAsAlone(): Promise<void> {
  const together = await Promise.all(scopes.map((scope) => pool.read(scope, told)));
  for (const [k, scope] of scopes.entries()) expect(together[k]).toBe(await alone(scope));
}

describe('a pool', () => {
  test('tells every scope at once what it would be told alone, from Parquet', sameAsAlone, 120_000);

  test('and the same from the reading index, which is made once', async () => {
    expect(await makeReadingIndex(workspace)).toBe(true);
    expect(await makeReadingIndex(workspace)).toBe(false);
    await sameAsAlone();
    expect(await pool.read(nation, ({ db }) => db.all('SELECT 1 FROM duckdb_indexes()'))).not.toEqual([]);
  }, 120_000);

  test('answers the same question from memory, and another scope its own', async () => {
    let asked = 0;
    const count = (analysis: Analysis) => {
      asked += 1;
      return readQueue(analysis, { limit: 1000 });
    };
    const first = await pool.remember(nation, 'list', count);
    expect(await pool.remember(nation, 'list', count)).toBe(first);
    const area = await pool.remember({ kind: 'area', area: 8 }, 'list', count);
    expect(asked).toBe(2);
    expect(area.length).toBeLessThan(first.length);
  });

  test('does not keep an answer that failed', async () => {
    const fail = () => Promise.reject(new Error('once'));
    await expect(pool.remember(nation, 'fails', fail)).rejects.toThrow('once');
    expect(await pool.remember(nation, 'fails', () => Promise.resolve(7))).toBe(7);
  });

  test('takes up a new generation with the next question, while one who reads the old one reads on', async () => {
    const generations = join(workspace, 'generations');
    let go = () => {};
    const slow = pool.read(nation, async (analysis) => {
      await new Promise<void>((resolve) => (go = resolve));
      return { n: analysis.generation, rows: (await readQueue(analysis, { limit: 5 })).length };
    });
    await pool.read(nation, () => Promise.resolve());
    publishAgain(generations);
    expect(await pool.read(nation, (analysis) => Promise.resolve(analysis.generation))).toBe(2);
    expect(leasesOf('1-')).toBe(1);
    go();
    expect(await slow).toEqual({ n: 1, rows: 5 });
    expect(leasesOf('1-')).toBe(0);
    expect(leasesOf('2-')).toBe(1);
  });

  test('an empty workspace is said to be one', async () => {
    const empty = openReadingPool(join(workspace, 'nothing-here'));
    await expect(empty.read(nation, () => Promise.resolve(1))).rejects.toMatchObject({
      code: 'workspace.empty',
    });
  });
});

function publishAgain(generations: string): void {
  cpSync(join(generations, '1'), join(generations, '2'), { recursive: true });
  const path = join(generations, '2', 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"generation":1', '"generation":2'));
}

const leasesOf = (start: string): number =>
  readdirSync(join(workspace, 'leases')).filter((name) => name.startsWith(start)).length;

test('rows fetched by their ids are the scope’s own, whatever other ids are asked for', async () => {
  const ask = { table: 'tenders', columns: 'tender_id', column: 'tender_id' } as const;
  const every = await pool.read(nation, ({ db }) =>
    db.all<{ id: string }>('SELECT tender_id AS id FROM tenders'),
  );
  const ids = every.map(({ id }) => id);
  for (const scope of scopes) {
    await pool.read(scope, async (analysis) => {
      const fetched = await analysis.db.all(`${fewRowsSql(analysis, { ...ask, ids })} ORDER BY tender_id`);
      expect(fetched).toEqual(await analysis.db.all('SELECT tender_id FROM tenders ORDER BY tender_id'));
      expect(fetched.length < ids.length).toBe(scope.kind !== 'nation');
    });
  }
});

test("a subject's evidence stands wholly within its agency's or seller's rows, for every flag", async () => {
  await pool.read(nation, async (analysis) => {
    let compared = 0;
    for (const flag of analysis.catalogue) {
      const results = await analysis.db.all<ResultRow>(
        `SELECT ${resultList} FROM ${resultsOf(flag.flag_id)} WHERE outcome <> 'not_assessable' ORDER BY outcome DESC, subject_id LIMIT 4`,
      );
      for (const result of results) {
        const cases = subjectCases(analysis, await agencyOf(analysis, result));
        const own = await cases.of(result);
        expect(await evidenceIds(own, flag, result, 500), flag.flag_id).toEqual(
          await evidenceIds(analysis, flag, result, 500),
        );
        expect(await readEvidenceRows(own, flag, result, 500, 'th')).toEqual(
          await readEvidenceRows(analysis, flag, result, 500, 'th'),
        );
        cases.close();
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(analysis.catalogue.length);
  });
}, 120_000);

async function agencyOf(analysis: Analysis, { subject_kind, subject_id }: ResultRow): Promise<string | null> {
  if (subject_kind === 'supplier') return null;
  if (subject_kind === 'agency') return subject_id;
  const [table, column] =
    subject_kind === 'contract' ? ['contracts', 'contract_id'] : ['awards', `${subject_kind}_id`];
  const [row] = await analysis.db.all<{ agency_id: string }>(
    `SELECT agency_id FROM ${table} WHERE ${column} = '${subject_id}' LIMIT 1`,
  );
  return row!.agency_id;
}

describe('a stream of pieces', () => {
  const rows = (analysis: Analysis) => streamOutcomes(analysis, { all: true });
  const one = { atOnce: 1 };

  test('keeps nobody waiting while its taker is slow, and gives all that is there', async () => {
    const narrow = openReadingPool(workspace, one);
    const pieces = narrow.stream(nation, rows);
    const first = await pieces.next();
    expect(
      await narrow.read(nation, async (analysis) => (await readQueue(analysis, { limit: 1 })).length),
    ).toBe(1);
    let count = first.done ? 0 : first.value.length;
    for await (const piece of pieces) count += piece.length;
    const all = await narrow.read(nation, ({ db }) =>
      db.all<{ n: bigint }>('SELECT count(*) AS n FROM results'),
    );
    expect(BigInt(count)).toBe(all[0]!.n);
    await narrow.close();
  });

  test('that is broken off lets its connection and its generation go', async () => {
    const narrow = openReadingPool(workspace, one);
    for await (const piece of narrow.stream(nation, rows)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    await narrow.close();
    expect(
      readdirSync(join(workspace, 'leases')).filter((name) => name.includes(`-${process.pid}-`)).length,
    ).toBe(
      1, // the pool of this file
    );
  });
});
