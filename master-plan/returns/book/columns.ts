/**
 * Columns of the workbook in which a return is filled in offline. The first row of a sheet has these codes, the same
 * in every language; the second says them in words. Columns may stand in any order; nothing is joined in one cell.
 */
import type { Texts } from '#kernel/texts.ts';
import { projectCells, valueCells, type longest } from '../typed.ts';

/** What a cell holds. What is said for people is not read again. */
export type CellKind = 'said' | 'code' | 'text' | 'figure' | 'day' | 'tick';

export interface BookColumn {
  id: string;
  kind: CellKind;
}

const kinds: Partial<Record<(typeof valueCells)[number] | (typeof projectCells)[number], CellKind>> = {
  given: 'code',
  guideline: 'code',
  a: 'figure',
  b: 'figure',
  beginsOn: 'day',
  endsOn: 'day',
  received1: 'figure',
  spent1: 'figure',
  received2: 'figure',
  spent2: 'figure',
  target: 'figure',
  result: 'figure',
  beneficiaries: 'figure',
  countedElsewhere: 'figure',
};

const cell = (id: keyof typeof longest): BookColumn => ({ id, kind: kinds[id] ?? 'text' });
const said = (id: string): BookColumn => ({ id, kind: 'said' });
const code = (id: string): BookColumn => ({ id, kind: 'code' });

export const partColumns = ['part1', 'part2', 'part3'] as const;
const [title, ...rest] = projectCells;

/** By sheet; of these a book to be read has one at least. */
export const bookColumns = {
  values: [
    code('return'),
    said('body'),
    said('quarter'),
    code('indicator'),
    said('asked'),
    said('partA'),
    said('partB'),
    ...valueCells.map(cell),
  ],
  projects: [
    code('return'),
    said('body'),
    said('quarter'),
    code('project'),
    cell(title),
    ...partColumns.map((id): BookColumn => ({ id, kind: 'tick' })),
    ...rest.map(cell),
  ],
} as const satisfies Record<string, readonly BookColumn[]>;

export type BookSheetName = keyof typeof bookColumns;
export const bookSheetNames = ['values', 'projects'] as const satisfies BookSheetName[];

/** How a tick is written by us; read are some more. */
export const tick = 'x';
export const isTick = (text: string): boolean | null =>
  /^(?:x|1|true|yes|ใช่|✓|✔)$/iu.test(text) ? true : /^(?:0|false|no|ไม่ใช่|-|)$/iu.test(text) ? false : null;

/** Headings that are no cell of the form. */
export const bookText = {
  th: {
    return: 'รหัสแบบรายงาน (ห้ามแก้)',
    body: 'หน่วยงาน',
    quarter: 'ไตรมาส',
    indicator: 'รหัสตัวชี้วัด (ห้ามแก้)',
    asked: 'ตัวชี้วัด (หน่วยนับ)',
    partA: 'ช่อง a คือ',
    partB: 'ช่อง b คือ',
    given: 'เว้นว่าง หรือ not_applicable = ไม่เกี่ยวข้อง',
    a: 'ตัวเลข a',
    b: 'ตัวเลข b',
    project: 'รหัสโครงการ (โครงการใหม่เว้นว่าง)',
    part1: 'ส่วนที่ 1 (x)',
    part2: 'ส่วนที่ 2 (x)',
    part3: 'ส่วนที่ 3 (x)',
  },
  en: {
    return: 'Return (do not change)',
    body: 'Body',
    quarter: 'Quarter',
    indicator: 'Indicator (do not change)',
    asked: 'Indicator (unit)',
    partA: 'What a is',
    partB: 'What b is',
    given: 'Empty, or not_applicable',
    a: 'Figure a',
    b: 'Figure b',
    project: 'Project (empty for a new one)',
    part1: 'Part 1 (x)',
    part2: 'Part 2 (x)',
    part3: 'Part 3 (x)',
  },
} as const satisfies Texts;
