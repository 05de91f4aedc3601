/** How many seats each sector has. A sector without a number is limited by the meeting's own seats alone. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { ownMeeting } from '../meeting.ts';
import { quotasExceed } from '../problems.ts';
import { sectorInput } from '../sectors.ts';
import { aheadStates, meetingSubject } from '../states.ts';

export const setQuotas = action({
  name: 'meeting.set_quotas',
  may: 'meeting:invite',
  writes: 'meeting.quotas_set',
  subject: meetingSubject,
  from: aheadStates,
  input: v.object({ id: rowId, version, sectors: sectorInput }),
  async run({ tx }, { id, sectors }) {
    const { place, seats } = await ownMeeting(tx, id);
    const wanted = sectors.flatMap(({ sector, count }) => (count ? [{ sector, count }] : []));
    const sum = wanted.reduce((total, { count }) => total + count, 0);
    if (seats !== null && sum > seats) throw quotasExceed();
    await sql`DELETE FROM office.meeting_quotas WHERE activity_id = ${id}`.execute(tx);
    for (const { sector, count } of wanted) {
      await sql`INSERT INTO office.meeting_quotas (activity_id, sector, seat_count)
        VALUES (${id}, ${sector}, ${Math.min(count, 5000)})`.execute(tx);
    }
    return { subjectId: id, place, data: { sectors: wanted.length, seats: sum }, result: { id } };
  },
});
