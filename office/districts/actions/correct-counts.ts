/** A district centre corrects what it reported, until the month closes. What stood before is kept. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { figureFields } from '../count-fields.ts';
import { closesOn, isClosed, monthOf } from '../months.ts';
import { mustHaveDistrict } from '../own.ts';
import { monthClosed } from '../problems.ts';
import { countSubject } from '../states.ts';

export const correctCounts = action({
  name: 'district_count.correct',
  may: 'district:count',
  writes: 'district_count.corrected',
  subject: countSubject,
  from: ['recorded'],
  input: v.object({ id: rowId, version, ...figureFields }),
  async run({ tx, me }, { id, receivedCount, settledCount, handedOverCount }) {
    const { place } = await mustHaveDistrict(tx);
    const { month, topic } = await whatIsCounted(tx, id);
    const calendar = await readCalendar(tx);
    if (isClosed(month, calendar)) throw monthClosed(closesOn(month, calendar));
    await sql`
      INSERT INTO office.district_count_corrections
        (count_id, district_code, province_iso, received_count, settled_count, handed_over_count, corrected_by)
      SELECT count_id, district_code, province_iso, received_count, settled_count, handed_over_count, ${me.personId}
      FROM office.district_counts WHERE count_id = ${id}`.execute(tx);
    await sql`
      UPDATE office.district_counts SET received_count = ${receivedCount}, settled_count = ${settledCount},
        handed_over_count = ${handedOverCount} WHERE count_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { month, topic }, result: { id } };
  },
});

async function whatIsCounted(tx: Tx, id: string): Promise<{ month: string; topic: string }> {
  const { rows } = await sql<{ monthOn: string; topic: string }>`
    SELECT month_on AS "monthOn", topic FROM office.district_counts WHERE count_id = ${id}`.execute(tx);
  const [row] = rows;
  return { month: monthOf(row!.monthOn), topic: row!.topic };
}
