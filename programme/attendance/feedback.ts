/** What people thought of a meeting: without names, and only once enough have answered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { parse } from 'yaml';
import { optional, wholeNumber, words } from '#office/form-fields.ts';
import { inputProblem } from '#office/problems.ts';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { takeTurn, turnSucceeded } from '#office/staff/sign-in/throttle.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { feedbackHash } from './codes.ts';
import { feedbackNoGood } from './problems.ts';

const rules = v.strictObject({
  at_least: v.strictObject({
    value: v.pipe(v.number(), v.minValue(3)),
    why_th: v.string(),
    why_en: v.string(),
  }),
});

/** How many answers come to light at a time, at least; and why. */
export const feedbackRules = v.parse(
  rules,
  parse(readFileSync(join(import.meta.dirname, 'feedback.yaml'), 'utf8')),
);

const answer = v.object({
  useful: wholeNumber(1, 5),
  clear: wholeNumber(1, 5),
  willUse: wholeNumber(1, 5),
  words: optional(words(2, 1000)),
});

/** @throws Problem office.input, attendance.feedback_no_good, sign_in.wait */
export async function giveFeedback(
  store: Store,
  door: Door,
  { code, ...typed }: { code: unknown } & Record<string, unknown>,
  knock: Knock,
): Promise<void> {
  const parsed = v.safeParse(answer, typed);
  if (!parsed.success) throw inputProblem(parsed.issues);
  const { useful, clear, willUse, words: said = '' } = parsed.output;
  const turn = await takeTurn(door, 'feedback', null, knock);
  const mark = Buffer.from(feedbackHash(door.keys, typeof code === 'string' ? code : ''), 'hex');
  const { rows } = await store.within({ kind: 'public' }, (tx) =>
    sql<{ good: boolean }>`SELECT office.give_feedback(${mark}, ${useful}, ${clear}, ${willUse}, ${said},
      ${feedbackRules.at_least.value}) AS good`.execute(tx),
  );
  if (!rows[0]!.good) throw feedbackNoGood();
  await door.store.signIn((tx) => turnSucceeded(tx, turn));
}

export interface FeedbackShown {
  count: number;
  /** Of 5; null while too few have answered. */
  useful: number | null;
  clear: number | null;
  willUse: number | null;
  words: string[];
}

/** Of the answers that have come to light; those that wait are not even counted. */
export async function feedbackOf(tx: Tx, activityId: string): Promise<FeedbackShown> {
  const { rows } = await sql<FeedbackShown>`
    SELECT count(*)::int AS count, round(avg(useful), 1)::float8 AS useful, round(avg(clear), 1)::float8 AS clear,
      round(avg(will_use), 1)::float8 AS "willUse",
      coalesce(array_agg(words ORDER BY feedback_answer_id) FILTER (WHERE words IS NOT NULL), '{}') AS words
    FROM office.feedback_answers WHERE activity_id = ${activityId} AND batch_no IS NOT NULL`.execute(tx);
  return rows[0]!;
}
