/**
 * Every function of procurement/read, found by its exports and filled by the names of what it is given: in a
 * scope it names nothing of another, answers what is another's as what does not exist, with the same
 * statements, and tells what it would tell if nothing else were in the workspace.
 */
import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nation, scopeKey, type Scope } from '#kernel/scope.ts';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import * as read from '#procurement/read.ts';
import { writeSyntheticWorkspace } from '../synthetic-workspace.ts';
import { ending, endingsDiffer } from './action-walk.ts';
import { listen } from './statements.ts';

listen();
const kinds = ['agency', 'pair', 'award', 'tender', 'contract', 'supplier'] as const;
type Ids = Record<(typeof kinds)[number], string>;
type Reader = (analysis: read.Analysis, ...given: unknown[]) => unknown;

/** Exports of read.ts that are given an analysis, with the names of what else they are given. */
const readers = Object.entries(read)
  .filter((pair): pair is [string, Reader & (typeof pair)[1]] => typeof pair[1] === 'function')
  .map(([name, reader]) => {
    const [first, ...rest] = /\(([^)]*)/u
      .exec(String(reader))![1]!
      .split(',')
      .map((one) => one.trim().split(/\s*=/u)[0]!);
    return { name, reader: reader as Reader, first, rest };
  })
  .filter(({ first }) => first === 'analysis');

/** What the whole country is told of on purpose, and its page says so: sums of a seller, and the peers' bins. */
const tellsOfTheWhole = new Set(['readSupplier', 'valueSpread']);

let folder = '';
let nationwide: read.Analysis;
let whole: Duckdb;
const own = (scope: Scope) =>
  scope.kind === 'area'
    ? `pacc_area = ${scope.area}`
    : scope.kind === 'province'
      ? `province_iso = ${sqlText(scope.iso)}`
      : scope.kind === 'agencies'
        ? `agency_id IN (${scope.ids.map(sqlText).join()})`
        : 'true';
const inside: Ids = { agency: '', pair: '', award: '', tender: '', contract: '', supplier: '' };
const outside: Ids = { ...inside };
const scopes: Scope[] = [{ kind: 'area', area: 8 }];
const placed = new Map<string, { area: number; iso: string; agency: string }[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'truatkhap-reading-'));
  await writeSyntheticWorkspace(join(folder, 'whole'), 1500);
  nationwide = await read.openAnalysis(nation, join(folder, 'whole'));
  whole = nationwide.db;
  const rows = await whole.all<{ id: string; area: number; iso: string; agency: string }>(
    `SELECT unnest([award_id, tender_id, agency_id, pair_id, supplier_id]) AS id, pacc_area AS area, province_iso AS iso, agency_id AS agency FROM awards
     UNION ALL SELECT contract_id, pacc_area, province_iso, agency_id FROM contracts`,
  );
  for (const { id, ...place } of rows) if (id) placed.set(id, [...(placed.get(id) ?? []), place]);
  const pick = async (into: Ids, where: string) => {
    const [row] = await whole.all<Ids>(
      `SELECT award_id AS award, tender_id AS tender, 'contract:' || substr(award_id, 7) AS contract, agency_id AS agency,
         pair_id AS pair, supplier_id AS supplier FROM awards WHERE supplier_id IS NOT NULL AND ${where} ORDER BY award_id LIMIT 1`,
    );
    if (!row) throw new Error(`the made-up workspace has no award where ${where}`);
    Object.assign(into, row);
  };
  await pick(inside, 'pacc_area = 8');
  await pick(outside, 'supplier_id IN (SELECT supplier_id FROM awards GROUP BY 1 HAVING max(pacc_area) = 7)');
  const long = process.env['TRUATKHAP_LONG'] !== undefined;
  scopes.push(...(long ? [{ kind: 'province', iso: placed.get(inside.agency)![0]!.iso } as const] : []), {
    kind: 'agencies',
    ids: [inside.agency],
  });
  for (const scope of scopes) await cut(scope);
}, 300_000);
afterAll(async () => {
  for (const analysis of open.values()) (await analysis).close();
  nationwide.close();
  rmSync(folder, { recursive: true, force: true });
});

const homeOf = (scope: Scope) => join(folder, scopeKey(scope).replaceAll(/[^a-zA-Z0-9]/gu, '-'));

/** A copy of the workspace in which only the scope's rows are left; peers, which are numbers, stay. */
async function cut(scope: Scope): Promise<void> {
  const home = homeOf(scope);
  cpSync(join(folder, 'whole'), home, { recursive: true });
  const agencies = `SELECT agency_id FROM main.agencies WHERE ${own(scope)}`;
  const mine: Record<string, string> = {
    agency_id: agencies,
    tender_id: `SELECT tender_id FROM main.tenders WHERE agency_id IN (${agencies})`,
    supplier_id: `SELECT supplier_id FROM main.awards WHERE agency_id IN (${agencies})`,
    subject_id: `SELECT unnest([award_id, tender_id, agency_id, pair_id, supplier_id]) FROM main.awards WHERE agency_id IN (${agencies})
      UNION SELECT contract_id FROM main.contracts WHERE agency_id IN (${agencies})`,
  };
  for (const file of globSync('generations/1/**/*.parquet', { cwd: home })) {
    if (file.endsWith('.peers.parquet') || file.endsWith('catalogue.parquet')) continue;
    const path = sqlText(join(home, file));
    const columns = (await whole.all<{ column_name: string }>(`DESCRIBE SELECT * FROM ${path}`)).map(
      (one) => one.column_name,
    );
    const key = Object.keys(mine).find((column) => columns.includes(column));
    if (key === undefined) continue;
    await whole.run(
      `CREATE OR REPLACE TEMP TABLE kept AS SELECT * FROM ${path} WHERE ${key} IN (${mine[key]!})`,
    );
    await whole.run(`COPY kept TO ${path} (FORMAT parquet)`);
  }
}

