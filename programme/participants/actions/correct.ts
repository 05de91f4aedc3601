/** A name was written wrong, or the present post was: the entry and its open post are put right. No new post begins. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { agencyNamed, keysOf, mayEnterIn, nameFields, placeOfProvince, postFields } from '../fields.ts';
import { provinceNotYours } from '../problems.ts';
import { provinceOf } from '../queries.ts';
import { participantSubject } from '../states.ts';

export const correctParticipant = action({
  name: 'participant.correct',
  may: 'participants:edit',
  writes: 'participant.corrected',
  subject: participantSubject,
  from: ['known'],
  input: v.object({ id: rowId, version, ...nameFields, ...postFields }),
  async run({ tx }, input) {
    const { id, prefix = null, givenName, familyName, positionTitle = null, organisation = null } = input;
    const { sector, provinceIso, districtCode = null } = input;
    const place = await placeOfProvince(tx, provinceIso);
    const isMoved = (await provinceOf(tx, id)) !== provinceIso;
    if (isMoved && !(await mayEnterIn(tx, provinceIso))) throw provinceNotYours();
    const keys = keysOf(input, input);
    const agencyId = await agencyNamed(tx, input);
    const mark = input.cardMark === undefined ? null : Buffer.from(input.cardMark, 'hex');
    await sql`
      UPDATE office.participants SET prefix = ${prefix}, given_name = ${givenName}, family_name = ${familyName},
        name_key = ${keys.nameKey}, sound_key = ${keys.soundKey}, search_text = ${keys.searchText},
        card_mark = coalesce(${mark}::bytea, card_mark), position_title = ${positionTitle}, sector = ${sector}, agency_id = ${agencyId},
        organisation = ${organisation}, province_iso = ${provinceIso}, district_code = ${districtCode}
      WHERE participant_id = ${id}`.execute(tx);
    await sql`
      UPDATE office.participant_posts SET position_title = ${positionTitle}, sector = ${sector}, agency_id = ${agencyId},
        organisation = ${organisation}, province_iso = ${provinceIso}, district_code = ${districtCode}
      WHERE participant_id = ${id} AND until_on IS NULL`.execute(tx);
    return { subjectId: id, place, data: { sector }, result: { id } };
  },
});
