/** An officer decides that a waiting row shall not come in, and says why. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { keepDecision, rowNamed } from '../row-decisions.ts';
import { rowSubject } from '../row-states.ts';

export const leaveRowOut = action({
  name: 'waiting_row.leave_out',
  may: 'analysis:import',
  writes: 'waiting_row.left_out',
  subject: rowSubject,
  from: 'new',
  input: v.object({ row: rowNamed, why: words(5, 2000) }),
  run: ({ tx, me }, { row, why }) => keepDecision(tx, me, row, { state: 'left_out', why }),
});
