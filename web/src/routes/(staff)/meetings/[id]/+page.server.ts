/** One meeting: for its desk with what can be done, for others as it is announced. */
import { bangkokToday } from '#kernel/working-days.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { signedCount } from '#programme/meetings/report.ts';
import { canRecord, possibleDeeds } from '../deeds.ts';
import { hatFor } from '../hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:read');
    const meeting = await readMeeting(tx, params.id);
    const today = bangkokToday(new Date());
    return {
      meeting,
      today,
      deeds: possibleDeeds(me, meeting),
      signed: meeting.isOwn ? await signedCount(tx, meeting.id) : 0,
      mayInvite: mayDo(me.role, 'meeting:invite'),
      canRecord: canRecord(me, meeting, today),
    };
  });
