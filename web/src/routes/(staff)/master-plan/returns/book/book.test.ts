/**
 * Returns filled in offline: a workbook goes out and comes back without a difference, whoever saved it between; what
 * is wrong in it is told with its sheet and cell, and then nothing of it is taken in. Whole (TRUATKHAP_LONG): 250
 * returns of one body with 50,000 rows of projects.
 */
import { buffer } from 'node:stream/consumers';
import Excel from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { handInBook } from '#master-plan/returns/actions/hand-in-book.ts';
import { saveReturn } from '#master-plan/returns/actions/save.ts';
import { takeInBook } from '#master-plan/returns/actions/take-in-book.ts';
import { askedOf } from '#master-plan/returns/asked.ts';
import { begin } from '#master-plan/returns/begin.ts';
import { fillableReturns, readBook } from '#master-plan/returns/book/books.ts';
import { ReturnBook } from '#master-plan/returns/book/read.ts';
import type { Filled } from '#master-plan/returns/book/rows.ts';
import { guidelinesIn, readReturnRow } from '#master-plan/returns/queries.ts';
import { emptyProject, emptyValue, type TypedProject, type TypedReturn } from '#master-plan/returns/typed.ts';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { layRound, ratioCard, sumCard } from '#tests/laid-returns.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { layWorld } from '#tests/watch-world.ts';
import { xlsxForm } from '#web/src/downloads/xlsx.ts';
import { sheetsOf } from './sheets.ts';

const isLong = process.env['TRUATKHAP_LONG'] !== undefined;
const bodies = isLong ? 254 : 4;
// The first four are small: another program than ours works on them.
const projectsEach = 12;
const projectsOfMore = 199;
const office = officeStore();
const own = 'agency:office:laid-1';
let ids: string[];
let officer: Person;

const within = <T>(read: Parameters<typeof office.store.within<T>>[1], person = officer) =>
  office.store.within(person.viewer, read);

beforeAll(async () => {
  await seedTerritory(office.store);
  await layWorld(office);
  ids = await layRound(office, Array.from({ length: bodies + 1 }, (_, n) => `หน่วยงานสมมุติที่ ${String(n + 1).padStart(3, '0')}`));
  officer = await office.person({ role: 'agency_officer', scope: ['agency', own] });
  await office.owner(
    `INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, parent_id, kind, title_th, title_en, source) VALUES ('laid-line', 'laid-plan', 'laid-goal', 'guideline', 'แนวทางสมมุติ', 'Invented guideline', 'test')`,
  );
  // All but the last were merged into the first, which now answers for them.
  await office.owner(
    `INSERT INTO office.agency_changes (agency_id, other_agency_id, kind, before, after, effective_on, source)
     SELECT 'agency:office:laid-' || n, $1, 'merged_into', '{}', '{}', '2024-01-01', 'test' FROM generate_series(2, $2::int) AS n`,
    [own, bodies],
  );
  const drafts = [...fc.sample(draft(projectsEach), { numRuns: 4, seed: 67 }), ...fc.sample(draft(projectsOfMore), { numRuns: bodies - 4, seed: 68 })].slice(0, bodies);
  for (const [at, typed] of drafts.entries())
    await office.owner(
      `INSERT INTO office.return_drafts (quarterly_return_id, agency_id, typed, typed_by)
       SELECT quarterly_return_id, agency_id, $2, $3 FROM office.quarterly_returns WHERE quarterly_return_id = $1`,
      [ids[at], JSON.stringify(typed), officer.personId],
    );
}, 240_000); // prettier-ignore

/** Words that a spreadsheet could take for something else. */
const words = (most: number) =>
  fc.oneof(
    fc.constantFrom('', '=1+1', '+66 2 123', "'เริ่มด้วยอัญประกาศ", '00123', '1E5', '&lt;b&gt; & "คำ"', 'TRUE', '1/2/2567', '#REF!', 'บรรทัด\nสอง', '@SUM(A1)'),
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\0', '').replace(/[^\P{Cc}\n\t]/gu, '').trim()),
  ).map((text) => text.slice(0, most).toWellFormed().trim()); // prettier-ignore

const figure = fc.oneof(
  fc.constantFrom('', '0', '1,234,567.89', '9999999999999.99', '๑๒๓', '12 บาท'),
  fc.integer({ min: 0, max: 100_000_000 }).map((n) => (n / 100).toFixed(2)),
);
const day = fc.constantFrom('', '1 ต.ค. 2569', '2026-10-01', '๓๑ มกราคม ๒๕๖๗', '01/10/2569');

