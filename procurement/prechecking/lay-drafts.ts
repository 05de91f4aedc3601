/**
 * Drafts as rows of the core tables. They go the way of every row: the SQL of station 3 makes tenders and awards
 * of them, with stem, category, kind and peers, so that a flag cannot tell them from rows of a file.
 */
import { readFileSync } from 'node:fs';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { categories, titleReader, type TitleFacts } from '../3-core/title-facts.ts';
import { readCoreDocs } from '../4-indicators/core-docs.ts';
import type { Draft } from './draft.ts';
import { unnamedAgency, type Ground } from './ground.ts';

/** Station 3's statement of one table, as it stands and for a temporary table; read once. */
const core = once((name: string) => readFileSync(new URL(`../3-core/${name}.sql`, import.meta.url), 'utf8'));
const temporary = once((name: string) =>
  core(name)
    .replaceAll('CREATE OR REPLACE MACRO', 'CREATE OR REPLACE TEMP MACRO')
    .replaceAll('CREATE TABLE', 'CREATE OR REPLACE TEMP TABLE'),
);

let reader: ((title: string) => TitleFacts) | undefined;

/** What a title says is bought: equal stems are the same thing. */
export function readTitle(title: string): TitleFacts {
  return (reader ??= titleReader())(title);
}

const categoryEntries = once(() =>
  categories()
    .map((entry, i) => `(${i}, ${sqlText(entry.category)}, ${sqlText(entry.family)})`)
    .join(', '),
);

/** What stays the same for every change of the plan: macros, what its titles say, the agency's public rows of its years. */
export async function layPublicRows({ db, home, agencyId }: Ground, drafts: readonly Draft[]): Promise<void> {
  const years = new Set(drafts.map(({ signedDay }) => fiscalYearBe(signedDay)));
  await db.run(temporary('macros'));
  await db.run(
    `CREATE TEMP TABLE category_entries AS SELECT * FROM (VALUES ${categoryEntries('')}) AS c (entry, category, family)`,
  );
  await layTitles(db, drafts);
  const own =
    agencyId === null
      ? 'false'
      : `agency_id = ${sqlText(agencyId)} AND fiscal_year_be IN (${[...years].join(', ')})`;
  for (const table of ['tenders', 'awards'])
    await db.run(`CREATE TEMP TABLE public_${table} AS SELECT * FROM ${home}.${table} WHERE ${own}`);
}

