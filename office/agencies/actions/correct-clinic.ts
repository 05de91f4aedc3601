/** A clinic's record is mended: it moved, its hours changed, somebody found its address. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { version } from '#office/form-fields.ts';
import { clinicFacts, clinicSubject, verifiedHasSource } from '../clinic-facts.ts';

export const correctClinic = action({
  name: 'clinic.correct',
  may: 'clinic_record:edit',
  writes: 'clinic.corrected',
  subject: clinicSubject,
  from: ['recorded'],
  input: v.pipe(
    v.strictObject({ id: v.string(), version, ...clinicFacts }),
    v.check((facts) => verifiedHasSource(facts), 'source'),
  ),
  async run({ tx }, { id, ...facts }) {
    const { rows } = await sql<{ areaNo: number }>`
      UPDATE office.clinics SET kind = ${facts.kind}, name_th = ${facts.nameTh}, name_en = ${facts.nameEn},
        opened_fiscal_year_be = ${facts.openedYearBe}, address_th = ${facts.addressTh}, address_en = ${facts.addressEn},
        province_iso = ${facts.provinceIso}, hours_th = ${facts.hoursTh}, hours_en = ${facts.hoursEn}, phone = ${facts.phone},
        staff_count = ${facts.staffCount}, mobile_unit_count = ${facts.mobileUnitCount}, source = ${facts.source},
        verified = ${facts.verified}
      WHERE clinic_id = ${id} RETURNING area_no AS "areaNo"`.execute(tx);
    return {
      subjectId: id,
      place: { areaNo: rows[0]!.areaNo },
      data: { verified: facts.verified },
      result: { clinicId: id },
    };
  },
});
