/** The desk or the province nominates an agency, under the criteria in force. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { agencyId } from '#office/agencies/kinds.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { criteriaInForce } from '../criteria.ts';
import { nominatedAlready } from '../problems.ts';
import { model } from '../states.ts';
import { agencyPlace } from '../where.ts';

export const nominateAgency = action({
  name: 'model_agency.nominate',
  may: 'model:nominate',
  writes: 'model_agency.nominated',
  subject: model,
  from: 'new',
  input: v.object({ agencyId, whyTh: generalWords(10, 2000) }),
  async run({ tx, me }, { agencyId: chosen, whyTh }) {
    const today = bangkokToday(new Date());
    const place = await agencyPlace(tx, chosen, today);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.model_agencies (agency_id, province_iso, district_code, area_no, criteria_version, why_th, nominated_by, nominated_on)
      VALUES (${chosen}, ${place.provinceIso}, ${place.districtCode}, ${place.areaNo}, ${criteriaInForce().version}, ${whyTh},
        ${me.personId}, ${today}::date)
      ON CONFLICT DO NOTHING RETURNING model_agency_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw nominatedAlready();
    return { subjectId: id, place: { ...place, agencyId: chosen }, result: { id } };
  },
});
