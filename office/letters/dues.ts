/** What letters add to "my work": to review, sign, number, send, chase, answer. A ลับ one without a name. */
import { sql } from 'kysely';
import { whoAmI, type Me } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { IncomingState, LetterState } from './states.ts';

const most = 200;

interface Row {
  id: string;
  state: LetterState;
  isSecret: boolean;
  isOwnDraft: boolean;
  /** Of the office that keeps the letter. */
  isOurs: boolean;
  subject: string | null;
  recipient: string;
  sender: string;
  registerNo: number | null;
  replyDueOn: string | null;
}

type Words = { th: string; en: string };

/** What is to be done with an own letter, by state; nothing where it waits for nobody here. */
function ourTask({ state, isOwnDraft, replyDueOn }: Row, me: Me): { kind: string; words: Words } | null {
  if (state === 'drafted' && !isOwnDraft)
    return { kind: 'letter_to_review', words: { th: 'ตรวจร่างหนังสือ', en: 'Review a draft letter' } };
  if (state === 'reviewed' && mayDo(me.role, 'letter:sign'))
    return { kind: 'letter_to_sign', words: { th: 'ลงนามหนังสือ', en: 'Sign a letter' } };
  if (state === 'signed')
    return { kind: 'letter_to_number', words: { th: 'ออกเลขหนังสือ', en: 'Number a letter' } };
  if (state === 'numbered')
    return { kind: 'letter_to_dispatch', words: { th: 'ส่งหนังสือ', en: 'Dispatch a letter' } };
  if ((state === 'dispatched' || state === 'received') && replyDueOn !== null)
    return { kind: 'letter_reply_awaited', words: { th: 'ติดตามคำตอบหนังสือ', en: 'Follow up a letter' } };
  return null;
}

const theirTask = { kind: 'letter_to_answer', words: { th: 'ตอบหนังสือ', en: 'Answer a letter' } };

/** The viewer's own by row-level security; the centre reads the Areas' letters and has nothing to do with them. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me) return [];
  const { rows } = await sql<Row>`
    SELECT l.letter_id AS id, l.state, l.secrecy = 'secret' AS "isSecret", l.drafted_by = ${me.personId} AS "isOwnDraft",
      l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[]) AS "isOurs", l.subject_line AS subject,
      l.recipient_name AS recipient, o.name_th AS sender, l.register_no AS "registerNo",
      l.reply_due_on::text AS "replyDueOn"
    FROM office.letters l JOIN office.letter_offices o USING (office_no)
    WHERE l.state NOT IN ('answered', 'withdrawn')
      AND (l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
        OR office.receives((SELECT office.my_post()), l.recipient_kind, l.recipient_id))
    ORDER BY l.reply_due_on NULLS LAST, l.drafted_at LIMIT ${most}`.execute(tx);
  const letters = rows.flatMap((row) => {
    const task = row.isOurs ? ourTask(row, me) : theirTask;
    return task ? [dueOf(row, task)] : [];
  });
  return [...letters, ...(await incomingDues(tx)), ...(await replyDues(tx))];
}

function dueOf(row: Row, task: { kind: string; words: Words }): Due {
  const number = row.registerNo === null ? '' : ` (${row.registerNo})`;
  const name = row.isSecret ? { th: 'หนังสือลับ', en: 'secret letter' } : { th: row.subject!, en: row.subject! };
  const waits = row.isOurs && !row.isSecret ? row.recipient : row.isOurs ? null : row.sender;
  return {
    kind: task.kind,
    title_th: `${task.words.th}${number}: ${name.th}`,
    title_en: `${task.words.en}${number}: ${name.en}`,
    due_on: row.replyDueOn,
    href: `/letters/${row.id}`,
    ...(waits === null ? {} : { waits_th: waits, waits_en: waits }),
  };
}

interface IncomingRow {
  id: string;
  state: IncomingState;
  subject: string | null;
  sender: string;
  registerNo: number;
  replyDueOn: string | null;
}

async function incomingDues(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<IncomingRow>`
    SELECT incoming_id AS id, state, subject_line AS subject, sender_name AS sender, register_no AS "registerNo",
      reply_due_on::text AS "replyDueOn"
    FROM office.incoming_letters WHERE state = 'registered'
    ORDER BY reply_due_on NULLS LAST, register_year_be, register_no LIMIT ${most}`.execute(tx);
  return rows.map(({ id, subject, sender, registerNo, replyDueOn }) => ({
    kind: 'incoming_to_handle',
    title_th: `ดำเนินการหนังสือรับที่ ${registerNo}: ${subject ?? 'หนังสือลับ'}`,
    title_en: `Deal with incoming letter ${registerNo}: ${subject ?? 'secret letter'}`,
    due_on: replyDueOn,
    href: `/letters/incoming/${id}`,
    ...(subject === null ? {} : { waits_th: sender, waits_en: sender }),
  }));
}

interface ReplyRow {
  letterId: string;
  receiptNo: string;
  subject: string;
  recipient: string;
  receivedOn: string;
}

/** Replies by code that nobody of the office has read; the addressee, who sees them too, has nothing to do. */
async function replyDues(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<ReplyRow>`
    SELECT l.letter_id AS "letterId", r.receipt_no AS "receiptNo", l.subject_line AS subject, l.recipient_name AS recipient,
      (r.received_at AT TIME ZONE 'Asia/Bangkok')::date::text AS "receivedOn"
    FROM office.letter_replies r JOIN office.letters l USING (letter_id)
    WHERE r.state = 'received' AND l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
    ORDER BY r.received_at LIMIT ${most}`.execute(tx);
  return rows.map(({ letterId, receiptNo, subject, recipient, receivedOn }) => ({
    kind: 'letter_reply_to_read',
    title_th: `อ่านคำตอบของหน่วยงาน (${receiptNo}): ${subject}`,
    title_en: `Read an agency’s reply (${receiptNo}): ${subject}`,
    due_on: receivedOn,
    href: `/letters/${letterId}#replies`,
    waits_th: recipient,
    waits_en: recipient,
  }));
}
