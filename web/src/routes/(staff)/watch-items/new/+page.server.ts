/** Opening an item: first the agency is found, then the rest is asked. */
import type { Actions, PageServerLoad } from './$types';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import { chosenAgency, findAgencies } from '#office/watch-items/agency-choice.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { formOf, openingAsked } from '../deed-forms.ts';
import { deedsText } from '../deeds-text.ts';
import { hatFor } from '../hat.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'watch:open');
    const { language } = locals;
    const wanted = plain(url.searchParams.get('agency'));
    const typed = plain(url.searchParams.get('q'));
    if (wanted === '') return { typed, found: await findAgencies(tx, typed), agency: null, asked: null };
    const agency = await chosenAgency(tx, wanted);
    if (!agency) throw notFound();
    const back = { href: '/watch-items', label: deedsText[language].toList };
    const asked = formOf('new', language, openingAsked(language), { agencyId: wanted }, back);
    return { typed, found: [], agency, asked };
  });

/** Text of an address that the database can take. */
const plain = (text: string | null) => (text ?? '').replaceAll('\0', '').slice(0, 200);

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, openWatchItem, typed, sending(typed));
      return { to: `/watch-items/${id}` };
    }),
};
