/** One picture of a meeting's news item, for whoever may see it; that it was opened is an event. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { recordEvent } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ownMeeting } from './meeting.ts';

interface KeptPhoto {
  sha256: string;
  mediaType: string;
  fileName: string;
}

/** @throws Problem office.not_found */
export async function photoOf(tx: Tx, meetingId: string, photoId: string): Promise<KeptPhoto> {
  if (!v.is(rowId, meetingId) || !v.is(rowId, photoId)) throw notFound();
  const { rows } = await sql<KeptPhoto>`
    SELECT p.sha256, p.media_type AS "mediaType", p.file_name AS "fileName"
    FROM office.news_photos p JOIN office.meeting_news n USING (meeting_news_id)
    WHERE p.news_photo_id = ${photoId} AND n.activity_id = ${meetingId}`.execute(tx);
  if (!rows[0]) throw notFound();
  const { place } = await ownMeeting(tx, meetingId);
  await recordEvent(tx, {
    name: 'meeting_news.photo_opened',
    subjectKind: 'news_photo',
    subjectId: photoId,
    place,
  });
  return rows[0];
}
