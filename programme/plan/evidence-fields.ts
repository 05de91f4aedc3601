/** What a form says of a paper behind a spend. */
import * as v from 'valibot';
import { amount, choice, day, optional, rowId, wholeNumber, words } from '#office/form-fields.ts';
import { keptUpload } from '#office/letters/files.ts';
import { evidenceKindNames } from './kinds.ts';

const noDays = 'ใส่จำนวนวัน เช่น 2 หรือ 1.5 · Give days, such as 2 or 1.5';

/** Days and half days; comes out in tenths: '1.5' → 15. */
const days = v.pipe(
  amount,
  v.check((hundredths) => hundredths % 50n === 0n && hundredths > 0n && hundredths <= 36_600n, noDays),
  v.transform((hundredths) => Number(hundredths / 10n)),
);

export const evidenceFields = {
  id: rowId,
  budgetClass: choice(['1', '2']),
  kind: choice(evidenceKindNames),
  whatFor: optional(words(2, 300)),
  amount,
  persons: optional(wholeNumber(1, 10_000)),
  days: optional(days),
  documentNo: words(1, 100),
  documentOn: day,
  file: v.optional(keptUpload),
};
