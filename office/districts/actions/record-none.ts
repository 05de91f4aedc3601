/** "Nothing in the other topics": each topic of the month that has no report yet is reported as zero. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { month, mustBeReportable } from '../count-fields.ts';
import { firstDay } from '../months.ts';
import { mustHaveDistrict } from '../own.ts';
import { nothingMissing } from '../problems.ts';
import { countSubject } from '../states.ts';
import { topicsOf } from '../topics.ts';

export const recordNone = action({
  name: 'district_count.record_none',
  may: 'district:count',
  writes: 'district_count.rest_recorded',
  subject: countSubject,
  from: 'new',
  input: v.object({ month }),
  async run({ tx, me }, { month: wanted }) {
    mustBeReportable(wanted, bangkokToday(new Date()));
    const { code, provinceIso, place } = await mustHaveDistrict(tx);
    const topics = topicsOf(wanted).map(({ id }) => id);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.district_counts
        (district_code, province_iso, month_on, topic, received_count, settled_count, handed_over_count, recorded_by)
      SELECT ${code}, ${provinceIso}, ${firstDay(wanted)}::date, topic, 0, 0, 0, ${me.personId}
      FROM unnest(${topics}::text[]) AS topic
      ON CONFLICT ON CONSTRAINT district_counts_once DO NOTHING RETURNING count_id AS id`.execute(tx);
    const [first] = rows;
    if (!first) throw nothingMissing();
    const data = { month: wanted, topic_count: rows.length };
    return { subjectId: first.id, place, data, result: { count: rows.length } };
  },
});
