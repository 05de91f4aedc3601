/** A desk says how many subjects it can look at in a day. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Subject } from '#office/action.ts';
import { wholeNumber } from '#office/form-fields.ts';

const states = { set: { th: 'กำหนดแล้ว', en: 'Set' } } as const;
const deskSubject: Subject<typeof states> = {
  kind: 'watch_desk',
  table: 'office.desk_capacities',
  id: 'area_no',
  states,
};

export const setCapacity = action({
  name: 'watch_desk.set_capacity',
  may: 'signal:mark',
  writes: 'watch_desk.capacity_set',
  subject: deskSubject,
  from: 'new',
  input: v.object({ subjectsPerDay: wholeNumber(1, 200) }),
  async run({ tx, me }, { subjectsPerDay }) {
    const areaNo = me.scopeKind === 'area' ? Number(me.scopeId) : null;
    await sql`
      INSERT INTO office.desk_capacities (area_no, subjects_per_day, set_by) VALUES (${areaNo ?? 0}, ${subjectsPerDay}, ${me.personId})
      ON CONFLICT (area_no) DO UPDATE SET subjects_per_day = excluded.subjects_per_day, set_by = excluded.set_by, set_at = now()`.execute(
      tx,
    );
    const data = { subjects_per_day: subjectsPerDay };
    return { subjectId: String(areaNo ?? 0), place: { areaNo }, data, result: { areaNo, subjectsPerDay } };
  },
});
