/** A person moves to another post from a day on. The old post keeps its days, so an old meeting keeps its list. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { agencyNamed, keysOf, placeOfProvince, postFields, today } from '../fields.ts';
import { beforePost } from '../problems.ts';
import { participantSubject } from '../states.ts';

export const transferParticipant = action({
  name: 'participant.transfer',
  may: 'participants:edit',
  writes: 'participant.transferred',
  subject: participantSubject,
  from: ['known'],
  input: v.object({ id: rowId, version, ...postFields, fromOn: day }),
  async run({ tx, me }, input) {
    const {
      id,
      positionTitle = null,
      organisation = null,
      sector,
      provinceIso,
      districtCode = null,
      fromOn,
    } = input;
    const place = await placeOfProvince(tx, provinceIso);
    const before = await openPost(tx, id);
    if (fromOn > today() || (before !== null && fromOn <= before.fromOn)) throw beforePost();
    const agencyId = await agencyNamed(tx, input);
    await sql`UPDATE office.participant_posts SET until_on = ${fromOn}::date - 1
      WHERE participant_id = ${id} AND until_on IS NULL`.execute(tx);
    await sql`
      INSERT INTO office.participant_posts (participant_id, position_title, sector, agency_id, organisation, province_iso,
        district_code, from_on, recorded_by, recorded_at)
      VALUES (${id}, ${positionTitle}, ${sector}, ${agencyId}, ${organisation}, ${provinceIso}, ${districtCode}, ${fromOn},
        ${me.personId}, clock_timestamp())`.execute(tx);
    const { searchText } = keysOf(before ?? { givenName: '', familyName: '' }, input);
    await sql`
      UPDATE office.participants SET position_title = ${positionTitle}, sector = ${sector}, agency_id = ${agencyId},
        organisation = ${organisation}, province_iso = ${provinceIso}, district_code = ${districtCode}, search_text = ${searchText}
      WHERE participant_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { sector, fromOn }, result: { id } };
  },
});

interface Before {
  prefix?: string | undefined;
  givenName: string;
  familyName: string;
  fromOn: string;
}

async function openPost(tx: Tx, id: string): Promise<Before | null> {
  const { rows } = await sql<Before>`
    SELECT p.prefix, p.given_name AS "givenName", p.family_name AS "familyName", o.from_on AS "fromOn"
    FROM office.participants p JOIN office.participant_posts o USING (participant_id)
    WHERE p.participant_id = ${id} AND o.until_on IS NULL`.execute(tx);
  const row = rows[0];
  return row ? { ...row, prefix: row.prefix ?? undefined } : null;
}
