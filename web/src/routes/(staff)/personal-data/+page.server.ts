/** The register of requests about personal data. For the data protection officer only. */
import { act } from '#office/action.ts';
import { recordRequest } from '#office/personal-data/actions/record-request.ts';
import { findPeople, mustBeOfficer, readRequests } from '#office/personal-data/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await mustBeOfficer(tx);
    const asked = url.searchParams.get('q')?.slice(0, 200) ?? '';
    return { requests: await readRequests(tx), asked, found: await findPeople(tx, asked) };
  });

export const actions: Actions = {
  record: (event) =>
    answerForm(event, async (typed) => {
      const { id } = await act(event.locals.store, event.locals.viewer, recordRequest, typed);
      return { to: `/personal-data/${id}` };
    }),
};
