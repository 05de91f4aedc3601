/**
 * A list of ITA results as somebody keeps it, CSV or XLSX, read into rows. The heading says which column is which, in
 * Thai or English, in any order. What the file packs, and how large it may grow, is bounded before anything is parsed.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold, foldBare, toArabicDigits } from '#kernel/thai-text.ts';
import { readProvinceSpellings } from '#office/territory/files.ts';
import { splitCells } from '#platform/files/csv-cells.ts';
import { openSources } from '#platform/files/open-sources.ts';
import { spool } from '#platform/files/spool.ts';
import { unreadableList, type RowFault } from './problems.ts';

const MiB = 1024 * 1024;
export const largestList = MiB;
const mostRows = 20_000;
const limits = {
  maxInflatedBytes: 32 * MiB,
  bombFloorBytes: 4 * MiB,
  maxZipMembers: 200,
  maxXlsxBytes: largestList,
  maxXlsxInflatedBytes: 64 * MiB,
  maxXlsxTextBytes: 16 * MiB,
  maxXlsxRows: mostRows + 100,
  maxXlsxColumns: 100,
};

const headings = {
  code: ['รหัสหน่วยงาน', 'agency code', 'agency_id'],
  name: ['หน่วยงาน', 'ชื่อหน่วยงาน', 'agency', 'body'],
  province: ['จังหวัด', 'province'],
  score: ['คะแนน', 'คะแนน ita', 'คะแนนรวม', 'score', 'ita score'],
  level: ['ระดับ', 'ระดับผลการประเมิน', 'ผลการประเมิน', 'level', 'rating'],
} as const;
type Column = keyof typeof headings;

export interface ItaRow {
  line: number;
  code: string;
  name: string;
  /** TH-73; null where the list does not say. */
  provinceIso: string | null;
  /** Exact decimal digits, from 0 to 100 with at most two decimals. */
  score: string;
  level: string | null;
}

/** A list that was read from its file. Only `read` makes one. */
export class ItaList {
  readonly rows: readonly ItaRow[];
  readonly faults: readonly RowFault[];

  private constructor(rows: readonly ItaRow[], faults: readonly RowFault[]) {
    this.rows = rows;
    this.faults = faults;
  }

  /** @throws Problem ita.list_unreadable */
  static async read(bytes: Uint8Array): Promise<ItaList> {
    if (bytes.length === 0 || bytes.length > largestList) throw unreadableList();
    const folder = await mkdtemp(join(tmpdir(), 'truatkhap-ita-'));
    try {
      const path = join(folder, 'list');
      await writeFile(path, bytes, { mode: 0o600 });
      for await (const source of openSources([path], limits)) {
        const spooled = await spool(source, folder, limits);
        const isTable = spooled.format === 'csv' && spooled.header.length > 0 && spooled.recordCount <= mostRows;
        if (!isTable) throw unreadableList();
        const lines = (await readFile(spooled.path, 'utf8')).split('\n').filter((line) => line !== '');
        const faults: RowFault[] = spooled.faults.map(({ line }) => ({ line, fault: 'อ่านแถวนี้ไม่ได้ · This row cannot be read' }));
        const rows = rowsOf(spooled.header, lines, (record) => spooled.lineOf(record), faults);
        return new ItaList(rows, faults);
      }
      throw unreadableList();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } // prettier-ignore
}

function rowsOf(
  header: readonly string[],
  lines: readonly string[],
  lineOf: (record: number) => number,
  faults: RowFault[],
): ItaRow[] {
  const folded = header.map((cell) => fold(cell).toLowerCase().replace(/\s+/gu, ' ').trim());
  const place = (column: Column) =>
    folded.findIndex((cell) => (headings[column] as readonly string[]).includes(cell));
  if (place('name') < 0 || place('score') < 0) throw unreadableList();
  const provinces = new Map(readProvinceSpellings().map(([text, iso]) => [provinceKey(text), iso]));
  return lines.flatMap((text, record): ItaRow[] => {
    const cells = splitCells(text, ',').slice(1);
    const cell = (column: Column) => (cells[place(column)] ?? '').trim();
    const line = lineOf(record);
    if (cell('name') === '' && cell('score') === '') return [];
    const score = scoreOf(cell('score'));
    const province = cell('province');
    const provinceIso = province === '' ? null : (provinces.get(provinceKey(province)) ?? null);
    const fault = (words: string) => {
      faults.push({ line, fault: words });
      return [];
    };
    if (cell('name') === '') return fault('ไม่มีชื่อหน่วยงาน · The body’s name is missing');
    if (score === null) return fault(`คะแนน "${cell('score').slice(0, 20)}" ไม่ใช่ 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง · The score "${cell('score').slice(0, 20)}" is not from 0 to 100 with at most two decimals`);
    if (province !== '' && provinceIso === null) return fault(`ไม่รู้จักจังหวัด "${province.slice(0, 40)}" · No such province: "${province.slice(0, 40)}"`);
    return [{ line, code: cell('code'), name: cell('name'), provinceIso, score, level: cell('level').slice(0, 60) || null }];
  });
} // prettier-ignore

const provinceKey = (text: string): string =>
  foldBare(text)
    .replace(/^(จังหวัด|จ\.)/u, '')
    .replaceAll('.', '');

/** '๘๙.๔๓' → '89.43'; what is no score is null. */
export function scoreOf(text: string): string | null {
  const digits = toArabicDigits(text).trim();
  if (!/^\d{1,3}(?:\.\d{1,2})?$/u.test(digits)) return null;
  return Number(digits) <= 100 ? digits : null;
}
