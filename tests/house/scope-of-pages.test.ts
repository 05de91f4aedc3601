/**
 * Every question that a page asks of the analysis, asked in every kind of scope: the answer holds rows of the
 * scope only, and what exists but is not the reader's is answered as what does not exist.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nation, scopeKey, type Scope } from '#kernel/scope.ts';
import * as read from '#procurement/read.ts';
import { writeSyntheticWorkspace } from '../synthetic-workspace.ts';

let workspace: string;
let pool: read.ReadingPool;
type Home = { agency_id: string; province_iso: string | null; pacc_area: number | null };
const homes = new Map<string, Home>();
/** One id of each kind that lies in Area 8, and one that lies in Area 7 and nowhere else. */
const inside: Record<string, string> = {};
const outside: Record<string, string> = {};
let agencyIn8 = '';

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'truatkhap-pages-'));
  await writeSyntheticWorkspace(workspace, 1500);
  pool = read.openReadingPool(workspace);
  await pool.read(nation, async ({ db }) => {
    for (const home of await db.all<Home>('SELECT agency_id, province_iso, pacc_area FROM agencies'))
      homes.set(home.agency_id, home);
    const pick = async (where: string, into: Record<string, string>) => {
      const [row] = await db.all<Record<string, string>>(
        `SELECT award_id AS award, tender_id AS tender, 'contract:' || substr(award_id, 7) AS contract, agency_id AS agency, pair_id AS pair, supplier_id AS supplier
         FROM awards a WHERE ${where} AND supplier_id IS NOT NULL ORDER BY award_id LIMIT 1`,
      );
      Object.assign(into, row);
    };
    await pick('pacc_area = 8', inside);
    await pick(
      'pacc_area = 7 AND supplier_id IN (SELECT supplier_id FROM awards GROUP BY 1 HAVING min(pacc_area) = 7 AND max(pacc_area) = 7)',
      outside,
    );
  });
  agencyIn8 = inside['agency']!;
}, 120_000);
afterAll(async () => {
  await pool.close();
  rmSync(workspace, { recursive: true, force: true });
});

const scopes = (): Scope[] => [
  { kind: 'area', area: 8 },
  { kind: 'province', iso: homes.get(agencyIn8)!.province_iso! },
  { kind: 'provinces', isos: ['TH-80', 'TH-81', 'TH-86', homes.get(agencyIn8)!.province_iso!] },
  { kind: 'agencies', ids: [agencyIn8] },
];

const holds = (scope: Scope, agencyId: string): boolean => {
  const home = homes.get(agencyId)!;
  switch (scope.kind) {
    case 'nation':
      return true;
    case 'area':
      return home.pacc_area === scope.area;
    case 'province':
      return home.province_iso === scope.iso;
    case 'provinces':
      return scope.isos.includes(home.province_iso ?? '');
    case 'agencies':
      return scope.ids.includes(agencyId);
  }
};

const column = (kind: string) => `${kind}_id` as read.Whose['column'];
const wanted = (kind: string, id: string) => ({ whose: { column: column(kind), id }, year: 2568 });

