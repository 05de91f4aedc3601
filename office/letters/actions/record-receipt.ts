/** The desk enters that the letter arrived: the slip came back, or somebody rang. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import { dayBetween } from '../days.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const recordReceipt = action({
  name: 'letter.record_receipt',
  may: 'letter:register',
  writes: 'letter.received',
  subject: letter,
  from: ['dispatched'],
  to: 'received',
  input: v.object({ id: rowId, version, receivedOn: optional(day) }),
  async run({ tx }, { id, receivedOn }) {
    const { officeNo, dispatchedOn } = await factsOf(tx, id);
    const on = dayBetween(dispatchedOn, receivedOn);
    await sql`UPDATE office.letters SET received_on = ${on}::date WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), data: { by: 'desk' }, result: id };
  },
});
