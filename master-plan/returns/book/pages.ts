/**
 * What a workbook says of each return, read beside what is filled in there: each fault at its cell, and what would
 * change. A cell that means the same as before keeps how it was typed. Rows of projects are the whole list of their
 * return; a return of which the book has no project row keeps its projects.
 */
import { randomUUID } from 'node:crypto';
import { parseBaht } from '#kernel/baht.ts';
import { parseThaiDate } from '#kernel/thai-date.ts';
import { notADay, notAFigure } from '../read-return.ts';
import {
  emptyProject,
  emptyValue,
  longest,
  mostProjects,
  projectCells,
  valueCells,
  type TypedProject,
  type TypedReturn,
} from '../typed.ts';
import { bookColumns, isTick, partColumns, type BookSheetName } from './columns.ts';
import type { CellFault } from './problems.ts';
import { isCodeOfReturn, type BookLine, type BookSheet, type ReturnBook } from './read.ts';

/** A return that the reader may fill in now. */
export interface OpenReturn {
  id: string;
  typed: TypedReturn;
  asked: ReadonlySet<string>;
  /** Why nothing may be filled in; null where it may. */
  closed: string | null;
}

export interface Change {
  /** An indicator's id, or a project's title. */
  of: string;
  kind: 'value' | 'project';
  /** Null where the whole project came or went. */
  cell: string | null;
  before: string;
  after: string;
}

export interface BookPage {
  returnId: string;
  typed: TypedReturn;
  changes: Change[];
}

type Cell = (typeof valueCells)[number] | (typeof projectCells)[number];

class Line {
  readonly sheet: BookSheet;
  readonly line: BookLine;
  private readonly faults: CellFault[];

  constructor(sheet: BookSheet, line: BookLine, faults: CellFault[]) {
    this.sheet = sheet;
    this.line = line;
    this.faults = faults;
  }

  at(column: string): string {
    return `${this.sheet.letters[column] ?? 'A'}${this.line.row}`;
  }

  text(column: string): string {
    return this.line.cells[column] ?? '';
  }

  fault(column: string, fault: string): void {
    this.faults.push({ sheet: this.sheet.name, cell: this.at(column), fault });
  }
}

/** @param open the returns that the book names and the reader may see, by id */
export function pagesOf(
  book: ReturnBook,
  open: ReadonlyMap<string, OpenReturn>,
  guidelines: ReadonlySet<string>,
): { pages: BookPage[]; faults: CellFault[] } {
  const faults = [...book.faults];
  const values = linesByReturn(book, 'values', open, faults);
  const projects = linesByReturn(book, 'projects', open, faults);
  const pages: BookPage[] = [];
  for (const [id, one] of open) {
    const of = { values: values.get(id), projects: projects.get(id) };
    if (!of.values && !of.projects) continue;
    const typed: TypedReturn = {
      values: of.values ? valuesOf(of.values, one) : one.typed.values,
      projects: of.projects ? projectsOf(of.projects, one, guidelines) : one.typed.projects,
    };
    pages.push({ returnId: id, typed, changes: changesOf(one.typed, typed) });
  }
  return { pages: pages.filter(({ changes }) => changes.length > 0), faults };
}

/** Which returns a book names, in its order. */
export function returnsIn(book: ReturnBook): string[] {
  const named = new Set<string>();
  for (const sheet of Object.values(book.sheets))
    for (const { cells } of sheet.lines)
      if (isCodeOfReturn(cells['return'] ?? '')) named.add(cells['return']!);
  return [...named];
}

function linesByReturn(
  { sheets }: ReturnBook,
  name: BookSheetName,
  open: ReadonlyMap<string, OpenReturn>,
  faults: CellFault[],
): Map<string, Line[]> {
  const by = new Map<string, Line[]>();
  const sheet = sheets[name];
  const told = new Set<string>();
  for (const one of sheet?.lines ?? []) {
    const line = new Line(sheet!, one, faults);
    const id = line.text('return');
    const known = open.get(id);
    if (id === '') line.fault('return', 'ไม่มีรหัสแบบรายงาน คัดลอกจากแถวอื่นของหน่วยงานเดียวกัน · The code of the return is missing: copy it from another row of the same body');
    else if (!known) line.fault('return', 'ไม่พบแบบรายงานนี้ หรือไม่ใช่ของหน่วยงานท่าน · There is no such return, or it is not of your body');
    else if (known.closed !== null) {
      if (!told.has(id)) line.fault('return', known.closed);
      told.add(id);
    } else {
      by.set(id, by.get(id) ?? []);
      by.get(id)!.push(line);
    }
  }
  return by;
} // prettier-ignore

function valuesOf(lines: readonly Line[], { typed, asked }: OpenReturn): TypedReturn['values'] {
  const values = { ...typed.values };
  const seen = new Map<string, string>();
  for (const line of lines) {
    const id = line.text('indicator');
    if (!asked.has(id)) {
      line.fault('indicator', `ไตรมาสนี้ไม่ได้ถามตัวชี้วัดรหัส "${shortened(id)}" · The quarter does not ask for an indicator "${shortened(id)}"`);
      continue;
    }
    if (seen.has(id)) line.fault('indicator', `ซ้ำกับ ${seen.get(id)} · The same as in ${seen.get(id)}`);
    seen.set(id, line.at('indicator'));
    const before = values[id] ?? emptyValue;
    const cells = cellsOf(line, 'values', valueCells, before);
    if (!['', 'value', 'not_applicable'].includes(cells.given))
      line.fault('given', 'ใส่ not_applicable หรือเว้นว่าง · Write not_applicable, or nothing');
    values[id] = cells;
  }
  return values;
} // prettier-ignore

