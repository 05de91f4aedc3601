/** A test: one question a page while it runs, kept one by one; afterwards its result. Nothing tells what is right before. */
import { act } from '#office/action.ts';
import { handInTest } from '#programme/curriculum/actions/hand-in-test.ts';
import { issueCertificate } from '#programme/curriculum/actions/issue-certificate.ts';
import { minutesLeft, standingAt } from '#programme/curriculum/clock.ts';
import { readAttempt, readPaper, type PaperQuestion } from '#programme/curriculum/paper.ts';
import { saveAnswer } from '#programme/curriculum/save-answer.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sealOf } from '#web/src/routes/(public)/certificates/seal.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:learn');
    const attempt = await readAttempt(tx, params.id);
    const paper = await readPaper(tx, params.id);
    const now = new Date();
    return {
      attempt,
      standing: standingAt(now, attempt),
      minutesLeft: minutesLeft(now, attempt),
      question: attempt.state === 'running' ? asked(paper, Number(url.searchParams.get('q'))) : null,
      saved: url.searchParams.has('saved'),
      places: paper.map(({ placeNo, choice }) => ({ placeNo, isAnswered: choice !== null })),
      paper: attempt.state === 'finished' ? paper : [],
    };
  });

/** The one asked for, else the first without an answer, else the last. */
function asked(paper: readonly PaperQuestion[], place: number) {
  const one =
    paper.find(({ placeNo }) => placeNo === place) ??
    paper.find(({ choice }) => choice === null) ??
    paper.at(-1);
  return one
    ? { placeNo: one.placeNo, th: one.promptTh, en: one.promptEn, choices: one.choices, choice: one.choice }
    : null;
}

export const actions: Actions = {
  save: (event) =>
    answerForm(event, async ({ place, choice }) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await saveAnswer(store, viewer, { id, place, choice: choice ?? '' });
      return { to: `/courses/tests/${id}?saved` };
    }),
  hand_in: (event) =>
    answerForm(event, async () => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, handInTest, { id: event.params.id });
      return { to: `/courses/tests/${id}` };
    }),
  certificate: (event) =>
    answerForm(event, async () => {
      const { store, viewer, site } = event.locals;
      const input = { attemptId: event.params.id, seal: sealOf(site) };
      const { id } = await act(store, viewer, issueCertificate, input);
      return { to: `/courses/certificates/${id}` };
    }),
};
