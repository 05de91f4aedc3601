/** A moment as it is typed: a day, and a time of day (15.30 or ๑๕:๓๐) in Thailand. */
import * as v from 'valibot';
import { toArabicDigits } from '#kernel/thai-text.ts';

const fault = 'ใส่เวลา เช่น 15:30 · Give a time, such as 15:30';

export const clock = v.pipe(
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

export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`);
