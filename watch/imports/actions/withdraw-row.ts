/** An officer takes a decision about a waiting row back: it waits again. What was decided stays on record. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { rowSubject } from '../row-states.ts';

export const withdrawRow = action({
  name: 'waiting_row.withdraw',
  may: 'analysis:import',
  writes: 'waiting_row.withdrawn',
  subject: rowSubject,
  from: ['mended', 'left_out'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { rows } = await sql<{ areaNo: number | null }>`
      SELECT area_no AS "areaNo" FROM office.waiting_row_decisions WHERE decision_id = ${id}`.execute(tx);
    return { subjectId: id, place: { areaNo: rows[0]?.areaNo ?? null }, result: { id } };
  },
});
