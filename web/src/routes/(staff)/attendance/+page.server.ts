/** Meetings of the viewer's place around today, each with its door. */
import { doorsAround } from '#programme/attendance/meeting.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'attendance:record');
    return { meetings: await doorsAround(tx) };
  });
