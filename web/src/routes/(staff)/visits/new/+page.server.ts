/** A new visit is planned. */
import { randomUUID } from 'node:crypto';
import { planVisit } from '#clinic/visits/actions/plan-visit.ts';
import { text } from '#clinic/visits/text.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';
import { aroundFor } from '../around.ts';
import { planFields } from '../forms.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'visit:plan');
    const words = text[locals.language];
    const asked: AskedForm = {
      title: words.plan,
      lead: words.planLead,
      fields: planFields(await aroundFor(tx, me, locals.language), undefined, me.personId),
      button: words.planButton,
      hidden: { request_id: randomUUID() },
      back: { href: '/visits', label: words.toList },
    };
    return { asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, planVisit, typed, sending(typed));
      return { to: `/visits/${id}` };
    }),
};
