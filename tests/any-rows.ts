/**
 * Puts rows into every table of a database, whatever its migrations made: values are drawn from the
 * columns' types and checks, and a row that a constraint refuses is changed in just the columns that this
 * constraint names, until it is taken. A table that takes none is named, so that somebody looks.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { drawValue, formulasOf, type Draw, type TableColumn } from './any-value.ts';

interface Key {
  columns: string[];
  table: string;
  theirs: string[];
}

interface Table {
  name: string;
  columns: TableColumn[];
  keys: Key[];
  /** Constraint → columns it names. */
  constraints: Record<string, string[]>;
}

type Row = Map<string, string | null>;

const rowsEach = 3;
/** For the first row, without which a table counts as refusing; and for each further one. */
const changes = { first: 300, further: 40 };

/** The same numbers at every run. */
export function seeded(seed: number): Draw {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * As the owner, inside the caller's transaction or none.
 * @returns tables that took no row
 */
export async function fillEveryTable(client: pg.ClientBase, seed: number): Promise<string[]> {
  const draw = seeded(seed);
  const query = readFileSync(join(import.meta.dirname, 'any-rows.sql'), 'utf8');
  let waiting = (await client.query<Table>(query)).rows;
  // Some wait for rows of others, and one of many conditions may want more draws: three rounds without a new row are the end.
  for (let idle = 0; waiting.length > 0 && idle < 3;) {
    const refused: Table[] = [];
    for (const table of waiting) if (!(await fill(client, table, draw))) refused.push(table);
    idle = refused.length < waiting.length ? 0 : idle + 1;
    waiting = refused;
  }
  return waiting.map(({ name }) => name);
}

/** True when the table holds a row afterwards. */
async function fill(client: pg.ClientBase, table: Table, draw: Draw): Promise<boolean> {
  for (let n = 0; n < rowsEach; n += 1) {
    const row: Row = new Map();
    // The first row is the barest one, the others have something in most columns.
    for (const column of table.columns) {
      if (n === 0 && (column.is_nullable || column.has_default)) continue;
      row.set(column.name, drawValue(column, draw));
    }
    await settle(client, table, row, draw, n === 0 ? changes.first : changes.further);
  }
  const { rowCount } = await client.query(`SELECT FROM ${table.name} LIMIT 1`);
  return rowCount === 1;
}

async function settle(
  client: pg.ClientBase,
  table: Table,
  row: Row,
  draw: Draw,
  tries: number,
): Promise<boolean> {
  await makeRight(client, table, row, draw);
  for (let change = 0; change < tries; change += 1) {
    const fault = await insert(client, table, row);
    if (fault === null) return true;
    const named = table.constraints[fault.constraint ?? ''] ?? (fault.column ? [fault.column] : null);
    for (const column of table.columns) {
      const chosen = named ? named.includes(column.name) : row.has(column.name);
      if (chosen && draw() < 0.6) row.set(column.name, drawValue(column, draw));
    }
    await makeRight(client, table, row, draw);
  }
  return false;
}

async function makeRight(client: pg.ClientBase, table: Table, row: Row, draw: Draw): Promise<void> {
  await pointSomewhere(client, table, row, draw);
  await followFormulas(client, table, row);
}

/** A column whose check says what it must be, given the others (a hash, the first of a month), is worked out. */
async function followFormulas(client: pg.ClientBase, table: Table, row: Row): Promise<void> {
  const set = table.columns.filter(({ name }) => (row.get(name) ?? null) !== null);
  const given = set.map(({ name, type }, at) => `$${at + 1}::${type} AS ${name}`).join(', ');
  for (const column of set) {
    for (const formula of formulasOf(column)) {
      const values = set.map(({ name }) => row.get(name));
      await client.query('SAVEPOINT formula');
      const text = `SELECT (${formula})::text AS value FROM (SELECT ${given}) AS r`;
      const asked = await client.query<{ value: string }>(text, values).catch(() => null);
      await client.query('ROLLBACK TO formula');
      if (asked?.rows[0]?.value) row.set(column.name, asked.rows[0].value);
    }
  }
}

/** Foreign keys that are set point to rows that are there. */
async function pointSomewhere(client: pg.ClientBase, table: Table, row: Row, draw: Draw): Promise<void> {
  for (const key of table.keys) {
    if (!key.columns.every((column) => row.get(column))) continue;
    const texts = key.theirs.map((column) => `${column}::text`).join(', ');
    const { rows } = await client.query<string[]>({
      text: `SELECT ${texts} FROM ${key.table} ORDER BY ${texts} LIMIT 10`,
      rowMode: 'array',
    });
    const target = rows[Math.floor(draw() * rows.length)];
    key.columns.forEach((column, at) => target && row.set(column, target[at]!));
  }
}

interface Fault {
  constraint?: string;
  column?: string;
}

async function insert(client: pg.ClientBase, table: Table, row: Row): Promise<Fault | null> {
  const set = table.columns.filter(({ name }) => row.has(name));
  const names = set.map(({ name }) => name).join(', ');
  const values = set.map(({ type }, at) => `$${at + 1}::${type}`).join(', ');
  const into = set.length > 0 ? `(${names}) VALUES (${values})` : 'DEFAULT VALUES';
  await client.query('SAVEPOINT any_row');
  try {
    await client.query(
      `INSERT INTO ${table.name} ${into}`,
      set.map(({ name }) => row.get(name)),
    );
    await client.query('RELEASE any_row');
    return null;
  } catch (error) {
    await client.query('ROLLBACK TO any_row');
    return error as Fault;
  }
}
