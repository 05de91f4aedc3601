/**
 * Changes one's own password. Only the new hash comes here; that the present password was given again, and
 * lately, stands in the session, and the database looks there itself. Every other session ends.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { placeOfPerson } from '../places.ts';
import { rowId } from '#office/form-fields.ts';
import { notConfirmed } from '../problems.ts';
import { person } from '../states.ts';

export const changePassword = action({
  name: 'password.change',
  may: 'self:manage',
  writes: 'person.password_changed',
  subject: person,
  from: 'new',
  input: v.strictObject({ session: rowId, hash: v.pipe(v.string(), v.startsWith('$argon2id$')) }),
  async run({ tx, me }, { session, hash }) {
    const { rows } = await sql<{ changed: boolean }>`
      SELECT auth.change_my_password(${session}, ${hash}) AS changed`.execute(tx);
    if (!rows[0]!.changed) throw notConfirmed();
    return { subjectId: me.personId, place: await placeOfPerson(tx, me.personId), result: null };
  },
});
