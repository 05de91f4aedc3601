/** What a consultation's forms say. Eight fields are enough to take a question down; the rest can come later. */
import * as v from 'valibot';
import { parseBaht } from '#kernel/baht.ts';
import { choice, day, optional, rowId, version, words } from '#office/form-fields.ts';
import { askerKindNames, recordedChannels } from './kinds.ts';
import { urgencyNames } from './promises.ts';

const noAmount = 'ใส่จำนวนเงินตั้งแต่ 0 บาท เช่น 495,000 · Give an amount from 0 baht, such as 495,000';

/** Exact baht as a decimal text, as numeric columns take it. */
const bahtAmount = v.pipe(
  v.union([v.number(), v.string()], noAmount),
  v.transform((typed) => parseBaht(String(typed))),
  v.check((parsed) => parsed.ok, noAmount),
  v.transform((parsed) => (parsed.ok ? parsed.satang : 0n)),
  v.transform((satang) => `${satang / 100n}.${String(satang % 100n).padStart(2, '0')}`),
);

const asker = { askerName: optional(words(2, 200)), contact: optional(words(3, 200)) };

/** The two minutes at the telephone. */
export const intakeFields = {
  channel: choice(recordedChannels),
  askerKind: choice(askerKindNames),
  topic: words(2, 60),
  question: words(10, 4000),
  urgency: choice(urgencyNames),
  decideByOn: optional(day),
  ...asker,
};

const noProvince = 'เลือกจังหวัด · Choose a province';

/** What may come later. */
export const laterFields = {
  ...asker,
  decideByOn: optional(day),
  amountThb: optional(bahtAmount),
  counterpart: optional(words(2, 300)),
  law: optional(words(2, 500)),
  agencyId: optional(words(3, 200)),
  provinceIso: optional(v.pipe(v.string(noProvince), v.regex(/^TH-\d{2}$/u, noProvince))),
  district: optional(
    v.pipe(v.string(), v.regex(/^\d{4}$/u, 'ใส่รหัสอำเภอ 4 หลัก · Give the district’s 4 digits')),
  ),
};

export const ofConsultation = { id: rowId, version };
