/** A picture is added to a news item: who it shows by post, and how they were asked. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, rowId, words } from '#office/form-fields.ts';
import { keptUpload } from '#office/letters/files.ts';
import { consentNames, newsSubject } from '../news-states.ts';
import { ownNewsItem } from '../news.ts';
import { notAPicture } from '../problems.ts';

export const addPhoto = action({
  name: 'meeting_news.add_photo',
  may: 'meeting:plan',
  writes: 'meeting_news.photo_added',
  subject: newsSubject,
  from: ['drafted'],
  input: v.object({ id: rowId, caption: words(2, 500), consent: choice(consentNames), file: keptUpload }),
  async run({ tx, me }, { id, caption, consent, file }) {
    const { meeting } = await ownNewsItem(tx, id);
    if (file.mediaType === 'application/pdf') throw notAPicture();
    await sql`INSERT INTO office.news_photos (meeting_news_id, sha256, byte_count, media_type, file_name, caption, consent, added_by)
      VALUES (${id}, ${file.sha256}, ${file.byteCount}, ${file.mediaType}, ${file.fileName}, ${caption}, ${consent}, ${me.personId})
      ON CONFLICT DO NOTHING`.execute(tx);
    return { subjectId: id, place: meeting.place, data: { consent }, result: { id } };
  },
});
