/** The people of one agency: for its desk, and for its head. */
import { act } from '#office/action.ts';
import { confirmHead, confirmOfficer } from '#office/staff/actions/agency-confirm.ts';
import { endOfficer } from '#office/staff/actions/agency-end-officer.ts';
import { inviteAgency } from '#office/staff/actions/agency-invite.ts';
import { nameOfficer } from '#office/staff/actions/agency-name-officer.ts';
import { withdrawCode } from '#office/staff/actions/agency-withdraw-code.ts';
import { newAgencyCode } from '#office/staff/agency-code.ts';
import { agencyPeople } from '#office/staff/agency-people.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'agency_enrolment:invite', 'agency_enrolment:name');
    return {
      agency: await agencyPeople(tx, params.id),
      isHead: me.role === 'agency_head',
      confirmsHead: mayDo(me.role, 'agency_enrolment:confirm_head'),
      enrolAt: `${locals.site.origin}/enrol`,
    };
  });

const back = (event: RequestEvent) => ({ to: `/people/agencies/${encodeURIComponent(event.params.id)}` });

export const actions: Actions = {
  invite: (event) =>
    answerForm(event, async () => {
      const { shown, hash } = newAgencyCode();
      const given = { agencyId: event.params.id, codeHash: hash };
      await act(event.locals.store, event.locals.viewer, inviteAgency, given);
      return { code: shown, forName: null };
    }),
  name: (event) =>
    answerForm(event, async ({ forName }) => {
      const { shown, hash } = newAgencyCode();
      await act(event.locals.store, event.locals.viewer, nameOfficer, { forName, codeHash: hash });
      return { code: shown, forName: String(forName) };
    }),
  withdraw: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, withdrawCode, typed);
      return back(event);
    }),
  confirmHead: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, confirmHead, typed);
      return back(event);
    }),
  confirmOfficer: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, confirmOfficer, typed);
      return back(event);
    }),
  endOfficer: (event) =>
    answerForm(event, async (typed) => {
      await act(event.locals.store, event.locals.viewer, endOfficer, typed);
      return back(event);
    }),
};
