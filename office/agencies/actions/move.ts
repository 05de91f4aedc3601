/** An agency lies in another province or district from a day on; what was done before stays where it was done. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, version } from '#office/form-fields.ts';
import { agencyId, agencySubject, districtCode, provinceIso, sourceText } from '../kinds.ts';
import { addChange, hasLaterChange, livingAgency, mustHaveCome, mustLieInScope } from '../register.ts';

export const moveAgency = action({
  name: 'agency.move',
  may: 'agency:edit',
  writes: 'agency.moved',
  subject: agencySubject,
  from: ['known'],
  input: v.strictObject({
    id: agencyId,
    version,
    provinceIso,
    districtCode: v.optional(v.nullable(districtCode), null),
    effectiveOn: day,
    source: sourceText,
  }),
  async run({ tx }, { id, provinceIso: iso, districtCode: district, effectiveOn, source }) {
    mustHaveCome(effectiveOn);
    const row = await livingAgency(tx, id);
    await mustLieInScope(tx, iso, district, id);
    const isNewest = !(await hasLaterChange(tx, id, 'moved', effectiveOn));
    const { rows } = await sql<{ iso: string | null }>`
      SELECT office.agency_province_at(${id}, ${effectiveOn}::date) AS iso`.execute(tx);
    const before = { province_iso: rows[0]!.iso, district_code: row.districtCode };
    const after = { province_iso: iso, district_code: district };
    await addChange(tx, { agencyId: id, kind: 'moved', before, after, effectiveOn, source });
    if (isNewest) {
      await sql`UPDATE office.agencies SET province_iso = ${iso}, district_code = ${district}
        WHERE agency_id = ${id}`.execute(tx);
    }
    return {
      subjectId: id,
      place: { agencyId: id, provinceIso: iso, districtCode: district },
      data: { effective_on: effectiveOn, from_province: before.province_iso },
      result: { agencyId: id },
    };
  },
});
