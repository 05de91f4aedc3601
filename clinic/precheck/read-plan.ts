/** A plan as it was typed, pasted or handed in, read into drafts. Everything is bounded before it is parsed. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitCells } from '#platform/files/csv-cells.ts';
import { openSources } from '#platform/files/open-sources.ts';
import { spool } from '#platform/files/spool.ts';
import type { Planned } from '#procurement/precheck.ts';
import { cellsOf, columnsOf, usualOrder, type PlanCells, type PlanColumn } from './plan-columns.ts';
import { planLine, type FaultyCell } from './plan-line.ts';
import { emptyPlan, faultyPlan, mostLines, noHeading, tooManyLines, unreadableFile } from './problems.ts';

const MiB = 1024 * 1024;
/** The whole request is bounded to one million bytes; a packed sheet may not grow beyond this. */
const limits = {
  maxInflatedBytes: 16 * MiB,
  bombFloorBytes: 4 * MiB,
  maxZipMembers: 200,
  maxXlsxBytes: MiB,
  maxXlsxInflatedBytes: 16 * MiB,
  maxXlsxTextBytes: 8 * MiB,
  maxXlsxRows: 5_000,
  maxXlsxColumns: 200,
};
export const longestPaste = 200_000;

/** A row and where people find it: its number on the form, its line, its row in the sheet. */
export interface PlacedRow {
  at: number;
  cells: PlanCells;
}

export interface GivenPlan {
  rows: readonly PlacedRow[];
  pasted: string;
  file: { bytes: Uint8Array } | null;
}

/** Drafts are numbered from 1 through what was typed, then pasted, then handed in. @throws Problem precheck.… */
export async function readPlan(given: GivenPlan): Promise<Planned[]> {
  const rows = [
    ...given.rows.filter(({ cells }) => cells.title !== '' || cells.amount !== ''),
    ...pastedRows(given.pasted),
    ...(given.file === null ? [] : await fileRows(given.file)),
  ];
  if (rows.length === 0) throw emptyPlan();
  if (rows.length > mostLines) throw tooManyLines();
  const drafts: Planned[] = [];
  const faults: FaultyCell[] = [];
  rows.forEach(({ at, cells }, i) => {
    const read = planLine(i + 1, cells);
    if (Array.isArray(read)) faults.push(...read.map((fault) => ({ ...fault, line: at })));
    else drafts.push(read);
  });
  if (faults.length > 0) throw faultyPlan(faults);
  return drafts;
}

/** A table as a spreadsheet copies it (tabs), or with commas; a heading row is used where there is one. */
function pastedRows(text: string): PlacedRow[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  if (text.length > longestPaste || lines.length > mostLines + 20) throw tooManyLines();
  const separator = lines[0]!.includes('\t') ? '\t' : lines[0]!.includes(';') ? ';' : ',';
  return tableRows(
    lines.map((line) => splitCells(line, separator)),
    usualOrder,
    (index) => index + 1,
  );
}

/** Rows below the heading; without a heading all of them by the usual order, if there is one. */
function tableRows(
  table: readonly (readonly string[])[],
  usual: ReadonlyMap<PlanColumn, number> | null,
  rowOf: (index: number) => number,
): PlacedRow[] {
  const at = table.slice(0, 20).findIndex((row) => columnsOf(row) !== null);
  const places = at >= 0 ? columnsOf(table[at]!)! : usual;
  if (places === null) throw noHeading();
  return table
    .slice(at + 1)
    .map((row, i) => ({ at: rowOf(at + 1 + i), cells: cellsOf(row, places) }))
    .filter(({ cells }) => cells.title !== '' && !/^รวม(ทั้งสิ้น|เป็นเงิน)?$|^total$/iu.test(cells.title));
}

/** The file lies in a folder of its own for as long as it is read, and nowhere afterwards. */
async function fileRows({ bytes }: NonNullable<GivenPlan['file']>): Promise<PlacedRow[]> {
  if (bytes.byteLength > MiB) throw unreadableFile();
  const folder = await mkdtemp(join(tmpdir(), 'truatkhap-plan-'));
  try {
    const path = join(folder, 'plan');
    await writeFile(path, bytes, { mode: 0o600 });
    for await (const source of openSources([path], limits)) return await spooledRows(source, folder);
    throw unreadableFile();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spooledRows(source: Parameters<typeof spool>[0], folder: string): Promise<PlacedRow[]> {
  const spooled = await spool(source, folder, limits);
  if (spooled.format !== 'csv' || spooled.header.length === 0 || spooled.faults.length > 0)
    throw unreadableFile();
  if (spooled.recordCount > mostLines + 20) throw tooManyLines();
  const lines = (await readFile(spooled.path, 'utf8')).split('\n').filter((line) => line !== '');
  const table = [spooled.header, ...lines.map((line) => splitCells(line, ',').slice(1))];
  return tableRows(table, null, (index) => spooled.lineOf(index - 1));
}
