/** An office records a day off, or corrects one: the cabinet added a holiday, the calendar of the moon came out. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, holidaySubject, shortText } from '../holiday-subject.ts';

const input = v.pipe(
  v.strictObject({
    on: day,
    nameTh: shortText,
    nameEn: shortText,
    source: v.optional(shortText),
    verified: v.optional(v.boolean(), false),
  }),
  v.check(({ verified, source }) => !verified || source !== undefined, 'source'),
);

export const recordHoliday = action({
  name: 'holiday.record',
  may: 'holiday:edit',
  writes: 'holiday.recorded',
  subject: holidaySubject,
  from: 'new',
  input,
  async run({ tx }, { on, nameTh, nameEn, source, verified }) {
    await sql`
      INSERT INTO office.holidays (holiday_on, name_th, name_en, source, verified)
      VALUES (${on}::date, ${nameTh}, ${nameEn}, ${source ?? null}, ${verified})
      ON CONFLICT (holiday_on) DO UPDATE SET name_th = excluded.name_th, name_en = excluded.name_en,
        source = excluded.source, verified = excluded.verified`.execute(tx);
    return { subjectId: on, place: {}, data: { verified }, result: on };
  },
});
