/** The director is told of a meeting by a memorandum: drafted from its record, changed by the officer, sent as letters are. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { ownMeeting } from '../meeting.ts';
import { meetingSubject } from '../states.ts';

export const reportMeeting = action({
  name: 'meeting.report',
  may: 'meeting:plan',
  writes: 'meeting.reported',
  subject: meetingSubject,
  from: ['held'],
  to: 'reported',
  input: v.object({ id: rowId, version, recipient: words(2, 200), body: words(10, 20_000) }),
  async run({ tx }, { id, recipient, body }) {
    const { place, titleTh } = await ownMeeting(tx, id);
    const letterId = await draftLetter.perform(tx, {
      kind: 'memo',
      secrecy: 'ordinary',
      recipientKind: 'other',
      recipientName: recipient,
      subjectLine: `รายงานผล ${titleTh}`.slice(0, 300),
      body,
      aboutKind: 'meeting',
      aboutId: id,
    });
    return { subjectId: id, place, data: { letter: letterId }, result: { letterId } };
  },
});
