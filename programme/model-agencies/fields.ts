/** Parts of inputs that model agencies and their practices share. */
import * as v from 'valibot';
import { toArabicDigits } from '#kernel/thai-text.ts';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { optional } from '#office/form-fields.ts';
import { dayAhead, dayTooOld } from './problems.ts';

const noNumber = 'ใส่ตัวเลข เช่น 1,250.50 · Give a number, such as 1,250.50';

/** A number as people type it; comes out as an exact decimal text. */
export const decimal = v.pipe(
  v.union([v.number(), v.string()], noNumber),
  v.transform((typed) => toArabicDigits(String(typed)).replaceAll(',', '').trim()),
  v.regex(/^-?\d{1,12}(\.\d{1,2})?$/u, noNumber),
);

/** Money of at least nothing. */
export const cost = v.pipe(
  decimal,
  v.check((typed) => !typed.startsWith('-'), noNumber),
);

export const card = {
  titleTh: generalWords(5, 200),
  titleEn: generalWords(5, 200),
  changedTh: generalWords(10, 1000),
  changedEn: generalWords(10, 1000),
  howTh: generalWords(10, 1500),
  howEn: generalWords(10, 1500),
  costThb: optional(cost),
  resultValue: optional(decimal),
  resultTh: optional(generalWords(3, 500)),
  resultEn: optional(generalWords(3, 500)),
};

/** @throws Problem model_agencies.day_ahead, model_agencies.day_too_old */
export function mustHaveCome(on: string, field: string): void {
  const today = bangkokToday(new Date());
  if (on > today) throw dayAhead(field);
  if (dayNumber(today) - dayNumber(on) > 3660) throw dayTooOld(field);
}
