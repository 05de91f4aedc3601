/** Replies and codes as their readers see them, and letters that wait for an answer too long. */
import { sql } from 'kysely';
import { addWorkingDays, dayNumber } from '#kernel/working-days.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { replyRules } from './rules.ts';
import type { ReplierKind, ReplyCodeState, ReplyState } from './states.ts';

export interface Reply {
  id: string;
  version: number;
  state: ReplyState;
  receiptNo: string;
  byKind: ReplierKind;
  fullName: string;
  positionTitle: string;
  explanation: string;
  changed: string | null;
  changedOn: string | null;
  receivedAt: Date;
  fileId: string | null;
  fileName: string | null;
}

/** Of one letter, the first one first: each later one amends it. */
export async function repliesOf(tx: Tx, letterId: string): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    SELECT r.reply_id AS id, r.version, r.state, r.receipt_no AS "receiptNo", r.by_kind AS "byKind", r.full_name AS "fullName",
      r.position_title AS "positionTitle", r.explanation, r.changed, r.changed_on::text AS "changedOn",
      r.received_at AS "receivedAt", f.letter_file_id AS "fileId", f.file_name AS "fileName"
    FROM office.letter_replies r LEFT JOIN office.letter_files f ON f.reply_id = r.reply_id
    WHERE r.letter_id = ${letterId} ORDER BY r.received_at`.execute(tx);
  return rows;
}

export interface ReplyCode {
  id: string;
  state: ReplyCodeState;
  madeAt: Date;
  expiresAt: Date;
  isOver: boolean;
}

/** Codes of one letter, the newest first; only for the office that keeps it. */
export async function replyCodesOf(tx: Tx, letterId: string): Promise<ReplyCode[]> {
  const { rows } = await sql<ReplyCode>`
    SELECT reply_code_id AS id, state, made_at AS "madeAt", expires_at AS "expiresAt",
      state = 'open' AND expires_at <= now() AS "isOver"
    FROM office.letter_reply_codes WHERE letter_id = ${letterId} ORDER BY made_at DESC LIMIT 20`.execute(tx);
  return rows;
}

export interface Unanswered {
  id: string;
  registerNo: number;
  yearBe: number;
  subject: string;
  recipient: string;
  dispatchedOn: string;
  replyDueOn: string;
  remindedOn: string | null;
  reminders: number;
  /** Nobody reminded within the working days of rules.yaml. */
  mayRemind: boolean;
}

/** Ordinary letters of the viewer's office whose day for an answer has passed, the longest overdue first. */
export async function unanswered(tx: Tx): Promise<Unanswered[]> {
  const { today, holidays } = await readCalendar(tx);
  const since = addWorkingDays(today, -replyRules.reminder_working_days.value, holidays);
  const { rows } = await sql<Omit<Unanswered, 'mayRemind'>>`
    SELECT l.letter_id AS id, l.register_no AS "registerNo", l.register_year_be AS "yearBe", l.subject_line AS subject,
      l.recipient_name AS recipient, l.dispatched_on::text AS "dispatchedOn", l.reply_due_on::text AS "replyDueOn",
      max(r.reminded_on)::text AS "remindedOn", count(r.letter_reminder_id)::int AS reminders
    FROM office.letters l LEFT JOIN office.letter_reminders r USING (letter_id)
    WHERE l.state IN ('dispatched', 'received') AND l.secrecy = 'ordinary' AND l.reply_due_on < ${today}::date
      AND l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
    GROUP BY l.letter_id ORDER BY l.reply_due_on, l.register_no LIMIT 200`.execute(tx);
  return rows
    .filter(({ replyDueOn }) => dayNumber(addWorkingDays(replyDueOn, 0, holidays)) < dayNumber(today))
    .map((row) => ({ ...row, mayRemind: row.remindedOn === null || row.remindedOn <= since }));
}
