/** Opening an item: first the agency is found, then the rest is asked; from a district's counts it is half filled in. */
import type { Actions, PageServerLoad } from './$types';
import { act } from '#office/action.ts';
import { itemProposal } from '#office/districts/proposal.ts';
import { notFound } from '#office/problems.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import { agenciesOf, chosenAgency, findAgencies } from '#office/watch-items/agency-choice.ts';
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
    const counts = countsIn(url.searchParams);
    const proposal = counts ? await itemProposal(tx, counts, language) : null;
    const from = proposal && counts ? { ...counts, name: proposal.name } : null;
    if (wanted === '') {
      const found =
        typed === '' && from ? await agenciesOf(tx, from.district) : await findAgencies(tx, typed);
      return { typed, found, from, agency: null, asked: null };
    }
    const agency = await chosenAgency(tx, wanted);
    if (!agency) throw notFound();
    const back = { href: '/watch-items', label: deedsText[language].toList };
    const fields = openingAsked(language, proposal?.fields);
    const asked = formOf('new', language, fields, { agencyId: wanted }, back);
    return { typed, found: [], from, agency, asked };
  });

/** Which count of which district the reader comes from, if any. */
function countsIn(query: URLSearchParams) {
  const district = plain(query.get('district'));
  const [month, topic] = [plain(query.get('month')), plain(query.get('topic'))];
  return district === '' ? null : { district, month, topic };
}

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
