/** What one asker says was done, 30 or 90 days after the answer. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { recordFollowUp } from '#clinic/advice/actions/record-follow-up.ts';
import { dids, followUpStates, outcomes } from '#clinic/advice/after-states.ts';
import { text } from '#clinic/advice/after-text.ts';
import { readFollowUp, type FollowUp } from '#clinic/advice/follow-ups.ts';
import { act } from '#office/action.ts';
import { wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    const followUp = await readFollowUp(tx, params.id);
    if (followUp.state !== 'waiting') throw wrongState(followUpStates, followUp.state, ['waiting']);
    return { followUp, asked: recording(locals.language, followUp) };
  });

function recording(language: Language, { consultationNumber, days, version }: FollowUp): AskedForm {
  const words = text[language];
  return {
    title: `${words.recordThis(consultationNumber)} · ${words.days(days)}`,
    lead: words.recordLead,
    fields: [
      { name: 'did', label: words.did, options: optionsOf(dids, language), required: true },
      { name: 'outcome', label: words.outcome, options: optionsOf(outcomes, language) },
      { name: 'changedThb', label: words.changed, hint: words.changedHint, inputmode: 'numeric' },
      { name: 'note', label: words.note, type: 'textarea', maxlength: 2000 },
    ],
    button: words.save,
    hidden: { version, request_id: randomUUID() },
    back: { href: '/clinic/follow-ups', label: words.toFollowUps },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, recordFollowUp, deedInput(typed, event.params.id), sending(typed));
      return { to: '/clinic/follow-ups' };
    }),
};
