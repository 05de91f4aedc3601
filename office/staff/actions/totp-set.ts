/** Takes the device that has just answered with a right code as one's own second step, in place of the old one. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { placeOfPerson } from '../places.ts';
import { notConfirmed } from '../problems.ts';
import { person } from '../states.ts';

export const setTotp = action({
  name: 'totp.set',
  may: 'self:manage',
  writes: 'person.second_step_set',
  subject: person,
  from: 'new',
  input: v.strictObject({ session: rowId }),
  async run({ tx, me }, { session }) {
    const { rows } = await sql<{ adopted: boolean }>`
      SELECT auth.adopt_my_second_step(${session}) AS adopted`.execute(tx);
    if (!rows[0]!.adopted) throw notConfirmed();
    return { subjectId: me.personId, place: await placeOfPerson(tx, me.personId), result: null };
  },
});
