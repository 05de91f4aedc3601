/** Days off as a subject of actions: a day has no states, it is there or it is not. */
import * as v from 'valibot';
import { dayNumber } from '#kernel/working-days.ts';
import type { Subject } from '#office/action.ts';

const states = { known: { th: 'บันทึกแล้ว', en: 'Recorded' } } as const;

export const holidaySubject: Subject<typeof states> = {
  kind: 'holiday',
  table: 'office.holidays',
  id: 'holiday_on',
  states,
};

/** An ISO day that the calendar has. */
export const day = v.pipe(
  v.string(),
  v.check((text) => {
    try {
      return dayNumber(text) > 0;
    } catch {
      return false;
    }
  }, 'day'),
);

export const shortText = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300));