const project: fc.Arbitrary<TypedProject> = fc
  .tuple(fc.uuid({ version: 4 }), fc.record({ title: words(200), guideline: fc.constantFrom('', 'laid-line'), beginsOn: day, endsOn: day, received1: figure, spent1: figure, received2: figure, unit: words(60), target: figure, beneficiaries: figure.map((text) => text.slice(0, 20)), countedWhere: words(200), progress: words(400), obstacle: words(400), evidence: words(200), emenscr: words(60) }), fc.subarray(['1', '2', '3'] as const))
  .map(([id, cells, parts]) => ({ ...emptyProject(id), ...cells, parts: [...parts] })); // prettier-ignore

const draft = (projects: number): fc.Arbitrary<TypedReturn> => fc
  .tuple(fc.record({ a: figure, b: figure, comment: words(300), evidence: words(100) }), fc.uniqueArray(project, { minLength: projects, maxLength: projects, selector: ({ id }) => id }))
  .map(([cells, projects]) => ({
    values: { [sumCard]: { ...emptyValue, a: cells.a, comment: cells.comment }, [ratioCard]: { ...emptyValue, ...cells } },
    projects,
  })); // prettier-ignore

const filledNow = () =>
  within(async (tx) => {
    const filled: Filled[] = [];
    for (const row of await fillableReturns(tx))
      filled.push({ row, asked: await askedOf(tx, row.id), typed: (await begin(tx, row)).typed });
    const lines = await guidelinesIn(tx, 2567);
    return { filled, guidelines: new Map(lines.map((one) => [one.id, one])) };
  });

/** As it is downloaded, once something was done to what it holds. */
async function bookOf(change: (filled: Filled[]) => Filled[] = (same) => same): Promise<Buffer> {
  const { filled, guidelines } = await filledNow();
  return buffer(xlsxForm(sheetsOf(change(structuredClone(filled)), guidelines, 'th')));
}

/** What another program saves is small: that one breaks Thai letters of large books by itself. */
const few = (filled: Filled[]) => filled.slice(0, 4);

