/**
 * Writes the demonstration world as files in the real layouts, one province a file as the search API
 * gives them, and the departments' bodies in the published file. Together they show every way in
 * which files arrive: JSON Lines, a JSON array, CSV in UTF-8 and windows-874, gzip, zip, a sample.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '#seed/world.ts';
import { csv, gzip, windows874, zip } from '#seed/bytes.ts';
import {
  apiRows,
  faultyRows,
  numbered,
  publishedHeader,
  publishedRows,
  shortShape,
  statusInDate,
  type ApiRow,
  type Numbered,
} from '#seed/layouts.ts';

/** When the demonstration files are said to have been taken from their source. */
export const demonstrationAsAt = '2025-11-15';

/** The child centre whose rows the API gives in its short shape. */
const shortShapeAgency = 'child_centre-73-1';

export interface DemonstrationFile {
  name: string;
  content: Buffer | string;
}

function jsonLines(rows: readonly ApiRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** How each province's rows arrive; the others come as plain JSON Lines. */
const asFile: Record<string, (rows: readonly ApiRow[]) => DemonstrationFile> = {
  '71': (rows) => ({ name: 'winners-71.jsonl.gz', content: gzip(jsonLines(rows)) }),
  '72': (rows) => ({ name: 'winners-72.zip', content: zip('winners-72.jsonl', jsonLines(rows)) }),
  '74': (rows) => ({
    name: 'winners-74.json',
    content: `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
  }),
  '75': (rows) => ({ name: 'winners-75.jsonl', content: jsonLines(rows) + faultyLines(rows) }),
  '77': (rows) => ({
    name: 'winners-77-windows874.csv',
    content: windows874(csv([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))], '\r\n')),
  }),
  '80': (rows) => ({ name: 'winners-80.jsonl.gz', content: gzip(jsonLines(rows)) }),
  '81': (rows) => ({ name: 'winners-81-sample.jsonl', content: jsonLines(rows) }),
};

/** Broken copies of sound rows under project numbers of their own, so that no sound row is touched. */
function faultyLines(rows: readonly ApiRow[]): string {
  const withId = rows.filter((row) => row['เลขนิติบุคคล'] !== '').slice(0, 12);
  const copies = withId.map((row, index) => ({
    ...row,
    รหัสโครงการ: `680109999${String(index).padStart(2, '0')}`,
  }));
  return faultyRows(copies)
    .map((line) => `${line}\n`)
    .join('');
}

/** The rows of one province, each agency's first code before its second; one row in 70 has a status for a date. */
function provinceRows(ofProvince: readonly Numbered[]): ApiRow[] {
  const rows: ApiRow[] = [];
  for (const one of ofProvince) {
    const { agency, story } = one.purchase;
    const all = [agency.code, agency.secondCode].flatMap((code) => (code === null ? [] : apiRows(one, code)));
    const spoilt = Number(one.projectId.slice(-4)) % 70 === 0 && story === null;
    rows.push(
      ...all.map((row) =>
        agency.key === shortShapeAgency ? shortShape(row) : spoilt ? statusInDate(row) : row,
      ),
    );
  }
  return rows;
}

/** The demonstration files in memory, in the order of their names' provinces, the published file last. */
export function demonstrationFiles(world: World): DemonstrationFile[] {
  const all = numbered(world.purchases);
  const files = [...new Set(world.agencies.map((agency) => agency.province.code))].map((code) => {
    const rows = provinceRows(
      all.filter(({ purchase: { agency } }) => agency.province.code === code && agency.layout === 'api'),
    );
    return asFile[code]?.(rows) ?? { name: `winners-${code}.jsonl`, content: jsonLines(rows) };
  });
  let number = 1;
  const published = all
    .filter(({ purchase }) => purchase.agency.layout === 'published')
    .flatMap((one) => {
      const rows = publishedRows(one, number);
      number += rows.length;
      return rows;
    });
  return [
    ...files,
    { name: 'contracts-as-published.csv', content: `\uFEFF${csv([publishedHeader, ...published])}` },
  ];
}

/** Writes the files into `folder` (made when it is missing) and returns their paths. */
export function writeWorld(world: World, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return demonstrationFiles(world).map(({ name, content }) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}
