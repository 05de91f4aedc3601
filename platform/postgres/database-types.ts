/** Writes database.ts, the office's tables as TypeScript, from the catalogs of a migrated database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from './roles.ts';

interface Column {
  schema_name: string;
  table_name: string;
  column_name: string;
  type_name: string;
  is_array: boolean;
  is_nullable: boolean;
  has_default: boolean;
  is_given_by_database: boolean;
  is_view: boolean;
}

export const databaseTypesFile = join(import.meta.dirname, 'database.ts');

/** As columns arrive (column-types.ts). What is unknown here is `unknown` there: the reader has to look. */
const plain: Record<string, string> = {
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'Numeric',
  text: 'string',
  'character varying': 'string',
  name: 'string',
  uuid: 'string',
  inet: 'string',
  tsvector: 'string',
  date: 'Day',
  'timestamp with time zone': 'Instant',
  jsonb: 'Json',
  json: 'Json',
  bytea: 'Buffer',
};

const head = `/** The office's tables as TypeScript. Made from the migrated database by \`truatkhap database-types\`: do not edit. */
/* eslint-disable max-lines -- as long as the office has tables */
import type { ColumnType, GeneratedAlways } from 'kysely';

/** 'YYYY-MM-DD', a day in Bangkok. */
export type Day = string;
export type Instant = ColumnType<Date, Date | string>;
/** Exact decimal as text. */
export type Numeric = ColumnType<string, string | number>;
/** Read as a value, written as JSON.stringify(value). */
export type Json = ColumnType<unknown, string>;
/** Has a default: may be left out when written. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;
`;

/** @param ownerUrl a database with every migration */
export async function databaseTypes(ownerUrl: string): Promise<string> {
  const query = readFileSync(join(import.meta.dirname, 'columns.sql'), 'utf8');
  const { rows } = await connected(ownerUrl, (client) => client.query<Column>(query));
  const tables = Map.groupBy(rows, (column) => `${column.schema_name}.${column.table_name}`);
  const names = [...tables.keys()];
  const interfaces = names.map((name) => interfaceOf(name, tables.get(name)!));
  const list = names.map((name) => `  '${name}': ${typeName(name)};`);
  return [head, ...interfaces, `export interface Database {\n${list.join('\n')}\n}\n`].join('\n');
}

function interfaceOf(name: string, columns: Column[]): string {
  const lines = columns.map((column) => `  ${column.column_name}: ${columnType(column)};`);
  return `export interface ${typeName(name)} {\n${lines.join('\n')}\n}\n`;
}

/** PostgreSQL does not say which columns of a view are always there, so each of them may be null. */
function columnType(column: Column): string {
  const bare = plain[column.type_name] ?? 'unknown';
  const type = column.is_array ? `${bare}[]` : bare;
  if (column.is_given_by_database) return `GeneratedAlways<${type}>`;
  const nullable = column.is_nullable && type !== 'unknown' ? `${type} | null` : type;
  return column.has_default ? `Generated<${nullable}>` : nullable;
}

/** office.watch_items → OfficeWatchItems */
function typeName(name: string): string {
  return name.replace(/(?:^|[._])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
