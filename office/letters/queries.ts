/** Letters as their readers see them: lists, one letter with all that hangs on it, the registers. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { DispatchMeans, FilePurpose, MatterKind, RecipientKind, WithdrawalReason } from './kinds.ts';
import type { LetterState } from './states.ts';

export type Secrecy = 'ordinary' | 'secret';

export interface LetterRow {
  id: string;
  state: LetterState;
  kind: 'external' | 'memo';
  secrecy: Secrecy;
  officeNo: number;
  officeName: string;
  subject: string | null;
  recipient: string;
  registerNo: number | null;
  yearBe: number | null;
  numberedOn: string | null;
  dispatchedOn: string | null;
  replyDueOn: string | null;
}

export interface LetterFilters {
  /** 'open' is everything that is neither answered nor withdrawn. */
  state?: LetterState | 'open' | 'all';
  /** Part of the subject or the addressee. */
  text?: string;
  page?: number;
}

export const rowsAPage = 50;

/** The newest first. Row-level security decides which there are. */
export async function listLetters(
  tx: Tx,
  { state = 'open', text = '', page = 1 }: LetterFilters,
): Promise<{ rows: LetterRow[]; total: number; pages: number }> {
  const { rows } = await sql<LetterRow & { total: number }>`
    SELECT l.letter_id AS id, l.state, l.kind, l.secrecy, l.office_no AS "officeNo", o.name_th AS "officeName",
      l.subject_line AS subject, l.recipient_name AS recipient, l.register_no AS "registerNo",
      l.register_year_be AS "yearBe", l.numbered_on::text AS "numberedOn", l.dispatched_on::text AS "dispatchedOn",
      l.reply_due_on::text AS "replyDueOn", count(*) OVER ()::int AS total
    FROM office.letters l JOIN office.letter_offices o USING (office_no)
    WHERE (${state} = 'all' OR l.state = ${state} OR ${state} = 'open' AND l.state NOT IN ('answered', 'withdrawn'))
      AND (${text} = '' OR strpos(lower(coalesce(l.subject_line, '') || ' ' || l.recipient_name), lower(${text})) > 0)
    ORDER BY l.drafted_at DESC, l.letter_id
    LIMIT ${rowsAPage} OFFSET ${(page - 1) * rowsAPage}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  return { rows: rows.map(({ total: _, ...row }) => row), total, pages: Math.ceil(total / rowsAPage) };
}

export interface Letter extends LetterRow {
  version: number;
  isOurs: boolean;
  recipientKind: RecipientKind;
  recipientId: string | null;
  references: string[];
  enclosures: string[];
  body: string | null;
  numberPrefix: string | null;
  /** Names where the viewer may see people, else null. */
  drafter: string | null;
  drafterId: string;
  reviewer: string | null;
  signer: string | null;
  signerTitle: string | null;
  signedOn: string | null;
  dispatchMeans: DispatchMeans | null;
  receivedOn: string | null;
  answeredOn: string | null;
  withdrawnOn: string | null;
  withdrawnWhy: WithdrawalReason | null;
  withdrawnNote: string | null;
  isDemonstration: boolean;
}

/** @throws Problem office.not_found */
export async function readLetter(tx: Tx, id: string): Promise<Letter> {
  const { rows } = await sql<Letter>`
    SELECT l.letter_id AS id, l.version, l.state, l.kind, l.secrecy, l.office_no AS "officeNo", o.name_th AS "officeName",
      l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[]) AS "isOurs",
      l.recipient_kind AS "recipientKind", l.recipient_id AS "recipientId", l.recipient_name AS recipient,
      l.subject_line AS subject, l.reference_lines AS references, l.enclosure_lines AS enclosures, l.body,
      l.register_no AS "registerNo", l.register_year_be AS "yearBe", l.numbered_on::text AS "numberedOn",
      coalesce(l.head ->> 'numberPrefix', o.number_prefix) AS "numberPrefix", l.reply_due_on::text AS "replyDueOn",
      d.full_name AS drafter, l.drafted_by AS "drafterId", r.full_name AS reviewer, l.signer_name AS signer,
      l.signer_title AS "signerTitle", l.signed_on::text AS "signedOn", l.dispatched_on::text AS "dispatchedOn",
      l.dispatch_means AS "dispatchMeans", l.received_on::text AS "receivedOn", l.answered_on::text AS "answeredOn",
      l.withdrawn_on::text AS "withdrawnOn", l.withdrawn_why AS "withdrawnWhy", l.withdrawn_note AS "withdrawnNote",
      l.is_demonstration AS "isDemonstration"
    FROM office.letters l JOIN office.letter_offices o USING (office_no)
    LEFT JOIN office.people d ON d.person_id = l.drafted_by LEFT JOIN office.people r ON r.person_id = l.reviewed_by
    WHERE l.letter_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface FileRow {
  id: string;
  purpose: FilePurpose;
  name: string;
  byteCount: number;
  sha256: string;
  addedAt: Date;
}

