/** The registers (ทะเบียนหนังสือส่ง, ทะเบียนหนังสือรับ) and the letters that came in, as their office reads them. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { rowsAPage, uuidOrNull, type Secrecy } from './queries.ts';
import type { IncomingState, LetterState } from './states.ts';

export type Direction = 'out' | 'in';

export interface RegisterRow {
  registerNo: number;
  enteredOn: string;
  id: string;
  secrecy: Secrecy;
  state: LetterState | IncomingState;
  /** To whom it went, or who sent it. */
  other: string;
  /** Null for ลับ. */
  subject: string | null;
  theirNumber: string | null;
  theirDateOn: string | null;
  doneOn: string | null;
}

/** One page of a register of the viewer's own office, in the order of its numbers. */
export async function readRegister(
  tx: Tx,
  { direction, yearBe, page = 1 }: { direction: Direction; yearBe: number; page?: number },
): Promise<{ rows: RegisterRow[]; total: number; pages: number }> {
  const { rows } = await sql<RegisterRow & { total: number }>`
    SELECT e.register_no AS "registerNo", e.entered_on::text AS "enteredOn", coalesce(l.letter_id, i.incoming_id) AS id,
      coalesce(l.secrecy, i.secrecy) AS secrecy, coalesce(l.state, i.state) AS state,
      coalesce(l.recipient_name, i.sender_name) AS other, coalesce(l.subject_line, i.subject_line) AS subject,
      i.their_number AS "theirNumber", i.their_date_on::text AS "theirDateOn",
      coalesce(l.dispatched_on, i.handled_on)::text AS "doneOn", count(*) OVER ()::int AS total
    FROM office.register_entries e
    LEFT JOIN office.letters l USING (letter_id) LEFT JOIN office.incoming_letters i USING (incoming_id)
    WHERE e.direction = ${direction} AND e.year_be = ${yearBe}
    ORDER BY e.register_no LIMIT ${rowsAPage} OFFSET ${(page - 1) * rowsAPage}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  return { rows: rows.map(({ total: _, ...row }) => row), total, pages: Math.ceil(total / rowsAPage) };
}

/** Years of which the viewer's office has a register, the newest first. */
export async function registerYears(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    SELECT DISTINCT year_be AS year FROM office.letter_registers ORDER BY year_be DESC`.execute(tx);
  return rows.map(({ year }) => year);
}

export interface IncomingRow {
  id: string;
  state: IncomingState;
  secrecy: Secrecy;
  registerNo: number;
  yearBe: number;
  receivedOn: string;
  sender: string;
  subject: string | null;
  replyDueOn: string | null;
}

/** The newest first. */
export async function listIncoming(
  tx: Tx,
  { state = 'registered', page = 1 }: { state?: IncomingState | 'all'; page?: number },
): Promise<{ rows: IncomingRow[]; total: number; pages: number }> {
  const { rows } = await sql<IncomingRow & { total: number }>`
    SELECT incoming_id AS id, state, secrecy, register_no AS "registerNo", register_year_be AS "yearBe",
      received_on::text AS "receivedOn", sender_name AS sender, subject_line AS subject,
      reply_due_on::text AS "replyDueOn", count(*) OVER ()::int AS total
    FROM office.incoming_letters WHERE ${state} = 'all' OR state = ${state}
    ORDER BY register_year_be DESC, register_no DESC
    LIMIT ${rowsAPage} OFFSET ${(page - 1) * rowsAPage}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  return { rows: rows.map(({ total: _, ...row }) => row), total, pages: Math.ceil(total / rowsAPage) };
}

export interface Incoming extends IncomingRow {
  version: number;
  theirNumber: string | null;
  theirDateOn: string | null;
  answersLetterId: string | null;
  handledOn: string | null;
  handledNote: string | null;
}

/** @throws Problem office.not_found */
export async function readIncoming(tx: Tx, id: string): Promise<Incoming> {
  const { rows } = await sql<Incoming>`
    SELECT incoming_id AS id, version, state, secrecy, register_no AS "registerNo", register_year_be AS "yearBe",
      received_on::text AS "receivedOn", sender_name AS sender, subject_line AS subject,
      their_number AS "theirNumber", their_date_on::text AS "theirDateOn", answers_letter_id AS "answersLetterId",
      reply_due_on::text AS "replyDueOn", handled_on::text AS "handledOn", handled_note AS "handledNote"
    FROM office.incoming_letters WHERE incoming_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface AwaitedLetter {
  id: string;
  registerNo: number;
  yearBe: number;
  subject: string | null;
  recipient: string;
}

/** Dispatched letters of the office that nobody has answered: an incoming letter may answer one. */
export async function awaitedLetters(tx: Tx): Promise<AwaitedLetter[]> {
  const { rows } = await sql<AwaitedLetter>`
    SELECT letter_id AS id, register_no AS "registerNo", register_year_be AS "yearBe", subject_line AS subject,
      recipient_name AS recipient
    FROM office.letters WHERE state IN ('dispatched', 'received')
      AND office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
    ORDER BY dispatched_on DESC, register_no DESC LIMIT 200`.execute(tx);
  return rows;
}

/** Incoming letters that say they answer this one. */
export async function answersTo(tx: Tx, letterId: string): Promise<IncomingRow[]> {
  const { rows } = await sql<IncomingRow>`
    SELECT incoming_id AS id, state, secrecy, register_no AS "registerNo", register_year_be AS "yearBe",
      received_on::text AS "receivedOn", sender_name AS sender, subject_line AS subject, reply_due_on::text AS "replyDueOn"
    FROM office.incoming_letters WHERE answers_letter_id = ${letterId}::uuid ORDER BY register_year_be, register_no`.execute(
    tx,
  );
  return rows;
}

export interface Head {
  id: string;
  officeNo: number;
  version: number;
  name: string;
  address: string | null;
  owner: string | null;
  phone: string | null;
  numberPrefix: string | null;
}

/** The head of the viewer's own office's letters. @throws Problem office.not_found */
export async function ownHead(tx: Tx): Promise<Head> {
  const { rows } = await sql<Head>`
    SELECT letter_office_id AS id, office_no AS "officeNo", version, name_th AS name, address_th AS address, owner_th AS owner,
      phone_th AS phone, number_prefix AS "numberPrefix"
    FROM office.letter_offices WHERE office_no = ANY ((SELECT office.my_letter_offices())::smallint[])`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
