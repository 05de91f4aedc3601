/** Seats of a meeting: what each sector has, who is invited, what they answered, and what became of them since. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { soon } from '#office/my-work/my-work.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { remindAgencies } from '#programme/meetings/actions/remind-agencies.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { reminderRestDays, remindersOf, type Reminders } from '#programme/meetings/reminders.ts';
import { invitedTo, seatsBySector } from '#programme/meetings/seats.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { pageIn } from '#web/src/page-in.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:invite');
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const mayInvite = mayDo(me.role, 'meeting:invite') && meeting.state === 'announced';
    const reminders = mayInvite ? await remindersOf(tx, meeting.id) : null;
    const sectors = await seatsBySector(tx, meeting.id);
    return {
      meeting,
      sectors,
      taken: sectors.reduce((sum, one) => sum + one.taken, 0),
      page: pageIn(url),
      ...(await invitedRows(tx, meeting.id, pageIn(url), reminders)),
      mayInvite,
      reminders: reminders === null ? null : shownReminders(reminders),
      maySetQuotas: meeting.state === 'drafted' || meeting.state === 'announced',
    };
  });

async function invitedRows(tx: Tx, meetingId: string, page: number, reminders: Reminders | null) {
  const toCall = new Set(reminders?.toCall.map(({ id }) => id));
  const { rows, ...counts } = await invitedTo(tx, meetingId, page);
  return { ...counts, rows: rows.map((row) => ({ ...row, mustCall: toCall.has(row.id) })) };
}

/** At most this many are named to be called; the table beneath has them all. */
const named = 20;

function shownReminders({ toTell, resting, toCall }: Reminders) {
  return {
    rest: reminderRestDays,
    soon,
    toTell: toTell.length,
    resting: resting.length,
    nextOn: resting.map(({ nextOn }) => nextOn).sort()[0] ?? null,
    toCall: toCall.length,
    callFirst: toCall.slice(0, named).map(({ id, name }) => ({ id, name })),
    requestId: randomUUID(),
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, remindAgencies, { id }, sending(typed));
      return { to: `/meetings/${id}/seats` };
    }),
};
