/** A meeting is entered, to come or past, as a draft of the desk of its province. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { columnsOf, meetingColumns, meetingFields, mustFitItsYear, placeOf } from '../meeting-fields.ts';
import { meetingSubject } from '../states.ts';

export const planMeeting = action({
  name: 'meeting.plan',
  may: 'meeting:plan',
  writes: 'meeting.planned',
  subject: meetingSubject,
  from: 'new',
  input: v.object(meetingFields),
  async run({ tx, me }, said) {
    mustFitItsYear(said);
    const place = await placeOf(tx, said);
    const slug = `${said.be}-${randomBytes(6).toString('hex')}`;
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.activities (slug, created_by, state, ${meetingColumns})
      VALUES (${slug}, ${me.personId}, 'drafted', ${columnsOf(said, place.areaNo)}) RETURNING activity_id AS id`.execute(
      tx,
    );
    const { id } = rows[0]!;
    const data = { kind: said.kind, on_day: said.onDay ?? null };
    return { subjectId: id, place, data, result: { id } };
  },
});
