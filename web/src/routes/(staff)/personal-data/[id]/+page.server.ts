/** One request about personal data: answered by a file, by removal, or refused with its ground. */
import { act, type Action } from '#office/action.ts';
import { erasePerson } from '#office/personal-data/actions/erase-person.ts';
import { refuseRequest } from '#office/personal-data/actions/refuse-request.ts';
import { notSure } from '#office/personal-data/problems.ts';
import { mustBeOfficer, readRequest } from '#office/personal-data/queries.ts';
import { notFound } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await mustBeOfficer(tx);
    const request = await readRequest(tx, params.id);
    if (!request) throw notFound();
    return { request };
  });

async function decided({ locals, params }: RequestEvent, action: Action<unknown>, input: object) {
  await act(locals.store, locals.viewer, action, { id: params.id, ...input });
  return { to: `/personal-data/${params.id ?? ''}` };
}

export const actions: Actions = {
  erase: (event) =>
    answerForm(event, ({ version, sure }) => {
      if (sure !== 'yes') throw notSure();
      return decided(event, erasePerson, { version });
    }),
  refuse: (event) =>
    answerForm(event, ({ version, ground }) => decided(event, refuseRequest, { version, ground })),
};
