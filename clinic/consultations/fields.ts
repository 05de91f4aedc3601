/** What a consultation's forms say. Eight fields are enough to take a question down; the rest can come later. */
import * as v from 'valibot';
import { thbOf } from '#kernel/baht.ts';
import { amount, choice, day, optional, rowId, version, words } from '#office/form-fields.ts';
import { askerKindNames, recordedChannels } from './kinds.ts';
import { urgencyNames } from './promises.ts';

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
  amountThb: optional(v.pipe(amount, v.transform(thbOf))),
  counterpart: optional(words(2, 300)),
  law: optional(words(2, 500)),
  knownTo: optional(words(2, 300)),
  agencyId: optional(words(3, 200)),
  provinceIso: optional(v.pipe(v.string(noProvince), v.regex(/^TH-\d{2}$/u, noProvince))),
  district: optional(
    v.pipe(v.string(), v.regex(/^\d{4}$/u, 'ใส่รหัสอำเภอ 4 หลัก · Give the district’s 4 digits')),
  ),
};

export const ofConsultation = { id: rowId, version };
