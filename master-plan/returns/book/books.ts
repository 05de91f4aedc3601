/** A workbook beside what is filled in: compared with it, kept until its person says yes, and taken in. */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Subject } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { askedOf } from '../asked.ts';
import { beginWithRecords } from '../recorded.ts';
import { guidelinesIn, readReturnRow, type ReturnRow } from '../queries.ts';
import { typedReturn, type TypedReturn } from '../typed.ts';
import { opennessOf, windowOf } from '../window.ts';
import { pagesOf, returnsIn, type BookPage, type Change, type OpenReturn } from './pages.ts';
import { bookFaults, sameBook } from './problems.ts';
import type { ReturnBook } from './read.ts';

export const bookStates = {
  handed_in: { th: 'รอยืนยัน', en: 'Waits for a word' },
  taken_in: { th: 'นำเข้าแล้ว', en: 'Taken in' },
} as const;

export const bookSubject: Subject<typeof bookStates> = {
  kind: 'return_book',
  table: 'office.return_books',
  id: 'return_book_id',
  states: bookStates,
};

/** Returns of one book: more no body has. */
export const mostReturns = 1000;
/** Changes that are kept to be shown, of each return. */
const keptChanges = 100;

/** What the reader's body may fill in now, of these; what is not the reader's is left out. */
async function openReturns(tx: Tx, ids: readonly string[]): Promise<{ open: Map<string, OpenReturn>; rows: ReturnRow[] }> {
  const { rows: own } = await sql<{ id: string }>`
    SELECT q.quarterly_return_id AS id FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE r.state = 'fixed' AND q.agency_id = ANY ((SELECT office.my_agencies())::text[])
      AND q.quarterly_return_id = ANY (${ids.slice(0, mostReturns)}::uuid[])`.execute(tx);
  const open = new Map<string, OpenReturn>();
  const rows: ReturnRow[] = [];
  for (const { id } of own) {
    const row = await readReturnRow(tx, id);
    rows.push(row);
    const openness = opennessOf(await windowOf(tx, id));
    const asked = await askedOf(tx, id);
    open.set(id, {
      id,
      typed: (await beginWithRecords(tx, row, asked)).typed,
      asked: new Set(asked.map((one) => one.id)),
      closed: openness === 'open' || openness === 'by_leave' ? null : closedWords[openness],
    });
  }
  return { open, rows };
} // prettier-ignore

const closedWords = {
  not_open: 'ยังไม่เปิดรับแบบรายงานของไตรมาสนี้ · The window of this quarter is not open yet',
  closed: 'ปิดรับแบบรายงานของไตรมาสนี้แล้ว · The window of this quarter has closed',
} as const;

/**
 * Compares and keeps.
 * @returns the book's id
 * @throws Problem returns.book_faults with every fault at its cell, returns.book_same; nothing is then kept
 */
export const keepBook = async (tx: Tx, personId: string, book: ReturnBook): Promise<string> => {
  const named = returnsIn(book);
  const { open, rows } = await openReturns(tx, named);
  const guidelines = new Set<string>();
  for (const be of new Set(rows.map((row) => row.be)))
    for (const { id } of await guidelinesIn(tx, be)) guidelines.add(id);
  const { pages, faults } = pagesOf(book, open, guidelines);
  if (faults.length > 0) throw bookFaults(faults);
  if (pages.length === 0) throw sameBook();
  await sql`DELETE FROM office.return_books WHERE handed_in_by = ${personId}::uuid AND state = 'handed_in'`.execute(tx);
  const { rows: made } = await sql<{ id: string }>`
    INSERT INTO office.return_books (sha256, row_count, handed_in_by)
    VALUES (${book.sha256}, ${book.rowCount}, ${personId}::uuid) RETURNING return_book_id AS id`.execute(tx);
  await addPages(tx, made[0]!.id, pages, new Map(rows.map((row) => [row.id, row])));
  return made[0]!.id;
}; // prettier-ignore

