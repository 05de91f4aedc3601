/** Days off as a subject of actions: a day has no states, it is there or it is not. */
import type { Subject } from '#office/action.ts';

const states = { known: { th: 'บันทึกแล้ว', en: 'Recorded' } } as const;

export const holidaySubject: Subject<typeof states> = {
  kind: 'holiday',
  table: 'office.holidays',
  id: 'holiday_on',
  states,
};
