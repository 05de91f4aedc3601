/**
 * The real set taken ten times over: ten copies of every file, in each of which projects, agencies
 * and suppliers are others, so that nothing is recognised as the same. Tax ids keep their province,
 * form and year and get the check digit that belongs to them.
 */
import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { asText, isJson } from './as-text.ts';

const copies = 10;

/** Where ids and names stand: in the published file three headers too early, for want of three columns. */
const columnsOf = (file: string) =>
  isJson(file)
    ? { taxId: 'เลขนิติบุคคล', supplier: 'ชื่อผู้ชนะ', agency: 'ชื่อหน่วยงาน', code: 'รหัสหน่วยงาน' }
    : { taxId: 'พิกัดของโครงการ', supplier: 'ละติจูดโครงการ', agency: 'ชื่อหน่วยงานย่อย', code: null };

/**
 * Writes the copies into `folder`, gzipped like `files` (JSON Lines or CSV), and returns their paths.
 * Keys that a short row lacks come out as null.
 */
export async function writeTenfold(files: readonly string[], folder: string): Promise<string[]> {
  const db = await openDuckdb({ threads: 2, tempDirectory: folder });
  await db.run('CREATE TEMP TABLE seen_ids (id VARCHAR); CREATE TEMP TABLE seen_codes (code VARCHAR)');
  for (const [index, file] of files.entries()) {
    const { taxId, code } = columnsOf(file);
    await db.run(`CREATE TEMP TABLE rows_${index} AS FROM ${asText([file])}`);
    await db.run(`INSERT INTO seen_ids SELECT DISTINCT "${taxId}" FROM rows_${index}`);
    if (code !== null) await db.run(`INSERT INTO seen_codes SELECT DISTINCT "${code}" FROM rows_${index}`);
  }
  await db.run(readFileSync(new URL('tenfold.sql', import.meta.url), 'utf8'));
  const packed: Promise<string>[] = [];
  for (const [index, file] of files.entries()) {
    for (let copy = 0; copy < copies; copy++) {
      const plain = await writeCopy(db, index, file, copy, folder);
      packed.push(pack(plain));
      if (packed.length > 2) await packed.at(-3); // plain files are large: few of them at a time
    }
  }
  db.close();
  return Promise.all(packed);
}

async function writeCopy(
  db: Duckdb,
  index: number,
  file: string,
  copy: number,
  folder: string,
): Promise<string> {
  const path = join(folder, basename(file, '.gz').replace(/\.(jsonl|csv)$/u, `-x${copy}.$1`));
  const { taxId, supplier, agency, code } = columnsOf(file);
  const changed = [
    `new_project("รหัสโครงการ", ${copy}) AS "รหัสโครงการ"`,
    `coalesce(i.new_id, "${taxId}") AS "${taxId}"`,
    `new_name("${supplier}", "${taxId}", ${copy}) AS "${supplier}"`,
    `new_agency("${agency}", ${copy}) AS "${agency}"`,
    ...(code === null ? [] : [`coalesce(c.new_code, "${code}") AS "${code}"`]),
  ];
  const ids = `LEFT JOIN new_ids AS i ON i.copy = ${copy} AND i.id = r."${taxId}"`;
  const codes = code === null ? '' : `LEFT JOIN new_codes AS c ON c.copy = ${copy} AND c.code = r."${code}"`;
  const query = `SELECT r.* REPLACE (${changed.join(', ')}) FROM rows_${index} AS r ${ids} ${codes}`;
  await db.run(
    `COPY (${query}) TO ${sqlText(path)} (${isJson(file) ? 'FORMAT json' : 'FORMAT csv, HEADER'})`,
  );
  return path;
}

async function pack(path: string): Promise<string> {
  await pipeline(createReadStream(path), createGzip({ level: 1 }), createWriteStream(`${path}.gz`));
  rmSync(path);
  return `${path}.gz`;
}
