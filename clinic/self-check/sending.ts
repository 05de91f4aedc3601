/**
 * A self-check that its agency chose to send to a clinic, and sends again later under the same code: then before and after
 * can be told apart. What was not sent is kept nowhere.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { readCode } from '#clinic/asking/code.ts';
import { intakeSha256 } from '#clinic/asking/intake.ts';
import { intakeClosed } from '#clinic/asking/problems.ts';
import { optional, rowId, wholeNumber } from '#office/form-fields.ts';
import { line } from '#office/letters/fields.ts';
import { inputProblem } from '#office/problems.ts';
import { newAgencyCode } from '#office/staff/agency-code.ts';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { takeTurn, turnSucceeded } from '#office/staff/sign-in/throttle.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { noSuchSelfCheck, sentElsewhere } from './problems.ts';
import { judged, selfCheck, type Answer, type JudgedPrinciple } from './self-check.ts';

/** Question → what was answered. */
export type Answers = Record<string, Answer>;

export interface SentCheck {
  version: string;
  sentAt: Date;
  result: JudgedPrinciple[];
}

const fields = v.object({ sendingId: rowId, areaNo: wholeNumber(1, 9), agencySaid: optional(line(2, 200)) });

export interface Sending {
  store: Store;
  door: Door;
  knock: Knock;
}

/**
 * Sends answers, under the code of before or a new one.
 * @param newCode as newSelfCheckCode made it, for a sender who gives none
 * @returns the code, and everything sent under it, the first one first
 * @throws Problem office.input, asking.closed, asking.code_slip, self_check.sent_elsewhere, self_check.no_such, sign_in.wait
 */
export async function sendSelfCheck(
  at: Sending,
  { code, newCode, ...typed }: Record<string, unknown>,
  answers: Answers,
): Promise<{ code: string; sent: SentCheck[] }> {
  const parsed = v.safeParse(fields, typed);
  if (!parsed.success) throw inputProblem(parsed.issues);
  const { sendingId, ...where } = parsed.output;
  const earlier = typeof code === 'string' && code !== '';
  const used = earlier ? code : newCode;
  const digest = readCode(used);
  if (earlier && (await sentUnder(at, digest)).length === 0) throw noSuchSelfCheck();
  const said = { ...where, questionsVersion: selfCheck().version, answers, intakeSha256 };
  const { rows } = await at.store.within({ kind: 'public' }, (tx) =>
    sql<{
      outcome: string;
    }>`SELECT office.take_self_check(${digest}, ${sendingId}::uuid, ${JSON.stringify(said)}::jsonb) AS outcome`.execute(
      tx,
    ),
  );
  const { outcome } = rows[0]!;
  if (outcome === 'closed') throw intakeClosed();
  if (outcome === 'elsewhere') throw sentElsewhere();
  return { code: String(used), sent: await sentUnder(at, digest) };
}

export const newSelfCheckCode = (): string => newAgencyCode().shown;

async function sentUnder({ store, door, knock }: Sending, digest: Buffer): Promise<SentCheck[]> {
  const turn = await takeTurn(door, 'return code', null, knock);
  const { rows } = await store.within({ kind: 'public' }, (tx) =>
    sql<{ version: string; answers: Answers; sentAt: Date }>`
      SELECT questions_version AS version, answers, sent_at AS "sentAt" FROM office.self_checks_of_code(${digest})`.execute(
      tx,
    ),
  );
  if (rows.length > 0) await door.store.signIn((tx) => turnSucceeded(tx, turn));
  return rows.map(resultOf);
}

const nothing: Answer = { choice: '', paper: '' };

/** By today's questions: one that was asked later stands as not answered. */
function resultOf<Row extends { version: string; answers: Answers; sentAt: Date }>({
  answers,
  ...row
}: Row): SentCheck {
  return { version: row.version, sentAt: row.sentAt, result: judged((id) => answers[id] ?? nothing) };
}

export interface DeskCheck extends SentCheck {
  id: string;
  /** The first that was sent under the same code: one sender's have one. */
  firstId: string;
  agencySaid: string | null;
  isDemonstration: boolean;
}

/** What was sent to the viewer's clinic, the newest first, at most 500. */
export async function checksSent(tx: Tx): Promise<DeskCheck[]> {
  const { rows } = await sql<Omit<DeskCheck, 'result'> & { answers: Answers }>`
    SELECT s.self_check_id AS id, f.first_id AS "firstId", s.agency_said AS "agencySaid", s.questions_version AS version,
      s.answers, s.sent_at AS "sentAt", s.is_demonstration AS "isDemonstration"
    FROM office.self_checks s JOIN office.first_self_checks() f USING (self_check_id)
    ORDER BY s.sent_at DESC, s.self_check_id LIMIT 500`.execute(tx);
  return rows.map(({ id, firstId, agencySaid, isDemonstration, ...row }) => ({
    id,
    firstId,
    agencySaid,
    isDemonstration,
    ...resultOf(row),
  }));
}
