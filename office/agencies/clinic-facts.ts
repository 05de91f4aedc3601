/** What can be known of a clinic (คลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต), and the clinic as a subject of actions. */
import * as v from 'valibot';
import type { Subject } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { agencyName, provinceIso, sourceText } from './kinds.ts';

const states = { recorded: { th: 'บันทึกแล้ว', en: 'Recorded' } } as const;

export const clinicSubject: Subject<typeof states> = {
  kind: 'clinic',
  table: 'office.clinics',
  id: 'clinic_id',
  states,
};

const text = v.optional(v.nullable(words(1, 500)), null);
const count = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))), null);

/** Entries of both clinic actions. */
export const clinicFacts = {
  kind: v.optional(v.picklist(['office', 'mobile']), 'office'),
  nameTh: agencyName,
  nameEn: agencyName,
  openedYearBe: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2550), v.maxValue(2650))),
    null,
  ),
  addressTh: text,
  addressEn: text,
  provinceIso: v.optional(v.nullable(provinceIso), null),
  hoursTh: text,
  hoursEn: text,
  phone: v.optional(
    v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^[0-9+\-() ,]{3,50}$/u, 'phone'))),
    null,
  ),
  staffCount: count,
  mobileUnitCount: count,
  source: v.optional(v.nullable(sourceText), null),
  verified: v.optional(v.boolean(), false),
};

/** Nothing is called verified without saying where it was read. */
export const verifiedHasSource = ({
  verified,
  source,
}: {
  verified: boolean;
  source: string | null;
}): boolean => !verified || source !== null;
