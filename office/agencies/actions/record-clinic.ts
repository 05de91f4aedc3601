/** A governance clinic is written down: what is known of it. What is not known stays empty and is shown as unknown. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { outsideScope } from '../problems.ts';
import { clinicFacts, clinicSubject, verifiedHasSource } from '../clinic-facts.ts';

export const recordClinic = action({
  name: 'clinic.record',
  may: 'clinic_record:edit',
  writes: 'clinic.recorded',
  subject: clinicSubject,
  from: 'new',
  input: v.pipe(
    v.strictObject({
      areaNo: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
      isDemonstration: v.optional(v.boolean(), false),
      ...clinicFacts,
    }),
    v.check((facts) => verifiedHasSource(facts), 'source'),
  ),
  async run({ tx }, { areaNo, isDemonstration, ...facts }) {
    const { rows: seen } = await sql<{
      own: boolean;
    }>`SELECT office.sees(${areaNo}, NULL, NULL, NULL) AS own`.execute(tx);
    if (!seen[0]!.own) throw outsideScope();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.clinics (area_no, kind, name_th, name_en, opened_fiscal_year_be, address_th, address_en, province_iso,
        hours_th, hours_en, phone, staff_count, mobile_unit_count, source, verified, is_demonstration)
      VALUES (${areaNo}, ${facts.kind}, ${facts.nameTh}, ${facts.nameEn}, ${facts.openedYearBe}, ${facts.addressTh}, ${facts.addressEn},
        ${facts.provinceIso}, ${facts.hoursTh}, ${facts.hoursEn}, ${facts.phone}, ${facts.staffCount}, ${facts.mobileUnitCount},
        ${facts.source}, ${facts.verified}, ${isDemonstration})
      RETURNING clinic_id AS id`.execute(tx);
    const clinicId = rows[0]!.id;
    return {
      subjectId: clinicId,
      place: { areaNo },
      data: { verified: facts.verified },
      result: { clinicId },
    };
  },
});
