/**
 * Agencies are invited, and bodies that are in no register; a letter to each agency is drafted along with it
 * where the officer wants one, for the ladder of letters to review, sign and send.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, optional, rowId, ticked, version, wholeNumber, words } from '#office/form-fields.ts';
import { sectorNames } from '#programme/years-file.ts';
import { bodiesOf, letterTo } from '../invite.ts';
import { ownMeeting } from '../meeting.ts';
import { invitedAlready } from '../problems.ts';
import { meetingSubject } from '../states.ts';

const agencyIds = v.pipe(
  v.optional(v.union([v.string(), v.array(v.string())]), []),
  v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)]),
  v.array(v.pipe(v.string(), v.maxLength(200))),
  v.maxLength(100, 'เชิญได้ครั้งละไม่เกิน 100 หน่วยงาน · At most 100 agencies at a time'),
);

export const inviteAgencies = action({
  name: 'meeting.invite',
  may: 'meeting:invite',
  writes: 'meeting.agencies_invited',
  subject: meetingSubject,
  from: ['announced'],
  input: v.object({
    id: rowId,
    version: optional(version),
    agencyIds,
    organisation: optional(words(2, 300)),
    sector: choice(sectorNames),
    seats: wholeNumber(1, 200),
    postsWanted: optional(words(2, 500)),
    replyDueOn: optional(day),
    withLetter: ticked,
  }),
  async run(
    { tx, me },
    { id, agencyIds: ids, organisation, sector, seats, postsWanted, replyDueOn, withLetter },
  ) {
    const meeting = await ownMeeting(tx, id);
    const bodies = await bodiesOf(tx, ids, organisation);
    const asked = { seats, postsWanted, replyDueOn };
    for (const body of bodies) {
      const letterId = withLetter && body.agencyId !== null ? await letterTo(tx, id, body, asked) : null;
      const { rows } = await sql`
        INSERT INTO office.meeting_invitations (activity_id, area_no, province_iso, agency_id, invited_name, sector, seat_quota,
          posts_wanted, reply_due_on, letter_id, invited_by)
        VALUES (${id}, ${meeting.areaNo}, ${meeting.provinceIso}, ${body.agencyId}, ${body.name}, ${sector}, ${seats},
          ${postsWanted ?? null}, ${replyDueOn ?? null}::date, ${letterId}, ${me.personId})
        ON CONFLICT DO NOTHING RETURNING 1 AS made`.execute(tx);
      if (rows.length === 0) throw invitedAlready(body.name);
    }
    const data = { agencies: bodies.length, seats: seats * bodies.length, letters: withLetter };
    return { subjectId: id, place: meeting.place, data, result: { invited: bodies.length } };
  },
});
