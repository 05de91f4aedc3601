/** The office that the whole matrix is asked of: two places lived in, a site over it, and what is known of both. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { openAnalysis } from '#procurement/read.ts';
import { nation } from '#kernel/scope.ts';
import type { Action } from '#office/action.ts';
import { seedTree } from '#master-plan/tree/take-in.ts';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { keptFiles } from '#platform/kept-files.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { prepareQueue } from '#worker/worker.ts';
import type { Draw } from '../any-value.ts';
import { seeded } from '../any-rows.ts';
import { systemViewer, type TestOffice } from '../office-store.ts';
import { writeSyntheticWorkspace } from '../synthetic-workspace.ts';
import { codeOf, drill, type Drill } from './drill.ts';
import { everyAction } from './every-action.ts';
import { layCourses } from './lay-courses.ts';
import { idsNow, live, type Account } from './lived-in.ts';
import { appointed, here, layAgencies, layReturns, layYear, there, type Place, type Post } from './places.ts';
import { bookAt, itaListAt } from './handed-in.ts';
import type { ItaList } from '#master-plan/ita/list.ts';
import type { ReturnBook } from '#master-plan/returns/book/read.ts';
import { picture, upload, wishesOf } from './wishes.ts';
import type { Wishes } from './draw-input.ts';
import { allThings, tablesOf, type Table, type Thing } from './things.ts';

const whole = process.env['TRUATKHAP_LONG'] !== undefined;

export interface World {
  office: TestOffice;
  /** Of `here`, and those over the nation. */
  posts: readonly Post[];
  actions: ReadonlyMap<string, Action<unknown>>;
  /** What came of trying every action at the two places. */
  accounts: readonly Account[];
  /** What went wrong on the way, on purpose. */
  drill: Drill;
  tables: readonly Table[];
  things: ReadonlyMap<string, Thing>;
  /** What inputs of actions may be filled with at a place. */
  wishesAt(place: Place, draw: Draw): Wishes;
}

/** @param folder for kept files and the workspace */
export async function layWorld(office: TestOffice, folder: string): Promise<World> {
  await prepareQueue(office.connection.ownerUrl);
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
  await seedTree(office.store);
  await office.store.within(systemViewer, plantHolidays);
  await layCourses(office);
  await layAnalysis(folder);
  const actions = await everyAction();
  const files = keptFiles(folder);
  const file = await upload(files);
  const photo = await picture(files);
  const tables = await tablesOf(office);
  const things = new Map<string, Thing>();
  await note(office, tables, things, 'ground');
  const accounts: Account[] = [];
  const handed = new Map<string, { book: ReturnBook; itaList: ItaList }>();
  const lot = seeded(40);
  const drawn = new Map([...actions.keys()].map((name) => [name, whole || lot() < 0.4]));
  const isDrawn = (name: string) => drawn.get(name)!;
  const tried = drill({ isDrawn, cuts: whole ? 4 : 1, draw: seeded(41) });
  const settle = async (place: Place, nation: readonly Post[], spared: readonly Post[]): Promise<Post[]> => {
    await layAgencies(office, place);
    await layYear(office, place);
    await layReturns(office, place);
    const book = await bookAt(office, place);
    const itaList = await itaListAt(place);
    handed.set(place.name, { book, itaList });
    const posts = await appointed(office, place);
    const people = spared.map(({ person }) => person.personId);
    accounts.push(
      await live({
        office,
        place,
        posts: [...posts, ...nation],
        actions,
        files,
        file,
        photo,
        book,
        itaList,
        spared: people,
        perform: (viewer, action, input) => codeOf(tried.act(office.store, viewer, action, input)),
      }),
    );
    await note(office, tables, things, place.name);
    return posts;
  };
  const posts = await settle(here, [], []);
  const postsThere = await settle(
    there,
    posts.filter(({ kind }) => kind === 'nation'),
    posts,
  );
  await forgetPublished(office, tables, things);
  await noteAnalysis(folder, things);
  const ids = await idsNow({ office, actions, posts: [], spared: [] }, 500);
  return {
    office,
    posts,
    actions,
    accounts,
    drill: tried,
    tables,
    things,
    wishesAt: (place, draw) => {
      const lieThere = (id: string) => things.get(id)?.laid === place.name;
      // Courses and announced meetings are everybody's, so no place has them: any that is there will do.
      const everybodys = ['versionId', 'courseId', 'activityId'];
      const own = new Map(
        [...ids].map(([field, all]) => [field, everybodys.includes(field) ? all : all.filter(lieThere)]),
      );
      return wishesOf({
        place,
        posts: place === here ? posts : postsThere,
        file,
        photo,
        ...handed.get(place.name)!,
        ids: own,
        draw,
      });
    },
  };
}

/** The made-up analysis, with what it has of Area 8 in provinces that lie there. */
async function layAnalysis(folder: string): Promise<void> {
  const generation = await writeSyntheticWorkspace(folder, 1500);
  const db = await openDuckdb();
  try {
    for (const file of globSync('**/*.parquet', { cwd: generation })) {
      const path = join(generation, file);
      const columns = await db.all<{ column_name: string }>(`DESCRIBE SELECT * FROM ${sqlText(path)}`);
      if (!columns.some(({ column_name }) => column_name === 'province_iso')) continue;
      await db.run(`CREATE OR REPLACE TABLE moved AS SELECT * REPLACE (CASE province_iso WHEN 'TH-76' THEN 'TH-80'
        WHEN 'TH-77' THEN 'TH-81' ELSE province_iso END AS province_iso) FROM ${sqlText(path)}`);
      await db.run(`COPY moved TO ${sqlText(path)} (FORMAT parquet)`);
    }
  } finally {
    db.close();
  }
}

/** What came to be since the last time. */
async function note(
  office: TestOffice,
  tables: readonly Table[],
  things: Map<string, Thing>,
  laid: Thing['laid'],
) {
  for (const [id, { table, level }] of await allThings(office, tables))
    if (!things.has(id)) things.set(id, { kind: table, level, laid });
}

/** What came to light since it was noted (a meeting announced, a course published) is everybody's. */
async function forgetPublished(office: TestOffice, tables: readonly Table[], things: Map<string, Thing>) {
  const still = await allThings(office, tables);
  for (const id of things.keys()) if (!still.has(id)) things.delete(id);
}

/** Subjects of the analysis: those of Area 7 lie here, those of Area 8 there; a seller to both is anybody's. */
async function noteAnalysis(folder: string, things: Map<string, Thing>): Promise<void> {
  const analysis = await openAnalysis(nation, folder);
  try {
    const rows = await analysis.db.all<{ id: string; low: number; high: number }>(
      `SELECT id, min(area) AS low, max(area) AS high FROM (
         SELECT unnest([award_id, tender_id, agency_id, pair_id, supplier_id]) AS id, pacc_area AS area FROM awards
         UNION ALL SELECT contract_id, pacc_area FROM contracts) WHERE id IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    if (!rows.some(({ low }) => low === 8)) throw new Error('the made-up analysis has nothing in Area 8');
    for (const { id, low, high } of rows) {
      const laid = low !== high ? 'ground' : low === 7 ? 'here' : 'there';
      if (!things.has(id)) things.set(id, { kind: `analysis ${id.split(':')[0]!}`, level: 'agency', laid });
    }
  } finally {
    analysis.close();
  }
}
