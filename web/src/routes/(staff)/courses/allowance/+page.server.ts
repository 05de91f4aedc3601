/** The desk gives one learner more time, or one more try. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { giveAllowance } from '#programme/curriculum/actions/give-allowance.ts';
import { coursesInForce } from '#programme/curriculum/catalogue.ts';
import { deskText } from '#programme/curriculum/desk-text.ts';
import { text } from '#programme/curriculum/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { store, viewer, language } }) =>
  store.within(viewer, async (tx) => {
    await hatFor(tx, 'course:conduct');
    const words = deskText[language].allowance;
    const courses = await coursesInForce(tx);
    const options = courses.map((one) => ({
      value: one.versionId,
      label: language === 'th' ? one.titleTh : one.titleEn,
    }));
    const asked: AskedForm = {
      title: words.title,
      lead: words.lead,
      fields: [
        { name: 'versionId', label: words.course, options, required: true },
        { name: 'email', label: words.email, required: true, maxlength: 254 },
        { name: 'extraMinutes', label: words.minutes, value: 0, required: true, inputmode: 'numeric' },
        { name: 'extraAttempts', label: words.attempts, value: 0, required: true, inputmode: 'numeric' },
        { name: 'reason', label: words.reason, type: 'textarea', required: true, maxlength: 500 },
      ],
      button: words.save,
      hidden: { request_id: randomUUID() },
      back: { href: '/courses', label: text[language].all },
    };
    return { asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async ({ participantId: _, ...typed }) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, giveAllowance, typed, sending(typed));
      return { to: '/courses' };
    }),
};
