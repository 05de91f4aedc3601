/** A news item about a meeting is written, and written again; every change asks for another's look anew. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { ownMeeting } from '../meeting.ts';
import { newsSubject } from '../news-states.ts';
import { ownNewsItem } from '../news.ts';
import { newsAlready } from '../problems.ts';

const said = { headline: words(5, 300), body: words(10, 20_000) };

export const writeNews = action({
  name: 'meeting_news.write',
  may: 'meeting:plan',
  writes: 'meeting_news.written',
  subject: newsSubject,
  from: 'new',
  input: v.object({ meetingId: rowId, ...said }),
  async run({ tx, me }, { meetingId, headline, body }) {
    const { place } = await ownMeeting(tx, meetingId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.meeting_news (activity_id, headline, body, written_by)
      VALUES (${meetingId}, ${headline}, ${body}, ${me.personId}) ON CONFLICT DO NOTHING RETURNING meeting_news_id AS id`.execute(
      tx,
    );
    if (!rows[0]) throw newsAlready();
    return { subjectId: rows[0].id, place, result: { id: rows[0].id } };
  },
});

export const rewriteNews = action({
  name: 'meeting_news.rewrite',
  may: 'meeting:plan',
  writes: 'meeting_news.rewritten',
  subject: newsSubject,
  from: ['drafted', 'cleared'],
  to: 'drafted',
  input: v.object({ id: rowId, version, ...said }),
  async run({ tx, me }, { id, headline, body }) {
    const { meeting } = await ownNewsItem(tx, id);
    await sql`UPDATE office.meeting_news SET headline = ${headline}, body = ${body}, written_by = ${me.personId},
        state = 'drafted', cleared_by = NULL, cleared_at = NULL WHERE meeting_news_id = ${id}`.execute(tx);
    return { subjectId: id, place: meeting.place, result: { id } };
  },
});
