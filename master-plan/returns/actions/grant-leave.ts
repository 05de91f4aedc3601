/** The Region or the centre lets one body send after the window, until a day, with a reason. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, rowId, version, words } from '#office/form-fields.ts';
import { placeOf } from '../decide.ts';
import { grantLeave } from '../leave.ts';
import { readReturnRow } from '../queries.ts';
import { returnSubject } from '../states.ts';

export const grantReturnLeave = action({
  name: 'quarterly_return.grant_leave',
  may: 'return:except',
  writes: 'quarterly_return.leave_granted',
  subject: returnSubject,
  from: [
    'owed',
    'submitted',
    'approved',
    'province_accepted',
    'region_accepted',
    'centre_accepted',
    'returned',
  ],
  input: v.object({ id: rowId, version, untilOn: day, reason: words(5, 1000) }),
  async run({ tx, me }, { id, untilOn, reason }) {
    await grantLeave(tx, me, { id, untilOn, reason });
    return { subjectId: id, place: placeOf(await readReturnRow(tx, id)), data: { untilOn }, result: { id } };
  },
});
