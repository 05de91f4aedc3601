/** The agenda of a meeting, written anew as a whole, a line an item. Speakers are posts, never names. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version, words } from '#office/form-fields.ts';
import { readAgenda } from '../agenda.ts';
import { ownMeeting } from '../meeting.ts';
import { meetingSubject } from '../states.ts';

export const setAgenda = action({
  name: 'meeting.set_agenda',
  may: 'meeting:plan',
  writes: 'meeting.agenda_set',
  subject: meetingSubject,
  from: ['drafted', 'announced', 'held', 'reported'],
  input: v.object({ id: rowId, version, agenda: optional(words(0, 20_000)) }),
  async run({ tx }, { id, agenda }) {
    const { place } = await ownMeeting(tx, id);
    const items = readAgenda(agenda ?? '');
    await sql`DELETE FROM office.activity_agenda WHERE activity_id = ${id}`.execute(tx);
    for (const [at, { startsAt, title, speaker, activityNo }] of items.entries()) {
      await sql`INSERT INTO office.activity_agenda (activity_id, item_no, activity_no, starts_at, title_th, speaker_th)
        VALUES (${id}, ${at + 1}, ${activityNo}, ${startsAt}::time, ${title}, ${speaker})`.execute(tx);
    }
    return { subjectId: id, place, data: { items: items.length }, result: { id } };
  },
});
