/** An officer puts right what stood wrong in a waiting row. It comes in when the mended rows are sent. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { nothingMended } from '../problems.ts';
import { keepDecision, rowNamed } from '../row-decisions.ts';
import { rowSubject } from '../row-states.ts';

/** As long as the longest title that the source has. */
const cell = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/[^\P{Cc}\t]/gu, ' ').trim()),
  v.maxLength(4000, 'ยาวเกิน 4,000 ตัวอักษร · Longer than 4,000 characters'),
);

export const mendRow = action({
  name: 'waiting_row.mend',
  may: 'analysis:import',
  writes: 'waiting_row.mended',
  subject: rowSubject,
  from: 'new',
  input: v.object({ row: rowNamed, changes: v.record(v.string(), cell) }),
  async run({ tx, me }, { row, changes }) {
    const cells = Object.keys(changes).length;
    if (cells === 0) throw nothingMended();
    const kept = await keepDecision(tx, me, row, { state: 'mended', changes });
    return { ...kept, data: { ...kept.data, cells } };
  },
});
