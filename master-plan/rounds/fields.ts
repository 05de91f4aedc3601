/** When a window opens and closes: a day, and an hour of Bangkok. */
import * as v from 'valibot';
import { day } from '#office/form-fields.ts';
import { closesBeforeOpening } from './problems.ts';
import { roundSubject } from './states.ts';

const noHour = 'ใส่เวลา เช่น 16:30 · Give an hour, such as 16:30';
const hour = v.pipe(v.string(noHour), v.trim(), v.regex(/^([01]\d|2[0-3])[:.][0-5]\d$/u, noHour));

export const windowFields = { opensOn: day, closesOn: day, closesAt: hour };

export const roundId = v.pipe(
  v.string(),
  v.regex(roundSubject.idPattern!, 'ไม่พบรอบรายงาน · There is no such round'),
);

/** @throws Problem rounds.closes_before_opening */
export function windowOf({
  opensOn,
  closesOn,
  closesAt,
}: {
  opensOn: string;
  closesOn: string;
  closesAt: string;
}): {
  opens: string;
  closes: string;
} {
  const opens = `${opensOn}T00:00:00+07:00`;
  const closes = `${closesOn}T${closesAt.replace('.', ':')}:00+07:00`;
  if (new Date(closes) <= new Date(opens)) throw closesBeforeOpening();
  return { opens, closes };
}
