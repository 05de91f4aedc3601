/** A time of day as it is typed, 9.15 or ๐๙:๑๕, and the instant that it is on a day in Thailand. */
import * as v from 'valibot';
import { toArabicDigits } from '#kernel/thai-text.ts';
import { bangkokToday } from '#kernel/working-days.ts';

const fault = 'ใส่เวลา เช่น 09:15 · Give a time, such as 09:15';

export const clockTime = v.pipe(
  v.string(fault),
  v.transform((typed) =>
    toArabicDigits(typed)
      .trim()
      .replace('.', ':')
      .replace(/\s?น\.?$/u, '')
      .padStart(5, '0'),
  ),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u, fault),
);

/** @param on the day; null: today */
export function instantOf(on: string | null, clock: string): Date {
  return new Date(`${on ?? bangkokToday(new Date())}T${clock}:00+07:00`);
}
