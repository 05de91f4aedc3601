/** The code of the room, of this minute; projected, so that being there is part of signing in. */
import { openDoor } from '#programme/attendance/meeting.ts';
import { roomCode } from '#programme/attendance/codes.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  event.locals.store.within(event.locals.viewer, async (tx) => {
    await hatFor(tx, 'attendance:record');
    const meeting = await openDoor(tx, event.params.id);
    const door = doorOf(event);
    const { origin } = event.url;
    return { meeting, code: roomCode(door.keys, meeting.id, door.now()), address: `${origin}/attend` };
  });