const addPages = async (
  tx: Tx,
  bookId: string,
  pages: readonly BookPage[],
  rows: ReadonlyMap<string, ReturnRow>,
) => {
  const kept = pages.map(({ returnId, typed, changes }) => ({
    id: returnId,
    agency: rows.get(returnId)!.agencyId,
    version: rows.get(returnId)!.version,
    typed,
    changes: changes.slice(0, keptChanges),
    count: changes.length,
  }));
  await sql`
    INSERT INTO office.return_book_pages (return_book_id, quarterly_return_id, agency_id, version, typed, changes, change_count)
    SELECT ${bookId}::uuid, p.id, p.agency, p.version, p.typed, p.changes, p.count
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      AS p (id uuid, agency text, version integer, typed jsonb, changes jsonb, count integer)`.execute(tx);
};

export interface KeptPage {
  returnId: string;
  nameTh: string;
  be: number;
  quarter: 1 | 2 | 3 | 4;
  agencyId: string;
  version: number;
  /** As the return stands now: another one than `version` was changed since. */
  versionNow: number;
  changes: Change[];
  changeCount: number;
}

export interface KeptBook {
  id: string;
  version: number;
  rowCount: number;
  handedInAt: Date;
  pages: KeptPage[];
}

/** @throws Problem office.not_found: somebody else's, taken in, or replaced by a later one */
export async function readBook(tx: Tx, id: string): Promise<KeptBook> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Omit<KeptBook, 'pages'>>`
    SELECT return_book_id AS id, version, row_count AS "rowCount", handed_in_at AS "handedInAt" FROM office.return_books
    WHERE return_book_id = ${id}::uuid AND state = 'handed_in'`.execute(tx);
  if (!rows[0]) throw notFound();
  const { rows: pages } = await sql<KeptPage>`
    SELECT p.quarterly_return_id AS "returnId", q.name_th AS "nameTh", r.fiscal_year_be AS be, r.quarter, p.agency_id AS "agencyId",
      p.version, q.version AS "versionNow", p.changes, p.change_count AS "changeCount"
    FROM office.return_book_pages p JOIN office.quarterly_returns q USING (quarterly_return_id)
    JOIN office.return_rounds r USING (return_round_id)
    WHERE p.return_book_id = ${id}::uuid ORDER BY q.return_round_id DESC, q.name_th, q.quarterly_return_id`.execute(
    tx,
  );
  return { ...rows[0], pages };
}

/** The book of the reader's own that waits for a word; null where none does. */
export async function waitingBook(tx: Tx): Promise<{ id: string; handedInAt: Date } | null> {
  const { rows } = await sql<{ id: string; handedInAt: Date }>`
    SELECT return_book_id AS id, handed_in_at AS "handedInAt" FROM office.return_books
    WHERE state = 'handed_in' ORDER BY handed_in_at DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

/** What a page would fill in. */
export async function typedOfPage(tx: Tx, bookId: string, returnId: string): Promise<TypedReturn> {
  const { rows } = await sql<{ typed: unknown }>`
    SELECT typed FROM office.return_book_pages
    WHERE return_book_id = ${bookId}::uuid AND quarterly_return_id = ${returnId}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return v.parse(typedReturn, rows[0].typed);
}

/** Of the reader's body: those that may be filled in now, for a book to be downloaded; the newest quarter first. */
export async function fillableReturns(tx: Tx): Promise<ReturnRow[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT q.quarterly_return_id AS id FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE r.state = 'fixed' AND q.agency_id = ANY ((SELECT office.my_agencies())::text[]) AND r.opens_at <= clock_timestamp()
      AND (r.closes_at > clock_timestamp() OR EXISTS (SELECT FROM office.return_exceptions e
        WHERE e.quarterly_return_id = q.quarterly_return_id AND e.until_at > clock_timestamp()))
    ORDER BY q.return_round_id DESC, q.name_th, q.quarterly_return_id LIMIT ${mostReturns}`.execute(tx);
  const found: ReturnRow[] = [];
  for (const { id } of rows) found.push(await readReturnRow(tx, id));
  return found;
}
