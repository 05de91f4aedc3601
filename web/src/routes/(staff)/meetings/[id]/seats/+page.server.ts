/** Seats of a meeting: what each sector has, who is invited, what they answered, and what became of them since. */
import { mayDo } from '#office/staff/permissions.ts';
import { notFound } from '#office/problems.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { invitedTo, seatsBySector } from '#programme/meetings/seats.ts';
import { pageIn } from '#web/src/page-in.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:invite');
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const sectors = await seatsBySector(tx, meeting.id);
    return {
      meeting,
      sectors,
      taken: sectors.reduce((sum, one) => sum + one.taken, 0),
      page: pageIn(url),
      ...(await invitedTo(tx, meeting.id, pageIn(url))),
      mayInvite: mayDo(me.role, 'meeting:invite') && meeting.state === 'announced',
      maySetQuotas: meeting.state === 'drafted' || meeting.state === 'announced',
    };
  });
