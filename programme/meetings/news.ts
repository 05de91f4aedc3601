/** The news item of a meeting with its pictures; and the facts that its actions decide by. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ownMeeting, type MeetingFacts } from './meeting.ts';
import type { Consent, newsStates } from './news-states.ts';

export interface Photo {
  id: string;
  fileName: string;
  caption: string;
  consent: Consent;
}

export interface News {
  id: string;
  version: number;
  state: keyof typeof newsStates;
  headline: string;
  body: string;
  writtenById: string;
  writtenBy: string | null;
  clearedBy: string | null;
  clearedAt: Date | null;
  photos: Photo[];
}

/** null where nobody wrote one, or it is not the viewer's to read. */
export async function newsOf(tx: Tx, meetingId: string): Promise<News | null> {
  const { rows } = await sql<News>`
    SELECT n.meeting_news_id AS id, n.version, n.state, n.headline, n.body, n.written_by AS "writtenById",
      w.full_name AS "writtenBy", c.full_name AS "clearedBy", n.cleared_at AS "clearedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.news_photo_id, 'fileName', p.file_name, 'caption', p.caption,
        'consent', p.consent) ORDER BY p.added_at, p.news_photo_id)
        FROM office.news_photos p WHERE p.meeting_news_id = n.meeting_news_id), '[]') AS photos
    FROM office.meeting_news n LEFT JOIN office.people w ON w.person_id = n.written_by
    LEFT JOIN office.people c ON c.person_id = n.cleared_by WHERE n.activity_id = ${meetingId}`.execute(tx);
  return rows[0] ?? null;
}

interface NewsFacts {
  meetingId: string;
  meeting: MeetingFacts;
  writtenBy: string;
  photosBy: string[];
  headline: string;
  body: string;
}

/** @throws Problem office.not_found */
export async function ownNewsItem(tx: Tx, id: string): Promise<NewsFacts> {
  const { rows } = await sql<Omit<NewsFacts, 'meeting'>>`
    SELECT activity_id AS "meetingId", written_by AS "writtenBy", headline, body,
      array(SELECT DISTINCT added_by FROM office.news_photos p WHERE p.meeting_news_id = n.meeting_news_id)::text[] AS "photosBy"
    FROM office.meeting_news n WHERE meeting_news_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return { ...rows[0], meeting: await ownMeeting(tx, rows[0].meetingId) };
}
