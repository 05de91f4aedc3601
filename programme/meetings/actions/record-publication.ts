/** Where a news item was published: its link stands on the public pages of the meeting from then on. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { link, rowId, version } from '#office/form-fields.ts';
import { newsSubject } from '../news-states.ts';
import { ownNewsItem } from '../news.ts';

export const recordPublication = action({
  name: 'meeting_news.record_publication',
  may: 'meeting:plan',
  writes: 'meeting_news.published',
  subject: newsSubject,
  from: ['cleared', 'published'],
  to: 'published',
  input: v.object({ id: rowId, version, link }),
  async run({ tx }, { id, link: address }) {
    const { meeting, meetingId } = await ownNewsItem(tx, id);
    await sql`UPDATE office.activities SET published_link = ${address} WHERE activity_id = ${meetingId}`.execute(
      tx,
    );
    return { subjectId: id, place: meeting.place, result: { id } };
  },
});
