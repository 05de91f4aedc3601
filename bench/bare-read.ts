/**
 * The yardstick of the import benchmark: DuckDB reads the same files as text and writes them as
 * Parquet, with two threads and without looking at a single value.
 * node bench/bare-read.ts OUT-FOLDER FILE…
 */
import { join } from 'node:path';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { asText, isJson } from './as-text.ts';

const [folder = '', ...files] = process.argv.slice(2);
const db = await openDuckdb({ threads: 2 });
for (const [name, chosen] of Object.entries({
  json: files.filter(isJson),
  csv: files.filter((file) => !isJson(file)),
})) {
  if (chosen.length > 0)
    await db.run(`COPY (FROM ${asText(chosen)}) TO ${sqlText(join(folder, `${name}.parquet`))}`);
}
db.close();
