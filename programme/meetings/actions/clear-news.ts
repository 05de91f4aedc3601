/**
 * A second person looks at a news item before it leaves the desk: consent of those shown, ranks and titles. A
 * letter with it to the province's public-relations office is drafted where wanted.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, ticked, version } from '#office/form-fields.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { newsSubject } from '../news-states.ts';
import { ownNewsItem } from '../news.ts';
import { notChecked, ownNews } from '../problems.ts';
import { readMeeting } from '../queries.ts';

export const clearNews = action({
  name: 'meeting_news.clear',
  may: 'meeting:clear',
  writes: 'meeting_news.cleared',
  subject: newsSubject,
  from: ['drafted'],
  to: 'cleared',
  input: v.object({ id: rowId, version, consentsSeen: ticked, titlesRight: ticked, withLetter: ticked }),
  async run({ tx, me }, { id, consentsSeen, titlesRight, withLetter }) {
    const news = await ownNewsItem(tx, id);
    if (news.writtenBy === me.personId || news.photosBy.includes(me.personId)) throw ownNews();
    if (!consentsSeen || !titlesRight) throw notChecked();
    await sql`UPDATE office.meeting_news SET state = 'cleared', cleared_by = ${me.personId}, cleared_at = now()
      WHERE meeting_news_id = ${id}`.execute(tx);
    if (withLetter) {
      const { provinceTh } = await readMeeting(tx, news.meetingId);
      await draftLetter.perform(tx, {
        kind: 'external',
        secrecy: 'ordinary',
        recipientKind: 'other',
        recipientName: `ประชาสัมพันธ์จังหวัด${provinceTh ?? ''}`,
        subjectLine: `ขอความอนุเคราะห์เผยแพร่ข่าว ${news.headline}`.slice(0, 300),
        body: `ขอความอนุเคราะห์เผยแพร่ข่าวต่อไปนี้ พร้อมภาพที่แนบ\n\n${news.body}`.slice(0, 20_000),
        enclosures: 'ภาพประกอบข่าว',
        aboutKind: 'meeting',
        aboutId: news.meetingId,
      });
    }
    return { subjectId: id, place: news.meeting.place, data: { letter: withLetter }, result: { id } };
  },
});