export interface Answer {
  text: string | null;
  theirNumber: string | null;
  theirDateOn: string | null;
  incomingId: string | null;
}

export interface Matter {
  kind: MatterKind;
  id: string;
}

/** What hangs on a letter; of what the viewer may not see there is none. */
export async function partsOf(
  tx: Tx,
  of: { letterId: string } | { incomingId: string },
): Promise<{ files: FileRow[]; matters: Matter[]; answer: Answer | null }> {
  const { letterId = null, incomingId = null } = of as { letterId?: string; incomingId?: string };
  const files = await sql<FileRow>`
    SELECT letter_file_id AS id, purpose, file_name AS name, byte_count AS "byteCount", sha256, added_at AS "addedAt"
    FROM office.letter_files WHERE letter_id = ${letterId}::uuid OR incoming_id = ${incomingId}::uuid
    ORDER BY added_at, letter_file_id`.execute(tx);
  const matters = await sql<Matter>`
    SELECT about_kind AS kind, about_id AS id FROM office.letter_matters
    WHERE letter_id = ${letterId}::uuid OR incoming_id = ${incomingId}::uuid ORDER BY about_kind, about_id`.execute(
    tx,
  );
  const answers = await sql<Answer>`
    SELECT answer AS text, their_number AS "theirNumber", their_date_on::text AS "theirDateOn", incoming_id AS "incomingId"
    FROM office.letter_answers WHERE letter_id = ${letterId}::uuid`.execute(tx);
  return { files: files.rows, matters: matters.rows, answer: answers.rows[0] ?? null };
}

export interface LetterEvent {
  eventNo: number;
  at: Date;
  name: string;
  person: string | null;
}

/** What happened to it, the newest first; only for staff who may read the timeline. */
export async function eventsOf(tx: Tx, id: string): Promise<LetterEvent[]> {
  const { rows } = await sql<LetterEvent>`
    SELECT e.event_no::int AS "eventNo", e.at, e.name, p.full_name AS person
    FROM office.events e LEFT JOIN office.people p ON p.person_id = e.person_id
    WHERE e.subject_kind IN ('letter', 'incoming_letter') AND e.subject_id = ${id}
    ORDER BY e.event_no DESC LIMIT 100`.execute(tx);
  return rows;
}

/** Letters that belong to a matter, the newest first: for the desk whose matter it is. */
export async function lettersAbout(tx: Tx, kind: MatterKind, matterId: string): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    SELECT l.letter_id AS id, l.state, l.kind, l.secrecy, l.office_no AS "officeNo", o.name_th AS "officeName",
      l.subject_line AS subject, l.recipient_name AS recipient, l.register_no AS "registerNo",
      l.register_year_be AS "yearBe", l.numbered_on::text AS "numberedOn", l.dispatched_on::text AS "dispatchedOn",
      l.reply_due_on::text AS "replyDueOn"
    FROM office.letter_matters m JOIN office.letters l USING (letter_id) JOIN office.letter_offices o USING (office_no)
    WHERE m.about_kind = ${kind} AND m.about_id = ${matterId} ORDER BY l.drafted_at DESC LIMIT 200`.execute(
    tx,
  );
  return rows;
}

/** An id of an address that is no uuid finds nothing, instead of an error of the database. */
export function uuidOrNull(id: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id) ? id : null;
}
