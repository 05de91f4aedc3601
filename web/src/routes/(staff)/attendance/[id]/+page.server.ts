/** The door of one meeting: who is there by sector, what waits for a decision, and signing people in by hand. */
import { act } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { expectParticipant } from '#programme/attendance/actions/expect.ts';
import { signAtDesk } from '#programme/attendance/actions/sign.ts';
import { codeHash, personalCode } from '#programme/attendance/codes.ts';
import { readDoor } from '#programme/attendance/meeting.ts';
import { attendances, issuesOf, signedBySector, unknownScans } from '#programme/attendance/queries.ts';
import { participants } from '#programme/participants/queries.ts';
import { sectorName } from '#programme/participants/sectors.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor, pageNumber } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'attendance:record');
    const meeting = await readDoor(tx, params.id);
    const { language } = locals;
    const search = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 200).trim();
    const page = pageNumber(url.searchParams.get('page'));
    const totals = await signedBySector(tx, meeting.id);
    return {
      meeting,
      search,
      page,
      isOpen: meeting.state !== 'cancelled' && meeting.state !== 'drafted',
      totals: totals.map((row) => ({ ...row, said: sectorName(row.sector, language) })),
      signed: totals.reduce((sum, { count }) => sum + count, 0),
      ...(await attendances(tx, { activityId: meeting.id, page })),
      found: search === '' ? null : (await participants(tx, { search, page: 1 })).people.slice(0, 20),
      unknown: await unknownScans(tx, meeting.id),
      settles: mayDo(me.role, 'attendance:settle'),
    };
  });

export const actions: Actions = {
  sign: (event) =>
    answerForm(event, async (typed) => {
      const { id } = event.params;
      const { store, viewer } = event.locals;
      await act(store, viewer, signAtDesk, { ...typed, activityId: id });
      return { to: `/attendance/${id}` };
    }),
  issue: (event) =>
    answerForm(event, async ({ participantId = '' }) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      const { keys } = doorOf(event);
      const isId = typeof participantId === 'string' && /^[0-9a-f-]{36}$/u.test(participantId);
      const who = isId ? participantId : '';
      const issues = await store.within(viewer, async (tx) => {
        await hatFor(tx, 'attendance:record');
        await readDoor(tx, id);
        return isId ? issuesOf(tx, id, who) : 0;
      });
      const issueNo = issues + 1;
      const hash = codeHash(keys, personalCode(keys, id, who, issueNo));
      await act(store, viewer, expectParticipant, {
        activityId: id,
        participantId: who,
        issueNo,
        codeHash: hash,
      });
      return { to: `/attendance/${id}/cards` };
    }),
};
