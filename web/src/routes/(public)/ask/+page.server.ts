/**
 * Asking the clinic online: the form, a look at it with the asker's code, the receipt. Nobody signs in; the code stays in the
 * form, never in an address; nothing is kept before it is sent.
 */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { lookThrough, takeQuestion, type LookedThrough } from '#clinic/asking/ask.ts';
import { askedNames } from '#clinic/asking/fields.ts';
import { dutyPhone, intakeNow, intakeText } from '#clinic/asking/intake.ts';
import { nothingHandedOver, tooManyAsked } from '#clinic/asking/problems.ts';
import { askerKindNames } from '#clinic/consultations/kinds.ts';
import { topicName, topicsOn } from '#clinic/consultations/promises.ts';
import { nextWorkingHour } from '#kernel/working-days.ts';
import { clinics } from '#office/agencies/queries.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { rateLimit } from '#web/src/answer/rate-limit.ts';
import { answerForm, showable, type Typed } from '#web/src/forms/answer-form.ts';
import { documentsIn } from './documents.ts';
import type { Actions, PageServerLoad } from './$types';

/** Each question kept is work for an officer: a person sends one now and then, a machine would send thousands. */
const wait = rateLimit({ burst: 12, perSecond: 0.05, addresses: 20_000 });

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { language } = locals;
  const now = new Date();
  return locals.store.within({ kind: 'public' }, async (tx) => {
    const calendar = await readCalendar(tx, now);
    const provinces = await provincesToday(tx);
    const worksAt = nextWorkingHour(now, calendar.holidays);
    const phones = (await clinics(tx)).filter(({ kind, phone }) => kind === 'office' && phone !== null);
    return {
      intake: await intakeNow(tx),
      version: intakeText.version,
      statements: intakeText.statements.map((one) => ({ id: one.id, said: one[language] })),
      kind: askerKindNames.find((kind) => kind === url.searchParams.get('as')) ?? 'official',
      worksAt: worksAt.getTime() <= now.getTime() ? null : worksAt,
      topics: topicsOn(calendar.today).map((one) => ({ value: one.id, label: one[language] })),
      areas: Array.from({ length: 9 }, (_, before) => {
        const areaNo = before + 1;
        return {
          areaNo,
          provinces: provinces.filter((one) => one.areaNo === areaNo).map((one) => one[language]),
          dutyPhone: dutyPhone(areaNo),
          phone: phones.find((one) => one.areaNo === areaNo)?.phone ?? null,
        };
      }),
      provinces: provinces.map((one) => ({ value: one.iso, label: one[language] })),
    };
  });
};

export const actions: Actions = {
  /** What another page hands over, or the second step hands back: the form with it, nothing kept. */
  fill: (event) =>
    answerForm(event, (typed) => {
      if (typed['question'] === undefined) throw nothingHandedOver();
      return Promise.resolve({ typed: showable(only(typed)) });
    }),
  look: (event) =>
    answerForm(event, async (typed) =>
      shown(await lookThrough(event.locals.store, only(typed)), typed, event.locals.language),
    ),
  send,
};

const only = (typed: Typed): Typed =>
  Object.fromEntries(askedNames.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]])));

function shown({ asked, code, ...times }: LookedThrough, typed: Typed, language: App.Locals['language']) {
  return {
    look: { ...times, code, asked, topic: topicName(asked.topic, language) },
    typed: showable(only(typed)),
  };
}

/** After a problem the second step comes again with the same code; documents have to be chosen again. */
async function send(event: RequestEvent) {
  const { locals } = event;
  let before: Typed = {};
  const answer = await answerForm(event, async (typed, form) => {
    before = typed;
    const { code, ...rest } = typed;
    const seconds = wait(event.getClientAddress(), Date.now());
    if (seconds > 0) throw tooManyAsked(seconds);
    const taken = await takeQuestion(locals.store, only(rest), code, await documentsIn(event, form));
    return { taken: { ...taken, code: String(code), areaNo: Number(rest['areaNo']) } };
  });
  if (!('data' in answer)) return answer;
  const again = await lookThrough(locals.store, only(before)).catch(() => null);
  if (!again || answer.data.problem.code === 'asking.code_slip') return answer;
  const { look } = shown(again, before, locals.language);
  return fail(answer.status, { ...answer.data, look: { ...look, code: String(before['code']) } });
}
