/**
 * The second wall without the first: no page, no action, only a transaction that names its viewer. Every
 * table of the office is filled with drawn rows, and every role asks for all of them.
 */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { roleNames, roles, type Role, type ScopeKind } from '#office/staff/roles.ts';
import { connected, becomeOwner } from '#platform/postgres/roles.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { fillEveryTable } from '#tests/any-rows.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { seedTerritory } from '#office/territory/take-in.ts';

const office = officeStore();
/** What anybody may read: territory, holidays, clinics and the programme's year as it was published. */
const publicTables = new Set([
  'provinces',
  'area_provinces',
  'region_provinces',
  'districts',
  'areas',
  'clinics',
  'holidays',
]);
let tables: { name: string; columns: string[] }[] = [];
/** A sheet of a selection is its Area's, whichever province the drawn row names. */
let areaOfSelection = new Map<string, number>();

beforeAll(async () => {
  await seedTerritory(office.store);
  await connected(office.connection.ownerUrl, async (client) => {
    await becomeOwner(client);
    await client.query('BEGIN');
    await fillEveryTable(client, 20261122);
    await client.query('COMMIT');
  });
  tables = await office.owner(
    `SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
     WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'r' GROUP BY 1 ORDER BY 1`,
  );
  const selections = await office.owner<{ id: string; area: number }>(
    'SELECT selection_id AS id, area_no AS area FROM office.selections',
  );
  areaOfSelection = new Map(selections.map(({ id, area }) => [id, area]));
});

/** Rows of a table that the viewer sees; null where the role has no right to the table at all. */
async function seen(viewer: Viewer, table: string): Promise<Record<string, unknown>[] | null> {
  try {
    return await office.store.within(viewer, async (tx) => {
      const { rows } = await sql<
        Record<string, unknown>
      >`SELECT * FROM ${sql.table(`office.${table}`)}`.execute(tx);
      return rows;
    });
  } catch (error) {
    if (String(error).includes('permission denied')) return null;
    throw error;
  }
}

async function tablesWithRows(viewer: Viewer): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of tables) if (((await seen(viewer, name)) ?? []).length > 0) found.push(name);
  return found;
}

const past = new Date('2026-01-01T00:00:00Z');
const scopeOf = (role: Role): [ScopeKind, string] => {
  const kind = roles[role].scopes[0];
  const ids: Record<ScopeKind, string> = {
    nation: '',
    area: '7',
    region: '7',
    province: 'TH-74',
    district: '7401',
    agency: 'agency:egp:74000',
  };
  return [kind, ids[kind]];
};

test('the drawn rows are there, in nearly every table', async () => {
  const each = tables.map(({ name }) => `SELECT FROM (SELECT FROM office."${name}" LIMIT 1) AS one`);
  const filled = await office.owner(each.join(' UNION ALL '));
  expect(filled.length).toBeGreaterThan(0.9 * tables.length);
  expect(tables.length).toBeGreaterThan(25);
});

describe.each(roleNames)('%s', (role) => {
  test('sees nothing of the office once the post ended, has not begun, is another’s, or the person is disabled', async () => {
    const ended = await office.person({
      role,
      scope: scopeOf(role),
      fromAt: past,
      untilAt: new Date(past.getTime() + 1000),
    });
    const early = await office.person({
      role,
      scope: scopeOf(role),
      fromAt: new Date('2099-01-01T00:00:00Z'),
    });
    const other = await office.person({ role, scope: scopeOf(role) });
    const disabled = await office.person({ role, scope: scopeOf(role) });
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [
      disabled.personId,
    ]);
    const stranger: Viewer = { ...other.viewer, personId: early.personId };
    for (const viewer of [ended.viewer, early.viewer, disabled.viewer, stranger]) {
      const found = await tablesWithRows(viewer);
      expect(found.filter((name) => !publicTables.has(name) && !isPublished(name) && !isOwn(name))).toEqual(
        [],
      );
    }
  });

  test('sees rows of other places nowhere', async () => {
    const [kind, id] = scopeOf(role);
    if (kind === 'nation') return;
    const person = await office.person({ role, scope: [kind, id] });
    const provinces = await provincesOf(kind, id);
    for (const { name, columns } of tables) {
      if (publicTables.has(name) || isOwn(name) || !columns.includes('province_iso')) continue;
      for (const row of (await seen(person.viewer, name)) ?? []) {
        const area: unknown = row['area_no'] ?? areaOfSelection.get(row['selection_id'] as string);
        const place = {
          province: row['province_iso'],
          area,
          agency: row['agency_id'],
          public: row['is_public'],
          region: row['region_no'],
        };
        const own =
          provinces.has(String(place.province)) ||
          (kind === 'area' && String(place.area) === id) ||
          (kind === 'region' && String(place.region) === id) ||
          place.agency === id ||
          row['person_id'] === person.personId ||
          isPublished(name);
        expect({ name, place, own }).toMatchObject({ own: true });
      }
    }
  });
});

test('without any viewer there is no row at all, and the public sees what was published', async () => {
  const nobody = await Promise.all(
    tables.map(({ name }) =>
      seen({ kind: 'staff', personId: '', postId: '' }, name).then((rows) =>
        (rows ?? []).length > 0 ? name : null,
      ),
    ),
  );
  expect(nobody.filter((name) => name !== null && !publicTables.has(name) && !isPublished(name))).toEqual([]);
  for (const name of await tablesWithRows(publicViewer))
    expect(publicTables.has(name) || isPublished(name) ? '' : name).toBe('');
});

/** A person's own row and own timeline stay readable to the person who is signed in. */
function isOwn(table: string): boolean {
  return ['people', 'posts', 'events'].includes(table);
}

/** The programme's year, of which only published rows are public (its own test says which). */
function isPublished(table: string): boolean {
  return [
    'tree_nodes', // master plan 21 is everybody's; of targets, those that were approved
    'indicators',
    'indicator_targets',
    'indicator_actuals',
    'guideline_grounds',
    'guideline_moves',
    'guideline_moves_before',
    'return_rounds', // when which quarter is asked for, and what
    'round_windows',
    'round_indicators',
    'fiscal_years',
    'enrolments',
    'activities',
    'activity_sectors',
    'activity_agenda',
    'year_results',
    'plan_nodes',
    'year_nodes',
    'courses',
    'course_versions',
    'course_modules',
    'lessons',
  ].includes(table);
}

async function provincesOf(kind: ScopeKind, id: string): Promise<Set<string>> {
  const rows = await office.owner<{ province_iso: string }>(
    `SELECT province_iso FROM office.provinces_today WHERE ($1 = 'area' AND area_no::text = $2)
       OR ($1 = 'region' AND region_no::text = $2) OR ($1 = 'province' AND province_iso = $2)`,
    [kind, id],
  );
  return new Set(rows.map((row) => row.province_iso));
}
