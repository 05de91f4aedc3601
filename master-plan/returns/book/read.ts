/**
 * A workbook as it was handed in: which cells stand under which heading, and what no form can take, told with its
 * sheet and cell. What the cells mean for a return is decided in pages.ts.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spoolLimits, UnreadableSource, type SpoolLimits } from '#platform/files/limits.ts';
import { columnLetters, openWorkbook, type SheetRow, type Workbook } from '#platform/files/xlsx-sheets.ts';
import { bookColumns, bookSheetNames, type BookColumn, type BookSheetName } from './columns.ts';
import { noBookSheets, unreadableBook, type CellFault } from './problems.ts';

const MiB = 1024 * 1024;
/** The largest book: some 50,000 rows of projects with their words. */
export const largestBook = 24 * MiB;
const limits: SpoolLimits = {
  ...spoolLimits,
  maxZipMembers: 500,
  maxXlsxBytes: largestBook,
  maxXlsxInflatedBytes: 384 * MiB,
  maxXlsxTextBytes: 96 * MiB,
  maxXlsxRows: 120_000,
  maxXlsxColumns: 300,
};

export interface BookLine {
  row: number;
  /** By the column's code, without white space around it; none where the column is missing or a fault stands there. */
  cells: Readonly<Record<string, string>>;
}

export interface BookSheet {
  /** As people see it. */
  name: string;
  /** Letters by the column's code. */
  letters: Readonly<Record<string, string>>;
  lines: readonly BookLine[];
}

/** A workbook that was read from its file. Only `read` makes one: what it holds, a form cannot claim. */
export class ReturnBook {
  readonly sha256: string;
  readonly sheets: Readonly<Partial<Record<BookSheetName, BookSheet>>>;
  readonly faults: readonly CellFault[];

  private constructor(sha256: string, { sheets, faults }: Reading) {
    this.sha256 = sha256;
    this.sheets = sheets;
    this.faults = faults;
  }

  get rowCount(): number {
    return bookSheetNames.reduce((sum, name) => sum + (this.sheets[name]?.lines.length ?? 0), 0);
  }

