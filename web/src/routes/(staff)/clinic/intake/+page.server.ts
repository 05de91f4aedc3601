/** The centre reads what askers are told online, accepts it, or no longer does. */
import { acceptIntakeText } from '#clinic/asking/actions/accept-text.ts';
import { withdrawIntakeText } from '#clinic/asking/actions/withdraw-text.ts';
import { intakeNow, intakeSha256, intakeText } from '#clinic/asking/intake.ts';
import { acceptances } from '#clinic/asking/queries.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:accept_intake');
    return {
      intake: await intakeNow(tx),
      version: intakeText.version,
      sha256: intakeSha256,
      statements: intakeText.statements,
      acceptances: await acceptances(tx),
    };
  });

export const actions: Actions = {
  accept: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, acceptIntakeText, typed);
      return { to: '/clinic/intake' };
    }),
  withdraw: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, withdrawIntakeText, typed);
      return { to: '/clinic/intake' };
    }),
};
