/** A meeting is entered: to come, or one that was. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { planMeeting } from '#programme/meetings/actions/plan-meeting.ts';
import { text } from '#programme/meetings/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { deedsText } from '../deeds-text.ts';
import { choicesFor, hatFor } from '../hat.ts';
import { meetingFields } from '../meeting-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:plan');
    const { language } = locals;
    const words = deedsText[language];
    return {
      asked: {
        title: words.titles.new,
        lead: words.leads.new,
        fields: meetingFields(await choicesFor(tx, me, language)),
        button: words.buttons.new,
        hidden: { request_id: randomUUID() },
        back: { href: '/meetings', label: text[language].toList },
      },
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, planMeeting, typed, sending(typed));
      return { to: `/meetings/${id}` };
    }),
};
