/** The pack is frozen with its numbers: the moment, everything in it in one spelling, and its hash. It opens the same for ever. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { canonicalJson, sha256Of } from '#office/watch-items/signals/canonical.ts';
import { compose } from '../compose.ts';
import { ofRow, placeOf } from '../fields.ts';
import { roundNotFixed, tooLarge } from '../problems.ts';
import { readMeeting } from '../queries.ts';
import { meetingSubject } from '../states.ts';

const largest = 8_000_000;

export const freezePack = action({
  name: 'committee_meeting.freeze',
  may: 'committee:run',
  writes: 'committee_meeting.pack_frozen',
  subject: meetingSubject,
  from: ['planned'],
  to: 'frozen',
  input: v.object(ofRow),
  async run({ tx, me }, { id }) {
    const meeting = await readMeeting(tx, id);
    // First the moment: whoever sends or decides meanwhile has an earlier one and is there, or a later one.
    const { rows } = await sql<{ moment: string }>`SELECT office.frozen_moment()::text AS moment`.execute(tx);
    const { moment } = rows[0]!;
    const frozenAt = new Date().toISOString();
    const { content, pages } = await compose(tx, meeting, { moment, frozenAt });
    if (content.rounds.length !== meeting.roundIds.length) throw roundNotFixed();
    const text = canonicalJson(content);
    const texts = pages.map(canonicalJson);
    if (text.length > largest || texts.some((one) => one.length > largest / 2)) throw tooLarge();
    const sha256 = sha256Of(text);
    await sql`
      INSERT INTO office.committee_packs (committee_meeting_id, moment, content, sha256, frozen_by)
      VALUES (${id}::uuid, ${moment}::bigint, ${text}, ${sha256}, ${me.personId}::uuid)`.execute(tx);
    for (const [at, one] of texts.entries())
      await sql`
        INSERT INTO office.committee_pack_pages (committee_meeting_id, place, agency_id, content, sha256)
        VALUES (${id}::uuid, ${at + 1}, ${pages[at]!.body.agencyId}, ${one}, ${sha256Of(one)})`.execute(tx);
    await sql`UPDATE office.committee_meetings SET frozen_at = ${frozenAt}::timestamptz WHERE committee_meeting_id = ${id}::uuid`.execute(
      tx,
    );
    return {
      subjectId: id,
      place: placeOf(meeting),
      data: { moment, bodies: pages.length, sha256 },
      result: { id },
    };
  },
});
