/** Who is expected, each with the card for the door: the code, and the same as a picture to be scanned. */
import { readDoor } from '#programme/attendance/meeting.ts';
import { personalCode } from '#programme/attendance/codes.ts';
import { expectedAt } from '#programme/attendance/queries.ts';
import { hatFor, pageNumber } from '#web/src/routes/(staff)/people/hat.ts';
import { pictureOf } from '#web/src/sign-in/picture.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { PageServerLoad } from './$types';

/** Cards a page: a sheet or two of paper. */
const many = 24;

export const load: PageServerLoad = (event) =>
  event.locals.store.within(event.locals.viewer, async (tx) => {
    await hatFor(tx, 'attendance:record');
    const meeting = await readDoor(tx, event.params.id);
    const { keys } = doorOf(event);
    const page = pageNumber(event.url.searchParams.get('page'));
    const expected = await expectedAt(tx, meeting.id);
    const cards = expected.slice((page - 1) * many, page * many).map((person) => {
      const code = personalCode(keys, meeting.id, person.participantId, person.issueNo);
      return { ...person, code, picture: pictureOf(code) };
    });
    return { meeting, cards, page, pages: Math.ceil(expected.length / many) };
  });
