/** What exists in an office by id, where it was laid, and what a viewer's own rows let them know of it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Viewer } from '#platform/postgres/store.ts';
import { publicViewer, type TestOffice } from '../office-store.ts';
import { speaksOfPerson } from '#office/districts/general-words.ts';
import type { ScopeKind } from '#office/staff/roles.ts';
import type { Place } from './places.ts';

export interface Table {
  name: string;
  /** Its key, where that is one column. */
  key: string | null;
  /** Key and foreign keys: columns that hold somebody's id. */
  columns: string[];
  /** Whether the public is shown some of its rows: a published course, an announced meeting. */
  isPublic: boolean;
  /** Whether the site's role may read it at all. */
  isReadable: boolean;
}

/** Tables of the office. */
export async function tablesOf(office: TestOffice): Promise<Table[]> {
  const rows = await office.owner<Omit<Table, 'isPublic'>>(
    `SELECT c.relname AS name,
       (SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = c.oid AND i.indisprimary AND i.indnkeyatts = 1) AS key,
       (SELECT coalesce(array_agg(DISTINCT a.attname::text), '{}') FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = c.oid
          AND a.attnum = ANY (k.conkey) WHERE k.conrelid = c.oid AND k.contype IN ('p', 'f') AND a.atttypid IN ('uuid'::regtype, 'text'::regtype)) AS columns,
       has_table_privilege('truatkhap_app', c.oid, 'SELECT') AS "isReadable"
     FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const tables = rows.map((row) => ({ ...row, isPublic: false }));
  const shown = new Set((await idsShown(office, publicViewer, tables)).map(({ table }) => table));
  return tables.map((table) => ({ ...table, isPublic: shown.has(table.name) }));
}

/** Ids in the rows of these tables that the viewer is shown. */
async function idsShown(
  office: TestOffice,
  viewer: Viewer,
  tables: readonly Table[],
): Promise<{ table: string; id: string }[]> {
  const parts = tables
    .filter(({ columns, isReadable }) => isReadable && columns.length > 0)
    .map(({ name, columns }) => {
      const texts = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`));
      return sql`SELECT DISTINCT ${sql.lit(name)} AS "table", unnest(ARRAY[${texts}]) AS id FROM ${sql.table(`office.${name}`)}`;
    });
  const { rows } = await office.store.within(viewer, (tx) =>
    sql<{ table: string; id: string | null }>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx),
  );
  return rows.filter((row): row is { table: string; id: string } => row.id !== null);
}

export interface Thing {
  /** Its table, or 'analysis agency' and the like. */
  kind: string;
  /** How near the ground it lies: the narrowest place that its row names. */
  level: ScopeKind;
  laid: Place['name'] | 'ground';
}

/** Keys of every row that the public is not shown (of activities, the drafts) → its table and level. */
export async function allThings(
  office: TestOffice,
  tables: readonly Table[],
): Promise<Map<string, { table: string; level: ScopeKind }>> {
  const found = new Map<string, { table: string; level: ScopeKind }>();
  const open = await idsShown(office, publicViewer, tables);
  const shown = new Set(open.map(({ table, id }) => `${table} ${id}`));
  for (const { name, key, columns } of tables) {
    if (key === null || !columns.includes(key)) continue;
    const rows = await office.owner<{ id: string; row: Record<string, unknown> }>(
      `SELECT ${key}::text AS id, to_jsonb(t) AS row FROM office.${name} t`,
    );
    for (const { id, row } of rows)
      if (!found.has(id) && !shown.has(`${name} ${id}`)) found.set(id, { table: name, level: levelOf(row) });
  }
  return found;
}

const levels: readonly [column: string, ScopeKind][] = [
  ['agency_id', 'agency'],
  ['district_code', 'district'],
  ['province_iso', 'province'],
  ['area_no', 'area'],
  ['office_no', 'area'],
];

function levelOf(row: Record<string, unknown>): ScopeKind {
  if (typeof row['scope_kind'] === 'string') return row['scope_kind'] as ScopeKind;
  return levels.find(([column]) => (row[column] ?? null) !== null)?.[1] ?? 'area';
}

/** Every id that stands in a row which row-level security shows the viewer. One's own past (events) is apart. */
export async function known(
  office: TestOffice,
  viewer: Viewer,
  tables: readonly Table[],
): Promise<Set<string>> {
  // Of a table that the public reads, its keys: who wrote a published row is told by no page.
  const own = tables
    .filter(({ name }) => name !== 'events')
    .map((table) =>
      table.isPublic ? { ...table, columns: table.columns.filter((one) => one === table.key) } : table,
    );
  return new Set((await idsShown(office, viewer, own)).map(({ id }) => id));
}

/** An id of the same shape that nobody ever gave to anything. */
export function nobodys(id: string): string {
  if (/^[0-9a-f]{8}-/u.test(id)) return uuidOfNoNumber();
  if (/^(pair|award|tender|contract|supplier|agency:egp):/u.test(id))
    return id.replace(/\d+(?=\D*(?::\d)?$)/u, '999983');
  const letters = randomUUID().replaceAll('-', '');
  let at = 0;
  return id.replace(/[^:|]+$/u, (tail) =>
    tail
      .replace(/[a-z]/gu, () => letters[at++ % 32]!)
      .replace(/\d/gu, () => String(letters.charCodeAt(at++ % 32) % 10)),
  );
}

/** Put into a text, it must not be refused for looking like somebody's telephone number. */
function uuidOfNoNumber(): string {
  for (;;) {
    const id = randomUUID();
    if (!speaksOfPerson(id)) return id;
  }
}
