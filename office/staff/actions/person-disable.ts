/** Stops a person everywhere at once: no hat works, every session ends, no link or code opens anything. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, version } from '#office/form-fields.ts';
import { mustNotBeLast } from '../last-administrator.ts';
import { personId } from '../person-fields.ts';
import { placeOfPerson } from '../places.ts';
import { notOneself } from '../problems.ts';
import { person } from '../states.ts';

export const disablePerson = action({
  name: 'person.disable',
  may: 'people:appoint',
  writes: 'person.disabled',
  subject: person,
  from: ['active'],
  to: 'disabled',
  input: v.strictObject({ id: personId, version: optional(version) }),
  async run({ tx, me }, { id }) {
    if (id === me.personId) throw notOneself();
    const place = await placeOfPerson(tx, id);
    const { rows } = await sql<{ id: string }>`
      SELECT post_id AS id FROM office.posts WHERE person_id = ${id} AND role = 'administrator'`.execute(tx);
    for (const held of rows) await mustNotBeLast(tx, held.id);
    await sql`SELECT auth.shut_out(${id})`.execute(tx);
    return { subjectId: id, place, result: id };
  },
});
