/** The agenda by hand: an item of the secretary's own comes or goes, a heading takes another place. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, wholeNumber, words } from '#office/form-fields.ts';
import { now } from '../as-at.ts';
import { compose } from '../compose.ts';
import { ofRow, placeOf } from '../fields.ts';
import { noSuchHeading, noSuchItem, tooManyItems } from '../problems.ts';
import { itemsOf, readMeeting } from '../queries.ts';
import { meetingSubject } from '../states.ts';

export const addItem = action({
  name: 'committee_meeting.add_item',
  may: 'committee:run',
  writes: 'committee_meeting.item_added',
  subject: meetingSubject,
  from: ['planned'],
  input: v.object({ ...ofRow, title: words(5, 300), told: optional(words(3, 4000)) }),
  async run({ tx, me }, { id, title, told }) {
    const meeting = await readMeeting(tx, id);
    if ((await itemsOf(tx, id)).length >= 40) throw tooManyItems();
    await sql`
      INSERT INTO office.committee_items (committee_meeting_id, title, words, added_by)
      VALUES (${id}::uuid, ${title}, ${told ?? null}, ${me.personId}::uuid)`.execute(tx);
    return { subjectId: id, place: placeOf(meeting), result: { id } };
  },
});

export const takeOffItem = action({
  name: 'committee_meeting.take_off_item',
  may: 'committee:run',
  writes: 'committee_meeting.item_taken_off',
  subject: meetingSubject,
  from: ['planned'],
  input: v.object({ ...ofRow, committeeItemId: rowId }),
  async run({ tx }, { id, committeeItemId }) {
    const meeting = await readMeeting(tx, id);
    const { rows } = await sql`
      DELETE FROM office.committee_items WHERE committee_meeting_id = ${id}::uuid
      AND committee_item_id = ${committeeItemId}::uuid RETURNING 1 AS gone`.execute(tx);
    if (rows.length === 0) throw noSuchItem();
    return { subjectId: id, place: placeOf(meeting), result: { id } };
  },
});

export const moveHeading = action({
  name: 'committee_meeting.move_heading',
  may: 'committee:run',
  writes: 'committee_meeting.heading_moved',
  subject: meetingSubject,
  from: ['planned'],
  input: v.object({ ...ofRow, heading: words(2, 60), position: wholeNumber(1, 60) }),
  async run({ tx }, { id, heading, position }) {
    const meeting = await readMeeting(tx, id);
    const { content } = await compose(tx, meeting, { moment: now, frozenAt: '' });
    const order = content.agenda.map(({ key }) => key);
    if (!order.includes(heading)) throw noSuchHeading();
    const others = order.filter((key) => key !== heading);
    others.splice(position - 1, 0, heading);
    await sql`UPDATE office.committee_meetings SET agenda_order = ${others}::text[]
      WHERE committee_meeting_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(meeting), data: { position }, result: { id } };
  },
});