function projectsOf(
  lines: readonly Line[],
  { typed }: OpenReturn,
  guidelines: ReadonlySet<string>,
): TypedProject[] {
  const before = new Map(typed.projects.map((one) => [one.id, one]));
  const seen = new Map<string, string>();
  return lines.map((line, at) => {
    if (at === mostProjects)
      line.fault('title', `แบบรายงานหนึ่งฉบับมีได้ไม่เกิน ${mostProjects} โครงการ · A return holds at most ${mostProjects} projects`);
    const given = line.text('project');
    if (given !== '' && !isCodeOfReturn(given))
      line.fault('project', 'ไม่ใช่รหัสโครงการ โครงการใหม่ให้เว้นว่าง · This is no code of a project: leave it empty for a new one');
    if (given !== '' && seen.has(given)) line.fault('project', `ซ้ำกับ ${seen.get(given)} · The same as in ${seen.get(given)}`);
    seen.set(given, line.at('project'));
    const id = isCodeOfReturn(given) ? given : randomUUID();
    const cells = cellsOf(line, 'projects', projectCells, before.get(id) ?? emptyProject(id));
    if (cells.guideline !== '' && !guidelines.has(cells.guideline))
      line.fault('guideline', `แผนไม่มีแนวทางรหัส "${shortened(cells.guideline)}" ดูแผ่น guidelines · The plan has no guideline "${shortened(cells.guideline)}": see the sheet guidelines`);
    return { ...cells, id, parts: partsOf(line) };
  });
} // prettier-ignore

function partsOf(line: Line): TypedProject['parts'] {
  return partColumns.flatMap((column, at): TypedProject['parts'] => {
    const ticked = isTick(line.text(column));
    if (ticked === null) line.fault(column, 'ใส่ x หรือเว้นว่าง · Write x, or nothing');
    return ticked === true ? [String(at + 1) as '1' | '2' | '3'] : [];
  });
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The cells of a line; one that cannot be read is told, one that means what stood there stays as it was typed. */
function cellsOf<Name extends Cell>(
  line: Line,
  sheet: BookSheetName,
  names: readonly Name[],
  before: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const kinds = new Map<string, string>(bookColumns[sheet].map(({ id, kind }) => [id, kind]));
  return Object.fromEntries(
    names.map((name) => {
      if (line.sheet.letters[name] === undefined) return [name, before[name]]; // told at the heading
      const text = line.text(name);
      if (text.length > longest[name])
        line.fault(name, `ยาวเกิน ${longest[name]} ตัวอักษร · Longer than ${longest[name]} characters`);
      const kind = kinds.get(name)!;
      if (kind === 'figure') readFigure(line, name, text);
      if (kind === 'day') readDay(line, name, text);
      return [name, isSame(kind, before[name], text) ? before[name] : text];
    }),
  ) as Record<Name, string>;
}

function readFigure(line: Line, name: string, text: string): void {
  if (text === '') return;
  const parsed = parseBaht(text);
  if (!parsed.ok && parsed.reason !== 'empty')
    line.fault(name, notAFigure[parsed.reason] ?? notAFigure.not_a_number);
}

function readDay(line: Line, name: string, text: string): void {
  if (text === '') return;
  const parsed = parseThaiDate(text);
  if (!parsed.ok && parsed.reason !== 'empty') line.fault(name, notADay[parsed.reason] ?? notADay.not_a_date);
}

/** '1,234.50' and '1234.5' are the same figure; '1 ต.ค. 2569' and '2026-10-01' the same day. */
function isSame(kind: string, before: string, after: string): boolean {
  if (before.trim() === after) return true;
  if (kind === 'figure') {
    const [one, other] = [parseBaht(before), parseBaht(after)];
    return one.ok && other.ok && one.satang === other.satang;
  }
  if (kind === 'day') {
    const [one, other] = [parseThaiDate(before), parseThaiDate(after)];
    return one.ok && other.ok && one.day === other.day;
  }
  return false;
}

function changesOf(before: TypedReturn, after: TypedReturn): Change[] {
  const changes: Change[] = [];
  for (const [id, value] of Object.entries(after.values))
    changes.push(...apart('value', id, valueCells, before.values[id] ?? emptyValue, value));
  const earlier = new Map(before.projects.map((one) => [one.id, one]));
  for (const project of after.projects) {
    const was = earlier.get(project.id);
    earlier.delete(project.id);
    if (!was) changes.push({ of: project.title, kind: 'project', cell: null, before: '', after: project.title });
    else
      changes.push(
        ...apart('project', project.title, projectCells, was, project),
        ...(was.parts.join() === project.parts.join() ? [] : [{ of: project.title, kind: 'project' as const, cell: 'parts', before: was.parts.join(', '), after: project.parts.join(', ') }]),
      );
  }
  for (const { title } of earlier.values())
    changes.push({ of: title, kind: 'project', cell: null, before: title, after: '' });
  return changes;
} // prettier-ignore

const apart = <Name extends string>(
  kind: Change['kind'],
  of: string,
  names: readonly Name[],
  before: Readonly<Record<Name, string>>,
  after: Readonly<Record<Name, string>>,
): Change[] =>
  names.flatMap((cell) =>
    before[cell] === after[cell] ? [] : [{ of, kind, cell, before: before[cell], after: after[cell] }],
  );