/** Temporary `tenders` (public rows and drafts) and `draft_awards`. */
export async function layDrafts(ground: Ground, drafts: readonly Draft[]): Promise<void> {
  const { db } = ground;
  await layRows(db, drafts, ground.agencyId ?? unnamedAgency);
  await db.run(temporary('contract_facts'));
  await db.run(temporary('project_facts'));
  await db.run(
    `CREATE OR REPLACE TEMP TABLE tenders AS SELECT * FROM public_tenders UNION ALL BY NAME ${typed('tenders')}`,
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE draft_awards AS ${typed('awards')}`);
}

/** Which public awards stand beside the drafts while a flag is asked; see asked-flags.yaml. */
export async function layAwards(db: Duckdb, ask: 'like' | 'year'): Promise<void> {
  const any = 'supplier:draft:any';
  const rows =
    ask === 'year'
      ? 'SELECT * FROM public_awards UNION ALL BY NAME SELECT * FROM draft_awards'
      : `WITH drafts AS (SELECT * REPLACE (
           coalesce(supplier_id, '${any}') AS supplier_id,
           coalesce(pair_id, 'pair:' || agency_id || '|${any}') AS pair_id,
           CASE WHEN supplier_id IS NULL THEN false ELSE supplier_is_weak END AS supplier_is_weak)
         FROM draft_awards)
         SELECT * FROM public_awards AS p WHERE EXISTS (
           SELECT 1 FROM drafts AS d WHERE d.pair_id = p.pair_id
             AND (d.stem = p.stem OR d.category = p.category AND d.category <> 'unknown'))
         UNION ALL BY NAME SELECT * FROM drafts`;
  await db.run(`CREATE OR REPLACE TEMP TABLE awards AS ${rows}`);
}

/** Station 3's SELECT of one table, its columns cast as the table's document declares them. */
const typed = once((table: string) => {
  const { columns } = readCoreDocs()[table]!;
  const list = Object.entries(columns).map(([name, { type }]) => `CAST(${name} AS ${type}) AS ${name}`);
  return `SELECT ${list.join(', ')} FROM (${core(table)})`;
});

function once(work: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const text = known.get(name) ?? work(name);
    known.set(name, text);
    return text;
  };
}

async function layTitles(db: Duckdb, drafts: readonly Draft[]): Promise<void> {
  const titles = [...new Set(drafts.map(({ title }) => title))];
  await db.run(`CREATE OR REPLACE TEMP TABLE titles AS
    SELECT title, title LIKE '%จ้างก่อสร้าง%' AS says_build, title LIKE '%จ้าง%' AS says_hire
    FROM (VALUES ${titles.map((title) => `(${sqlText(title)})`).join(', ')}) AS t (title)`);
  const facts = titles.map((title) => {
    const { stem, entry } = readTitle(title);
    return `(${sqlText(title)}, ${stem === null ? 'NULL' : sqlText(stem)}, ${entry ?? 'NULL'})`;
  });
  await db.run(`CREATE OR REPLACE TEMP TABLE read_titles AS
    SELECT t.rowid AS title_id, CAST(f.stem AS VARCHAR) AS stem, CAST(f.entry AS INTEGER) AS entry
    FROM titles AS t JOIN (VALUES ${facts.join(', ')}) AS f (title, stem, entry) USING (title)`);
  await db.run(temporary('title_facts'));
}

/** The rows of a file that a plan would be: one contract row per draft, agreed at what is planned. */
async function layRows(db: Duckdb, drafts: readonly Draft[], agency: string): Promise<void> {
  const rows = drafts.map((draft, i) => {
    const seller = draft.seller === null ? 'NULL' : sqlText(draft.seller.id);
    const cells = [i, sqlText(`draft-${i}`), sqlText(agency), seller, fiscalYearBe(draft.signedDay)];
    const days = [draft.announcedDay ?? 'NULL', draft.signedDay];
    const said = [sqlText(draft.title), sqlText(draft.method), draft.specialService, draft.satang];
    return `(${[...cells, ...days, ...said].join(', ')})`;
  });
  await db.run(`CREATE OR REPLACE TEMP TABLE current_rows AS SELECT
      CAST(position AS BIGINT) AS position, project_id, alias_id, CAST(supplier_id AS VARCHAR) AS supplier_id,
      CAST(year_be AS INTEGER) AS fiscal_year_be, CAST(announced_day AS INTEGER) AS announced_day,
      CAST(signed_day AS INTEGER) AS signed_day, title, method, is_special_service,
      CAST(satang AS BIGINT) AS budget_satang, CAST(satang AS BIGINT) AS agreed_satang,
      CAST(NULL AS BIGINT) AS reference_satang, CAST(NULL AS BIGINT) AS contract_satang,
      CAST(NULL AS VARCHAR) AS contract_no, CAST(NULL AS VARCHAR) AS contract_status, CAST(NULL AS INTEGER) AS ends_day,
      CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS DOUBLE) AS latitude, CAST(NULL AS DOUBLE) AS longitude
    FROM (VALUES ${rows.join(', ')})
      AS r (position, project_id, alias_id, supplier_id, year_be, announced_day, signed_day, title, method, is_special_service, satang)`);
  await db.run('CREATE OR REPLACE TEMP VIEW placed_rows AS SELECT * FROM current_rows');
  const sellers = new Map(drafts.flatMap(({ seller }) => (seller === null ? [] : [[seller.id, seller]])));
  const told = [...sellers.values()].map(
    ({ id, isPerson, registeredYearBe }) => `(${sqlText(id)}, ${isPerson}, ${registeredYearBe ?? 'NULL'})`,
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE suppliers AS
    SELECT supplier_id, is_person, false AS is_weak, CAST(year_be AS INTEGER) AS registered_year_be
    FROM (VALUES ${[...told, "('', false, NULL)"].join(', ')}) AS s (supplier_id, is_person, year_be)`);
}
