/** /district: the phone page of a district centre; for desks, governors and provincial offices their districts. */
import { act } from '#office/action.ts';
import { recordNone } from '#office/districts/actions/record-none.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';
import { abovePage } from './above-page.ts';
import { ownPage } from './own-page.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'district:read');
    const { language } = locals;
    const month = url.searchParams.get('month');
    if (mayDo(me.role, 'district:count')) return ownPage(tx, language, month);
    return abovePage(tx, me, language, { month, province: url.searchParams.get('province') });
  });

export const actions: Actions = {
  /** "Nothing in the other topics." */
  rest: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, recordNone, typed, sending(typed));
      return { to: `/district?month=${encodeURIComponent(String(typed['month']))}` };
    }),
};
