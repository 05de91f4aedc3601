/** The signed letter gets the next number of the office's register of outgoing letters. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const numberLetter = action({
  name: 'letter.number',
  may: 'letter:register',
  writes: 'letter.numbered',
  subject: letter,
  from: ['signed'],
  to: 'numbered',
  input: v.object({ id: rowId, version: v.optional(version) }),
  async run({ tx }, { id }) {
    const { officeNo } = await factsOf(tx, id);
    const { rows } = await sql<{ registerNo: number; yearBe: number }>`
      SELECT register_no AS "registerNo", year_be AS "yearBe" FROM office.enter_in_register('out', ${id})`.execute(
      tx,
    );
    const { registerNo, yearBe } = rows[0]!;
    return {
      subjectId: id,
      place: placeOf(officeNo),
      data: { register_no: registerNo, year_be: yearBe },
      result: { registerNo, yearBe },
    };
  },
});
