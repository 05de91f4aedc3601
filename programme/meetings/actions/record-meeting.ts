/**
 * What happened is recorded: how many came and how that is known, sector by sector as far as anybody counted.
 * A second record corrects the first. What nobody counted stays without a number.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, rowId, ticked, version, wholeNumber, words } from '#office/form-fields.ts';
import { attendanceBases } from '#programme/years-file.ts';
import { ownMeeting } from '../meeting.ts';
import { dayAhead } from '../problems.ts';
import { mustAddUp, mustSayHow, sectorInput, writeSectors } from '../sectors.ts';
import { meetingSubject } from '../states.ts';

const recordFields = {
  attendees: optional(wholeNumber(0, 100_000)),
  basis: optional(choice(attendanceBases)),
  /** Even the source, or the office itself, says "about". */
  isAbout: ticked,
  link: optional(words(4, 2000)),
  advised: optional(wholeNumber(0, 100_000)),
  agencies: optional(wholeNumber(0, 10_000)),
  sectors: sectorInput,
};

export const recordMeeting = action({
  name: 'meeting.record',
  may: 'meeting:plan',
  writes: 'meeting.recorded',
  subject: meetingSubject,
  from: ['drafted', 'announced', 'held'],
  to: 'held',
  input: v.object({ id: rowId, version, ...recordFields }),
  async run({ tx }, { id, attendees, basis, isAbout, link, advised, agencies, sectors }) {
    const { place, isDue } = await ownMeeting(tx, id);
    if (!isDue) throw dayAhead();
    mustSayHow({ attendees, basis, link });
    mustAddUp(attendees, sectors);
    const estimated = attendees !== undefined && (isAbout || basis === 'estimated');
    await sql`UPDATE office.activities SET attendee_count = ${attendees ?? null}, attendance_basis = ${basis ?? null},
        attendee_count_is_estimate = ${estimated}, attendance_link = ${basis === undefined ? null : (link ?? null)},
        advice_count = ${advised ?? null}, agency_count = ${agencies ?? null}
      WHERE activity_id = ${id}`.execute(tx);
    await writeSectors(tx, id, sectors);
    const data = { people: attendees ?? null, basis: basis ?? null, sectors: sectors.length };
    return { subjectId: id, place, data, result: { id } };
  },
});
