/** A day off that was recorded by mistake, or taken back by the cabinet, is a working day again. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { notFound, notPermitted } from '#office/problems.ts';
import { day } from '#office/form-fields.ts';
import { holidaySubject } from '../holiday-subject.ts';

export const withdrawHoliday = action({
  name: 'holiday.withdraw',
  may: 'holiday:edit',
  writes: 'holiday.withdrawn',
  subject: holidaySubject,
  from: 'new',
  input: v.object({ on: day }),
  async run({ tx, me }, { on }) {
    if (me.scopeKind !== 'nation') throw notPermitted(); // a day off is everybody's
    const { rows } = await sql`
      DELETE FROM office.holidays WHERE holiday_on = ${on}::date RETURNING 1 AS one`.execute(tx);
    if (rows.length === 0) throw notFound();
    return { subjectId: on, place: {}, result: on };
  },
});