/** Question → the ids of agencies that its answer names. What it throws is its answer, too. */
const questions: Record<string, (analysis: read.Analysis, ids: Record<string, string>) => Promise<unknown>> =
  {
    explainAgency: (a, ids) => read.explainSubject(a, ids['agency']!, { rows: 50 }),
    explainPair: (a, ids) => read.explainSubject(a, ids['pair']!, { rows: 50 }),
    explainAward: (a, ids) => read.explainSubject(a, ids['award']!, { rows: 50 }),
    explainTender: (a, ids) => read.explainSubject(a, ids['tender']!, { rows: 50 }),
    explainContract: (a, ids) => read.explainSubject(a, ids['contract']!, { rows: 50 }),
    explainSupplier: (a, ids) => read.explainSubject(a, ids['supplier']!, { rows: 50 }),
    readAgency: (a, ids) => read.readAgency(a, ids['agency']!, 'th'),
    readSupplier: (a, ids) => read.readSupplier(a, ids['supplier']!, 'th'),
    readPurchaseByAward: (a, ids) => read.readPurchase(a, ids['award']!, 'th'),
    readPurchaseByTender: (a, ids) => read.readPurchase(a, ids['tender']!, 'th'),
    readPurchaseByContract: (a, ids) => read.readPurchase(a, ids['contract']!, 'th'),
    moneyOfAgency: (a, ids) => read.readMoney(a, wanted('agency', ids['agency']!).whose),
    moneyOfPair: (a, ids) => read.readMoney(a, wanted('pair', ids['pair']!).whose),
    moneyOfSupplier: (a, ids) =>
      read.readMoney(a, wanted('supplier', ids['supplier']!).whose, { others: 1000 }),
    rowsOfAgency: (a, ids) => read.readPurchases(a, wanted('agency', ids['agency']!), { limit: 1000 }),
    listed: async (a) => ({ listed: await read.readListed(a), generation: a.generation }),
    queueByKeys: async (a, ids) => {
      const asked = Object.entries(ids).map(([subject_kind, subject_id]) => ({ subject_kind, subject_id }));
      const keys = asked.map((key) => ({ ...key, fiscal_year_be: 2568 }));
      const rows = await read.readQueue(a, { keys: [...keys, ...(await read.readListed(a)).slice(0, 3)] });
      return { rows, generation: a.generation };
    },
    rowsOfSupplier: (a, ids) => read.readPurchases(a, wanted('supplier', ids['supplier']!), { limit: 1000 }),
  };

const answer = (scope: Scope, question: string, ids: Record<string, string>): Promise<string> =>
  pool
    .read(scope, (analysis) => questions[question]!(analysis, ids))
    .then(
      (told) => JSON.stringify(told, (_, cell: unknown) => (typeof cell === 'bigint' ? `${cell}n` : cell)),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );

/** Ids of agencies that stand anywhere in an answer. */
const named = (text: string): string[] => [...new Set(text.match(/agency:[a-z]+:[A-Za-z0-9]+/g) ?? [])];

describe.each(Object.keys(questions))('%s', (question) => {
  test('names agencies of the scope only, in every kind of scope', async () => {
    for (const scope of scopes()) {
      const text = await answer(scope, question, inside);
      expect(text.length, scopeKey(scope)).toBeGreaterThan(20);
      expect(text).not.toContain('Nothing called');
      for (const id of named(text)) expect(holds(scope, id), `${scopeKey(scope)}: ${id}`).toBe(true);
    }
  });

  test("answers what is another's as what does not exist", async () => {
    const nowhere = Object.fromEntries(
      Object.entries(outside).map(([kind, id]) => [kind, id.replace(/[0-9a-f](?=[^0-9a-f]*$)/, 'zz')]),
    );
    for (const scope of scopes()) {
      const theirs = await answer(scope, question, outside);
      const none = await answer(scope, question, nowhere);
      const bare = (text: string, ids: Record<string, string>) =>
        Object.values(ids)
          .sort((a, b) => b.length - a.length)
          .reduce((left, id) => left.replaceAll(id, 'ID'), text);
      expect(bare(theirs, outside), scopeKey(scope)).toBe(bare(none, nowhere));
    }
    expect(await answer(nation, question, outside)).not.toContain('Nothing called');
  });
});

test('the list of a flag names subjects of the scope only', async () => {
  for (const scope of scopes()) {
    await pool.read(scope, async (analysis) => {
      for (const flag of analysis.catalogue) {
        const rows = await read.flaggedSubjects(analysis, flag, { limit: 200 });
        for (const id of named(JSON.stringify(rows.map((row) => row.subject_id))))
          expect(holds(scope, id)).toBe(true);
      }
    });
  }
});

test('an empty set sees nothing, and no list says otherwise', async () => {
  for (const scope of [
    { kind: 'provinces', isos: [] },
    { kind: 'agencies', ids: [] },
  ] satisfies Scope[]) {
    await pool.read(scope, async (analysis) => {
      expect(await read.readQueue(analysis, { limit: 100 })).toEqual([]);
      expect(await analysis.db.all('SELECT 1 FROM results LIMIT 1')).toEqual([]);
      const coverage = await read.readCoverage(analysis);
      expect(coverage.every((flag) => flag.assessable + flag.not_assessable === 0)).toBe(true);
    });
  }
});
