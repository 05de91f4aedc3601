/** Replying by the code on a slip: no account, one use, one answer for every code that does not open. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { choice, day, optional, rowId } from '#office/form-fields.ts';
import { inputProblem } from '#office/problems.ts';
import { hashOfCode, readAgencyCode } from '#office/staff/agency-code.ts';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { takeTurn, turnSucceeded, type Turn } from '#office/staff/sign-in/throttle.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import type { Store } from '#platform/postgres/store.ts';
import { line, prose } from '../fields.ts';
import { KeptUpload } from '../files.ts';
import { officialNumber } from '../paper.ts';
import { codeGone, codeSlip } from './problems.ts';

/** What the holder of a code sees: the letter it belongs to, and what is asked there. */
export interface AskedLetter {
  officeName: string;
  /** 'ปป ๐๐๐๗/๑๒๓', as on the paper. */
  number: string;
  numberedOn: string;
  recipient: string;
  subject: string;
  body: string;
  replyDueOn: string | null;
  /** A reply is there already: this one amends it. */
  isAmendment: boolean;
  recommendations: { number: string; advice: string; dueOn: string }[];
}

interface Desk {
  store: Store;
  door: Door;
  knock: Knock;
}

/** @throws Problem letters.reply_code_slip, letters.reply_code_gone, sign_in.wait */
export async function lookAtReplyCode(desk: Desk, typed: unknown): Promise<AskedLetter> {
  const code = read(typed);
  const turn = await takeTurn(desk.door, 'reply code', null, desk.knock);
  const letter = await letterOf(desk.store, code);
  if (!letter) throw codeGone();
  await succeeded(desk, turn);
  return letter;
}

const given = v.object({
  sendingId: rowId,
  byKind: choice(['head', 'named']),
  fullName: line(2, 200),
  positionTitle: line(2, 200),
  explanation: prose(10, 4000),
  changed: optional(prose(3, 4000)),
  changedOn: optional(day),
});

export interface Receipt {
  receiptNo: string;
  receivedAt: Date;
}

/**
 * Takes a reply. A document is looked at and kept only behind a code that is good.
 * @throws Problem office.input, those of lookAtReplyCode, those of KeptUpload.take
 */
export async function replyByCode(
  desk: Desk,
  { code: typedCode, ...typed }: { code: unknown } & Record<string, unknown>,
  document: { files: KeptFiles; upload: { name: string; bytes: Uint8Array } } | null,
): Promise<Receipt> {
  const code = read(typedCode);
  const turn = await takeTurn(desk.door, 'reply code', null, desk.knock);
  const { sendingId, ...said } = parsed(typed);
  const isGood = (await letterOf(desk.store, code)) !== null;
  const kept = isGood && document ? await KeptUpload.take(document.files, document.upload) : null;
  const { rows } = await desk.store.within({ kind: 'public' }, (tx) =>
    sql<Receipt>`SELECT receipt_no AS "receiptNo", received_at AS "receivedAt" FROM office.take_letter_reply(
      ${code}, ${sendingId}::uuid, ${JSON.stringify(said)}::jsonb, ${kept && JSON.stringify(kept)}::jsonb)`.execute(
      tx,
    ),
  );
  if (!rows[0]) throw codeGone();
  await succeeded(desk, turn);
  return rows[0];
}

function parsed(typed: Record<string, unknown>): v.InferOutput<typeof given> {
  const result = v.safeParse(given, typed);
  if (!result.success) throw inputProblem(result.issues);
  const { changed, changedOn } = result.output;
  if (changedOn !== undefined && changed === undefined) throw changeMissing();
  return result.output;
}

function changeMissing() {
  const check = v.object({ changed: v.string('บอกด้วยว่าแก้ไขอะไร · Say what was changed') });
  return inputProblem(v.safeParse(check, {}).issues!);
}

async function letterOf(store: Store, code: Buffer): Promise<AskedLetter | null> {
  type Row = Omit<AskedLetter, 'number'> & { prefix: string | null; registerNo: number };
  const { rows } = await store.within({ kind: 'public' }, (tx) =>
    sql<Row>`SELECT office_name AS "officeName", number_prefix AS prefix, register_no AS "registerNo",
      numbered_on::text AS "numberedOn", recipient_name AS recipient, subject_line AS subject, body,
      reply_due_on::text AS "replyDueOn", is_amendment AS "isAmendment", recommendations
      FROM office.letter_of_reply_code(${code})`.execute(tx),
  );
  const [row] = rows;
  if (!row) return null;
  const { prefix, registerNo, ...letter } = row;
  return { ...letter, number: officialNumber(prefix, registerNo) };
}

const succeeded = ({ door }: Desk, turn: Turn) => door.store.signIn((tx) => turnSucceeded(tx, turn));

function read(typed: unknown): Buffer {
  const digits = typeof typed === 'string' ? readAgencyCode(typed) : null;
  if (digits === null) throw codeSlip();
  return Buffer.from(hashOfCode(digits), 'hex');
}
