/** A district centre reports one topic of a month: received, settled, handed over. Zero is a report. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { figureFields, month, mustBeCounted, mustBeReportable } from '../count-fields.ts';
import { firstDay } from '../months.ts';
import { mustHaveDistrict } from '../own.ts';
import { countedAlready } from '../problems.ts';
import { countSubject } from '../states.ts';

export const recordCounts = action({
  name: 'district_count.record',
  may: 'district:count',
  writes: 'district_count.recorded',
  subject: countSubject,
  from: 'new',
  input: v.object({ month, topic: words(2, 60), ...figureFields }),
  async run({ tx, me }, { month: wanted, topic, receivedCount, settledCount, handedOverCount }) {
    mustBeReportable(wanted, bangkokToday(new Date()));
    mustBeCounted(topic, wanted);
    const { code, provinceIso, place } = await mustHaveDistrict(tx);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.district_counts
        (district_code, province_iso, month_on, topic, received_count, settled_count, handed_over_count, recorded_by)
      VALUES (${code}, ${provinceIso}, ${firstDay(wanted)}::date, ${topic}, ${receivedCount}, ${settledCount},
        ${handedOverCount}, ${me.personId})
      ON CONFLICT ON CONSTRAINT district_counts_once DO NOTHING RETURNING count_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw countedAlready();
    return { subjectId: id, place, data: { month: wanted, topic }, result: { id } };
  },
});
