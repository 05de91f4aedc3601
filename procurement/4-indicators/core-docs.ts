/** The column documents of 3-core (`<table>.yaml`), read as files: stations meet in tables. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

export interface CoreColumn {
  type: string;
  what: string;
  example: string | number | boolean | null;
}

export interface CoreTable {
  table: string;
  grain: string;
  key: string[];
  columns: Record<string, CoreColumn>;
}

const folder = join(dirname(import.meta.dirname), '3-core');

/** Every core table's document, by table name. */
export function readCoreDocs(): Record<string, CoreTable> {
  const docs = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as CoreTable)
    .filter((doc) => typeof doc.table === 'string' && doc.columns !== undefined);
  return Object.fromEntries(docs.map((doc) => [doc.table, doc]));
}
