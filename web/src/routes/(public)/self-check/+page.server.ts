/** A small agency checks itself. Nothing of it is kept or logged unless it is sent: answers go to the page and come back on it. */
import { randomUUID } from 'node:crypto';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { tooManyAsked } from '#clinic/asking/problems.ts';
import { intakeNow } from '#clinic/asking/intake.ts';
import { nothingAnswered } from '#clinic/self-check/problems.ts';
import { judged, selfCheck, type Answer } from '#clinic/self-check/self-check.ts';
import { newSelfCheckCode, sendSelfCheck, type Answers } from '#clinic/self-check/sending.ts';
import { rateLimit } from '#web/src/answer/rate-limit.ts';
import { answerForm, showable, type Typed } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is sent is read by an officer. */
const wait = rateLimit({ burst: 12, perSecond: 0.05, addresses: 20_000 });

export const load: PageServerLoad = ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { version, principles } = selfCheck();
  return locals.store.within({ kind: 'public' }, async (tx) => ({
    version,
    principles,
    intake: await intakeNow(tx),
  }));
};

export const actions: Actions = {
  look: (event) => answerForm(event, (typed) => Promise.resolve(looked(typed))),
  send,
};

function looked(typed: Typed) {
  const answers = answersIn(typed);
  const result = judged((id) => answers[id]!);
  if (result.every(({ questions }) => questions.every(({ standing }) => standing === 'open')))
    throw nothingAnswered();
  return { result, newCode: newSelfCheckCode(), sendingId: randomUUID(), typed: showable(typed) };
}

/** After a problem the result comes again, with what was typed. */
async function send(event: RequestEvent) {
  const { store } = event.locals;
  let before: Typed = {};
  const answer = await answerForm(event, async (typed) => {
    before = typed;
    looked(typed);
    const seconds = wait(event.getClientAddress(), Date.now());
    if (seconds > 0) throw tooManyAsked(seconds);
    return sendSelfCheck({ store, door: doorOf(event), knock: knockOf(event) }, typed, answersIn(typed));
  });
  if (!('data' in answer)) return answer;
  try {
    return fail(answer.status, { ...looked(before), ...answer.data });
  } catch {
    return answer;
  }
}

const longest = 300;

function answersIn(typed: Typed): Answers {
  const word = (name: string) => ([typed[name] ?? ''].flat()[0] ?? '').slice(0, longest);
  const all = selfCheck().principles.flatMap(({ questions }) => questions);
  const told = all.map(({ id }): [string, Answer] => [
    id,
    { choice: word(`answer-${id}`), paper: word(`paper-${id}`) },
  ]);
  return Object.fromEntries(told);
}
