/** Mends what is written about a person: a name, a position, how to reach them and where they sign in. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { version } from '#office/form-fields.ts';
import { mustNotBeErased } from '../not-erased.ts';
import { email, personFields, personId } from '../person-fields.ts';
import { placeOfPerson } from '../places.ts';
import { person } from '../states.ts';
import { takenEmail } from '../taken-email.ts';

export const correctPerson = action({
  name: 'person.correct',
  may: 'people:appoint',
  writes: 'person.corrected',
  subject: person,
  from: ['active', 'disabled'],
  input: v.strictObject({ id: personId, version, ...personFields, email }),
  async run({ tx }, { id, fullName, positionTitle = null, phone = null, email }) {
    await mustNotBeErased(tx, id);
    const { rows } = await sql<{ email: string | null }>`
      SELECT lower(email) AS email FROM office.people WHERE person_id = ${id}`.execute(tx);
    await takenEmail(
      sql`UPDATE office.people SET full_name = ${fullName}, position_title = ${positionTitle}, phone = ${phone},
        email = ${email} WHERE person_id = ${id}`.execute(tx),
    );
    const newAddress = rows[0]!.email !== email;
    return {
      subjectId: id,
      place: await placeOfPerson(tx, id),
      data: { new_address: newAddress },
      result: id,
    };
  },
});
