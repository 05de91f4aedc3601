/** What is said of a meeting changes: its day, its room, its words. What was held keeps its record. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { columnsOf, meetingColumns, meetingFields, mustFitItsYear, placeOf } from '../meeting-fields.ts';
import { dayMissing } from '../problems.ts';
import { meetingSubject } from '../states.ts';

export const reviseMeeting = action({
  name: 'meeting.revise',
  may: 'meeting:plan',
  writes: 'meeting.revised',
  subject: meetingSubject,
  from: ['drafted', 'announced', 'held'],
  input: v.object({ id: rowId, version, ...meetingFields }),
  async run({ tx, found }, { id, version: _, ...said }) {
    mustFitItsYear(said);
    if (found!.state === 'announced' && said.onDay === undefined) throw dayMissing();
    const place = await placeOf(tx, said);
    await sql`UPDATE office.activities SET (${meetingColumns}) = (${columnsOf(said, place.areaNo)})
      WHERE activity_id = ${id}`.execute(tx);
    const data = { kind: said.kind, on_day: said.onDay ?? null };
    return { subjectId: id, place, data, result: { id } };
  },
});