/** As another program saves it, once somebody worked in it. */
async function savedAnew(bytes: Buffer, work: (book: Excel.Workbook) => void = () => {}): Promise<Buffer> {
  const book = new Excel.Workbook();
  await book.xlsx.load(bytes as unknown as Excel.Buffer);
  work(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const handIn = async (bytes: Buffer, person = officer) =>
  act(office.store, person.viewer, handInBook, { book: await ReturnBook.read(bytes) });

const draftsNow = async () => (await filledNow()).filled.map(({ row, typed }) => [row.id, typed]);

interface Told {
  code: string;
  details: { count: number; fields: { field: string; fault: string }[] };
}
const faultsOf = async (bytes: Buffer): Promise<Told> => {
  const told: unknown = await handIn(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  expect(told).toMatchObject({ code: 'returns.book_faults' });
  expect(await office.owner(`SELECT FROM office.return_books`)).toEqual([]);
  return told as Told;
};

describe('a workbook', () => {
  test('goes out and comes back without a difference: as it was, saved by another program, with its columns moved', async () => {
    const before = await draftsNow();
    const bytes = await bookOf();
    const { rowCount, faults } = await ReturnBook.read(bytes);
    expect(faults).toEqual([]);
    expect(rowCount).toBe(bodies * 2 + 4 * projectsEach + (bodies - 4) * projectsOfMore);
    if (isLong) expect(rowCount).toBeGreaterThan(50_000);
    await expect(handIn(bytes)).rejects.toMatchObject({ code: 'returns.book_same' });
    const small = await bookOf(few);
    const anew = await savedAnew(small);
    await expect(handIn(anew)).rejects.toMatchObject({ code: 'returns.book_same' });
    const moved = await savedAnew(small, (book) => {
      const sheet = book.getWorksheet('projects')!;
      sheet.eachRow((row) => {
        const values = row.values as Excel.CellValue[];
        row.values = [values[0]!, ...values.slice(1, 27).concat(Array<null>(27).fill(null)).slice(0, 26).toReversed()];
      });
    });
    await expect(handIn(moved)).rejects.toMatchObject({ code: 'returns.book_same' });
    expect(await draftsNow()).toEqual(before);
  }, 600_000); // prettier-ignore

  test('shows what it would change, and takes all of it in at once', async () => {
    const before = await draftsNow();
    const added = { ...emptyProject('b0000000-0000-4000-8000-00000000000b'), title: 'โครงการใหม่สมมุติ', parts: ['3' as const] };
    const bytes = await bookOf((filled) => {
      filled[0]!.typed.values[sumCard]!.a = '77';
      filled[0]!.typed.projects.push(added);
      filled[1]!.typed.projects.shift();
      return filled;
    });
    const { id } = await handIn(bytes);
    const book = await within((tx) => readBook(tx, id));
    expect(await draftsNow()).toEqual(before);
    expect(book.pages.map(({ changeCount }) => changeCount).toSorted((x, y) => x - y)).toEqual([1, 2]);
    expect(book.pages.flatMap(({ changes }) => changes)).toContainEqual(expect.objectContaining({ of: sumCard, cell: 'a', after: '77' }));
    // Nobody else reads it, a colleague of the same body neither.
    const colleague = await office.person({ role: 'agency_officer', scope: ['agency', own] });
    await expect(within((tx) => readBook(tx, id), colleague)).rejects.toMatchObject({ code: 'office.not_found' });
    await act(office.store, officer.viewer, takeInBook, { id, version: book.version });
    const { filled } = await filledNow();
    expect(filled[0]!.typed.values[sumCard]!.a).toBe('77');
    expect(filled[0]!.typed.projects.at(-1)).toMatchObject({ title: added.title, parts: ['3'] });
    expect(filled[1]!.typed.projects).toHaveLength(projectsEach - 1);
    await expect(act(office.store, officer.viewer, takeInBook, { id, version: book.version })).rejects.toMatchObject({ code: expect.stringMatching(/stale_edit|wrong_state/u) as string });
    await expect(handIn(await bookOf())).rejects.toMatchObject({ code: 'returns.book_same' });
  }, 600_000); // prettier-ignore

  test('that somebody overtook takes nothing in, of any return', async () => {
    const bytes = await bookOf((filled) => {
      for (const one of filled) one.typed.values[ratioCard]!.comment = 'ตามไฟล์สมมุติ';
      return filled;
    });
    const { id } = await handIn(bytes);
    const last = (await filledNow()).filled.at(-1)!;
    await act(office.store, officer.viewer, saveReturn, { id: last.row.id, version: last.row.version, typed: last.typed });
    const before = await draftsNow();
    await expect(act(office.store, officer.viewer, takeInBook, { id, version: 1 })).rejects.toMatchObject({ code: 'returns.book_outdated' });
    expect(await draftsNow()).toEqual(before);
    await office.owner(`DELETE FROM office.return_books`);
  }, 600_000); // prettier-ignore

  test('with faults tells each with its sheet, its cell and the reason, and nothing of it is kept', async () => {
    const before = await draftsNow();
    const fresh = await bookOf(few);
    const at = (sheet: Excel.Worksheet, id: string) => (sheet.getRow(1).values as string[]).indexOf(id);
    const broken = await savedAnew(fresh, (book) => {
      const values = book.getWorksheet('values')!;
      const projects = book.getWorksheet('projects')!;
      const set = (sheet: Excel.Worksheet, row: number, id: string, value: Excel.CellValue) => {
        sheet.getRow(row).getCell(at(sheet, id)).value = value;
      };
      set(values, 3, 'a', { formula: 'SUM(B1:B9)', result: 5 });
      set(values, 4, 'a', 'สิบสอง');
      set(values, 5, 'indicator', 'no-such-indicator');
      set(values, 6, 'return', ids[bodies]); // of a body that is not the officer's
      set(values, 7, 'given', 'n/a');
      set(projects, 3, 'beginsOn', '31 ก.พ. 2567');
      set(projects, 4, 'beginsOn', '1 ตุลาคม พ.ศ. ๒๕๖๙'); // well said
      set(projects, 5, 'endsOn', '1/10/2024');
      set(projects, 6, 'received1', -5);
      set(projects, 7, 'part1', 'บางส่วน');
      set(projects, 8, 'guideline', 'no-such-line');
      set(projects, 9, 'project', projects.getRow(10).getCell(at(projects, 'project')).value);
      set(projects, 11, 'spent1', { error: '#DIV/0!' });
      set(projects, 12, 'unit', 'ย'.repeat(61));
      projects.mergeCells(13, at(projects, 'progress'), 14, at(projects, 'progress'));
    });
    const { details } = await faultsOf(broken);
    const letters = (sheet: 'values' | 'projects', id: string) =>
      ({ values: { a: 'I', indicator: 'D', return: 'A', given: 'H' }, projects: { beginsOn: 'J', endsOn: 'K', received1: 'L', part1: 'F', guideline: 'I', project: 'D', spent1: 'M', unit: 'P', progress: 'V' } } as Record<string, Record<string, string>>)[sheet]![id]!;
    const expected = [
      ['values', 'a', 3, /สูตร/u], ['values', 'a', 4, /ไม่ใช่ตัวเลข/u], ['values', 'indicator', 5, /no-such-indicator/u], ['values', 'return', 6, /ไม่ใช่ของหน่วยงาน/u],
      ['values', 'given', 7, /not_applicable/u], ['projects', 'beginsOn', 3, /ปฏิทิน/u], ['projects', 'endsOn', 5, /พ\.ศ\./u], ['projects', 'received1', 6, /ตั้งแต่ 0/u],
      ['projects', 'part1', 7, /ใส่ x/u], ['projects', 'guideline', 8, /no-such-line/u], ['projects', 'project', 10, /ซ้ำกับ D9/u], ['projects', 'spent1', 11, /#REF!/u],
      ['projects', 'unit', 12, /60/u],
    ] as const;
    for (const [sheet, id, row, reason] of expected)
      expect(details.fields, `${sheet} ${id} ${row}`).toContainEqual({ field: `${sheet}!${letters(sheet, id)}${row}`, fault: expect.stringMatching(reason) as string });
    expect(details.fields).toContainEqual({ field: `projects!${letters('projects', 'progress')}13:${letters('projects', 'progress')}14`, fault: expect.stringMatching(/ผสาน.*merged/u) as string });
    expect(details.count).toBe(expected.length + 1);
    expect(await draftsNow()).toEqual(before);
  }, 600_000); // prettier-ignore

  test('with two columns under each other’s headings, without a column, with one twice, or with none is told so', async () => {
    const fresh = await bookOf(few);
    const rename = (from: string, to: string) =>
      savedAnew(fresh, (book) => {
        const row = book.getWorksheet('projects')!.getRow(1);
        row.eachCell((cell) => {
          if (cell.value === from) cell.value = to;
        });
      });
    const swapped = await savedAnew(fresh, (book) => {
      book.getWorksheet('projects')!.getRow(1).eachCell((cell) => {
        cell.value = cell.value === 'title' ? 'target' : cell.value === 'target' ? 'title' : cell.value;
      });
      book.getWorksheet('projects')!.getRow(3).getCell(5).value = 'ชื่อโครงการ ไม่ใช่ตัวเลข';
    });
    expect((await faultsOf(swapped)).details.fields).toContainEqual({ field: 'projects!E3', fault: expect.stringMatching(/ไม่ใช่ตัวเลข/u) as string });
    expect((await faultsOf(await rename('support', 'ขอรับ'))).details.fields[0]!.fault).toMatch(/"support" is missing/u);
    expect((await faultsOf(await rename('support', 'obstacle'))).details.fields.map(({ fault }) => fault).join(' ')).toMatch(/twice/u);
    const other = new Excel.Workbook();
    other.addWorksheet('แผ่นอื่น').addRow(['ชื่อ', 'จำนวน']);
    await expect(handIn(Buffer.from(await other.xlsx.writeBuffer()))).rejects.toMatchObject({ code: 'returns.book_no_sheets' });
    await expect(handIn(Buffer.from('ไม่ใช่ไฟล์'))).rejects.toMatchObject({ code: 'returns.book_unreadable' });
  }, 600_000); // prettier-ignore

  test('for a quarter whose window has closed is refused, whatever it says', async () => {
    const bytes = await bookOf((filled) => {
      filled[0]!.typed.values[sumCard]!.a = '78';
      return filled;
    });
    await office.owner(`UPDATE office.return_rounds SET opens_at = '2024-04-01', closes_at = '2024-04-02'`);
    expect((await faultsOf(bytes)).details.fields[0]!.fault).toMatch(/ปิดรับ/u);
    const row = await within((tx) => readReturnRow(tx, ids[0]!));
    expect(row.state).toBe('owed');
  }, 600_000); // prettier-ignore
});
