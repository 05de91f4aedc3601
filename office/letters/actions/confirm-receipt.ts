/** The addressee confirms online that the letter arrived. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { dayBetween } from '../days.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const confirmReceipt = action({
  name: 'letter.confirm_receipt',
  may: 'letter:answer',
  writes: 'letter.received',
  subject: letter,
  from: ['dispatched'],
  to: 'received',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { officeNo, dispatchedOn } = await factsOf(tx, id);
    const on = dayBetween(dispatchedOn);
    await sql`UPDATE office.letters SET received_on = ${on}::date WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), data: { by: 'addressee' }, result: id };
  },
});
