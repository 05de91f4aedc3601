/** An office records a day off, or corrects one: the cabinet added a holiday, the calendar of the moon came out. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, ticked, words } from '#office/form-fields.ts';
import { notPermitted } from '#office/problems.ts';
import { holidaySubject } from '../holiday-subject.ts';

const sourceMissing = 'วันหยุดที่ยืนยันแล้วต้องระบุแหล่งที่มา · A verified day off needs its source';

const input = v.pipe(
  v.object({
    on: day,
    nameTh: words(2, 300),
    nameEn: words(2, 300),
    source: optional(words(2, 300)),
    verified: ticked,
  }),
  v.forward(
    v.check(({ verified, source }) => !verified || source !== undefined, sourceMissing),
    ['source'],
  ),
);

export const recordHoliday = action({
  name: 'holiday.record',
  may: 'holiday:edit',
  writes: 'holiday.recorded',
  subject: holidaySubject,
  from: 'new',
  input,
  async run({ tx, me }, { on, nameTh, nameEn, source, verified }) {
    if (me.scopeKind !== 'nation') throw notPermitted(); // a day off is everybody's
    await sql`
      INSERT INTO office.holidays (holiday_on, name_th, name_en, source, verified)
      VALUES (${on}::date, ${nameTh}, ${nameEn}, ${source ?? null}, ${verified})
      ON CONFLICT (holiday_on) DO UPDATE SET name_th = excluded.name_th, name_en = excluded.name_en,
        source = excluded.source, verified = excluded.verified`.execute(tx);
    return { subjectId: on, place: {}, data: { verified }, result: on };
  },
});