/** Every way to call a reader about these subjects. */
function callsOf(rest: readonly string[], analysis: read.Analysis, ids: Ids): unknown[][] {
  const flag = analysis.catalogue[0]!;
  const values: Record<string, readonly unknown[]> = {
    id: kinds.map((kind) => ids[kind]),
    whose: kinds
      .filter((kind) => kind !== 'contract')
      .map((kind) => ({ column: `${kind}_id`, id: ids[kind] })),
    wanted: kinds
      .filter((kind) => kind !== 'contract')
      .map((kind) => ({ whose: { column: `${kind}_id`, id: ids[kind] }, year: 2568 })),
    flag: analysis.catalogue.slice(0, 6),
    language: ['th'],
    options: [{ limit: 300, rows: 20, others: 100, all: true, flag: flag.flag_id }],
    bins: [20],
    only: [flag.flag_id],
    where: ['ทั้งประเทศ'],
  };
  const given = rest.map((name) => {
    if (!values[name])
      throw new Error(`a reader is given “${name}”: say in tests/access/reading.test.ts what that may be`);
    return values[name];
  });
  return given.reduce<unknown[][]>(
    (calls, all) => calls.flatMap((call) => all.map((one) => [...call, one])),
    [[]],
  );
}

async function answered(told: unknown): Promise<unknown> {
  if (typeof told !== 'object' || told === null || !(Symbol.asyncIterator in told)) return told;
  const parts: unknown[] = [];
  for await (const part of told as AsyncIterable<unknown>) parts.push(part);
  return parts;
}

const plain = (value: unknown) =>
  JSON.stringify(value, (_, cell: unknown) => (typeof cell === 'bigint' ? `${cell}n` : cell));

/** Another number where the id's last one stood; the made-up rows have none so high. */
const nobodys = (id: string) => id.replace(/\d+(?=\D*(?::\d)?$)/u, '999983');

const open = new Map<string, Promise<read.Analysis>>();

/** One workspace in one scope, opened once. */
function opened(workspace: string, scope: Scope): Promise<read.Analysis> {
  const key = `${workspace} ${scopeKey(scope)}`;
  if (!open.has(key)) open.set(key, read.openAnalysis(scope, workspace));
  return open.get(key)!;
}

async function endingsIn(
  workspace: string,
  scope: Scope,
  { reader, rest }: (typeof readers)[number],
  ids: Ids,
) {
  const analysis = await opened(workspace, scope);
  const endings = [];
  for (const call of callsOf(rest, analysis, ids))
    endings.push(await ending(async () => plain(await answered(await reader(analysis, ...call)))));
  return endings;
}

const holds = (scope: Scope, place: { area: number; iso: string; agency: string }) =>
  scope.kind === 'area'
    ? place.area === scope.area
    : scope.kind === 'province'
      ? place.iso === scope.iso
      : scope.kind === 'agencies' && scope.ids.includes(place.agency);

test('there are readers to ask', () => {
  expect(readers.length).toBeGreaterThan(12);
});

describe.each(readers)('$name', (reader) => {
  test('names nothing of another scope', async () => {
    for (const scope of scopes)
      for (const { whole: text } of await endingsIn(join(folder, 'whole'), scope, reader, inside))
        for (const [id] of text.matchAll(
          /(?:agency|award|tender|contract|supplier):[a-z]+:[A-Za-z0-9:]*[A-Za-z0-9]/gu,
        )) {
          const places = placed.get(id);
          if (places)
            expect(
              places.some((place) => holds(scope, place)),
              `${scopeKey(scope)}: ${id}`,
            ).toBe(true);
        }
  });

  test('answers what is another’s as what does not exist, by the same statements', async () => {
    const none = Object.fromEntries(kinds.map((kind) => [kind, nobodys(outside[kind])])) as Ids;
    const longestFirst = kinds.toSorted((one, other) => outside[other].length - outside[one].length);
    const sorted = new Map(longestFirst.map((kind) => [outside[kind], none[kind]]));
    for (const scope of scopes) {
      const theirs = await endingsIn(join(folder, 'whole'), scope, reader, outside);
      const nobody = await endingsIn(join(folder, 'whole'), scope, reader, none);
      for (const [at, one] of theirs.entries())
        expect(endingsDiffer(one, nobody[at]!, sorted), scopeKey(scope)).toBe('');
    }
  });

  test.skipIf(tellsOfTheWhole.has(reader.name))('counts nothing of another scope', async () => {
    for (const scope of scopes) {
      const told = await endingsIn(join(folder, 'whole'), scope, reader, inside);
      const alone = await endingsIn(homeOf(scope), scope, reader, inside);
      for (const [at, one] of told.entries()) expect(one.whole, scopeKey(scope)).toBe(alone[at]!.whole);
    }
  });
});