  /** @throws Problem returns.book_unreadable, returns.book_no_sheets */
  static async read(bytes: Uint8Array): Promise<ReturnBook> {
    if (bytes.length === 0 || bytes.length > largestBook) throw unreadableBook('xlsx_too_large');
    const folder = await mkdtemp(join(tmpdir(), 'truatkhap-book-'));
    try {
      const path = join(folder, 'book.xlsx');
      await writeFile(path, bytes, { mode: 0o600 });
      const reading = new Reading();
      const workbook = await openWorkbook(path, limits);
      for await (const row of workbook.rows) reading.take(row);
      reading.refuseMerged(workbook);
      if (bookSheetNames.every((name) => reading.sheets[name] === undefined)) throw noBookSheets();
      return new ReturnBook(createHash('sha256').update(bytes).digest('hex'), reading);
    } catch (error) {
      throw error instanceof UnreadableSource ? unreadableBook(error.reason) : error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

interface OpenSheet {
  kind: BookSheetName;
  sheet: { name: string; letters: Record<string, string>; lines: BookLine[] };
  /** Code of the column by its place from 0. */
  codes: (string | undefined)[];
  headingRow: number;
}

/** Rows before a heading: people put a title above a table. */
const headingSearch = 20;

class Reading {
  readonly sheets: Partial<Record<BookSheetName, OpenSheet['sheet']>> = {};
  readonly faults: CellFault[] = [];
  private open: OpenSheet | null = null;
  private readonly opened: OpenSheet[] = [];
  private current = '';

  take(row: SheetRow): void {
    if (row.sheet !== this.current) {
      this.current = row.sheet;
      this.open = null;
    }
    if (this.open) this.line(this.open, row);
    else if (row.row <= headingSearch) this.open = this.heading(row);
  }

  /** The row of codes opens a sheet. */
  private heading({ sheet, row, cells }: SheetRow): OpenSheet | null {
    const texts = cells.map(({ text }) => text.trim());
    const kind = bookSheetNames.find((name) =>
      keysOf(name).every((key) => texts.includes(key)),
    );
    if (!kind) return null;
    const known = new Set(bookColumns[kind].map(({ id }) => id));
    const letters: Record<string, string> = {};
    const codes = texts.map((text, at) => {
      if (!known.has(text)) return undefined;
      const letter = columnLetters(at + 1);
      if (letters[text] !== undefined)
        this.fault(sheet, `${letter}${row}`, `หัวคอลัมน์ "${text}" ซ้ำกับ ${letters[text]}${row} · The heading "${text}" stands twice, in ${letters[text]}${row} too`);
      letters[text] = letter;
      return text;
    }); // prettier-ignore
    for (const { id } of bookColumns[kind].filter(isRead))
      if (letters[id] === undefined)
        this.fault(sheet, `A${row}`, `ไม่มีคอลัมน์ "${id}" · The column "${id}" is missing`);
    if (this.sheets[kind])
      this.fault(sheet, `A${row}`, `ตารางนี้มีอยู่แล้วในแผ่น "${this.sheets[kind].name}" · This table stands in the sheet "${this.sheets[kind].name}" already`);
    const open: OpenSheet = { kind, sheet: { name: sheet, letters, lines: [] }, codes, headingRow: row };
    this.sheets[kind] ??= open.sheet;
    this.opened.push(open);
    return open;
  } // prettier-ignore

  private line({ kind, sheet, codes, headingRow }: OpenSheet, { row, cells }: SheetRow): void {
    const line: Record<string, string> = {};
    for (const [at, { text, fault }] of cells.entries()) {
      const code = codes[at];
      if (code === undefined) continue;
      if (fault !== null && isRead(bookColumns[kind].find(({ id }) => id === code)!))
        this.fault(sheet.name, `${columnLetters(at + 1)}${row}`, cellFaults[fault]);
      // A cell that was told above is told once.
      line[code] = fault === null ? text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim() : '';
    }
    // The words below the codes are no line of the return.
    if (row === headingRow + 1 && !isCodeOfReturn(line['return'] ?? '') && /^(?:รหัสแบบรายงาน|Return)/u.test(line['return'] ?? '')) return;
    const isEmpty = bookColumns[kind].filter(isRead).every(({ id }) => (line[id] ?? '') === '');
    if (!isEmpty) sheet.lines.push({ row, cells: line });
  } // prettier-ignore

  /** Merged cells hold one value for several rows: which of them it is of, nobody can say. */
  refuseMerged({ merged }: Workbook): void {
    for (const { sheet, range } of merged) {
      const open = this.opened.find((one) => one.sheet.name === sheet);
      const rows = [...range.matchAll(/\d+/gu)].map(Number);
      if (open && rows.some((row) => row > open.headingRow))
        this.fault(sheet, range, 'เซลล์ถูกผสานกัน ให้ยกเลิกการผสานแล้วใส่ค่าในทุกเซลล์ · These cells are merged: unmerge them and put the value in each');
    }
  } // prettier-ignore

  private fault(sheet: string, cell: string, fault: string): void {
    this.faults.push({ sheet, cell, fault });
  }
}

/** What tells a sheet from others. */
const keysOf = (name: BookSheetName): readonly string[] =>
  name === 'values' ? ['return', 'indicator'] : ['return', 'project'];

export const isRead = ({ kind }: BookColumn): boolean => kind !== 'said';
export const isCodeOfReturn = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);

const cellFaults = {
  formula: 'เป็นสูตร ให้คัดลอกแล้ววางเป็นค่า · This is a formula: copy it and paste its value',
  error: 'เซลล์นี้มีข้อผิดพลาดของโปรแกรมตาราง เช่น #REF! · The spreadsheet shows an error here, like #REF!',
} as const;
