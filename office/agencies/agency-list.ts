/**
 * A list of agencies as somebody keeps it, CSV or XLSX, read into rows for takeInAgencies. The heading
 * row says which column is which, in Thai or English; only the name must be there. What the file packs,
 * and how large it may grow, is bounded before anything is parsed (platform/files).
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold, foldBare } from '#kernel/thai-text.ts';
import { openSources } from '#platform/files/open-sources.ts';
import { spool } from '#platform/files/spool.ts';
import { splitCells } from '#platform/files/csv-cells.ts';
import { readProvinceSpellings } from '#office/territory/files.ts';
import { unreadableList } from './problems.ts';
import { agencyTypes } from './kinds.ts';
import type { IncomingAgency } from './take-in.ts';

/** Larger lists are not lists of agencies: the country has some 64,000 buying units. */
const limits = { maxRows: 100_000 };

const headings = {
  code: ['รหัสหน่วยงาน', 'รหัส', 'agency code', 'code', 'agency_id'],
  name: ['ชื่อหน่วยงาน', 'หน่วยงาน', 'agency name', 'agency', 'name'],
  type: ['ประเภทหน่วยงาน', 'ประเภท', 'agency type', 'type'],
  province: ['จังหวัด', 'province'],
  district: ['อำเภอ', 'เขต/อำเภอ', 'district'],
} as const;
type Column = keyof typeof headings;

export interface AgencyList {
  /** In the order of the file; `province_iso` is what the province's spelling means, else the text as it stands. */
  rows: IncomingAgency[];
  /** Lines that could not be read at all. */
  unreadable: { line: number; reason: string }[];
}

/** @throws Problem agency.list, files.not_found … */
export async function readAgencyList(path: string): Promise<AgencyList> {
  const folder = await mkdtemp(join(tmpdir(), 'truatkhap-agencies-'));
  try {
    for await (const source of openSources([path])) return await readSource(await spool(source, folder));
    throw unreadableList('unreadable');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readSource(spooled: Awaited<ReturnType<typeof spool>>): Promise<AgencyList> {
  if (spooled.format !== 'csv' || spooled.header.length === 0) throw unreadableList('unreadable');
  if (spooled.recordCount > limits.maxRows) throw unreadableList('unreadable');
  const columns = columnsOf(spooled.header);
  if (columns.name === undefined) throw unreadableList('no_name_column');
  const unreadable = spooled.faults.map(({ line, reason }) => ({ line, reason }));
  if (spooled.recordCount + unreadable.length === 0) throw unreadableList('no_rows');
  const lines = (await readFile(spooled.path, 'utf8')).split('\n').filter((line) => line !== '');
  const provinces = new Map(readProvinceSpellings().map(([text, iso]) => [provinceKey(text), iso]));
  return { rows: lines.map((line) => rowOf(splitCells(line, ',').slice(1), columns, provinces)), unreadable };
}

function columnsOf(header: readonly string[]): Partial<Record<Column, number>> {
  const folded = header.map((cell) => fold(cell).toLowerCase());
  const found: Partial<Record<Column, number>> = {};
  for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][]) {
    const index = folded.findIndex((cell) => names.includes(cell));
    if (index >= 0) found[column] = index;
  }
  return found;
}

function rowOf(
  cells: readonly string[],
  columns: Partial<Record<Column, number>>,
  provinces: ReadonlyMap<string, string>,
): IncomingAgency {
  const cell = (column: Column): string => {
    const index = columns[column];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const province = cell('province');
  const iso = province === '' ? null : (provinces.get(provinceKey(province)) ?? province);
  return {
    agency_id: idOf(cell('code'), cell('name'), iso),
    name: cell('name'),
    type: typeOf(cell('type'), cell('name')),
    province_iso: iso,
    district: cell('district') || null,
  };
}

const provinceKey = (text: string): string =>
  foldBare(text)
    .replace(/^(จังหวัด|จ\.)/u, '')
    .replace(/province$/u, '')
    .replaceAll('.', '');

/** An e-GP code is the same agency as in the contract data; without a code the name and province are the key. */
function idOf(code: string, name: string, iso: string | null): string {
  if (code.startsWith('agency:')) return code;
  if (code !== '') return `agency:egp:${fold(code).replace(/\s/gu, '')}`;
  const key = createHash('sha256')
    .update(`${foldBare(name)}|${iso ?? ''}`)
    .digest('hex')
    .slice(0, 12);
  return `agency:office:name:${key}`;
}

/** The kind by its own word, else as the name begins; null where neither tells. */
function typeOf(text: string, name: string): string | null {
  const wanted = fold(text).toLowerCase();
  for (const [type, words] of Object.entries(agencyTypes)) {
    if ([type, words.th, words.en.toLowerCase()].includes(wanted)) return type;
  }
  return beginnings.find(([start]) => start.test(fold(name)))?.[1] ?? null;
}

const beginnings: [RegExp, string][] = [
  [/^(องค์การบริหารส่วนตำบล|อบต\.?)/u, 'tao'],
  [/^(องค์การบริหารส่วนจังหวัด|อบจ\.?)/u, 'pao'],
  [/^เทศบาลตำบล/u, 'subdistrict_municipality'],
  [/^เทศบาลเมือง/u, 'town_municipality'],
  [/^เทศบาลนคร/u, 'city_municipality'],
  [/^ศูนย์พัฒนาเด็กเล็ก/u, 'child_centre'],
  [/^โรงเรียน/u, 'school'],
  [/^โรงพยาบาล/u, 'hospital'],
  [/^มหาวิทยาลัย/u, 'university'],
  [/^ที่ว่าการอำเภอ/u, 'district_office'],
  [/^กรม/u, 'department'],
];
