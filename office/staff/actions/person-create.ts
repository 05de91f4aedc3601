/** Enters a person, who then gets a post and a one-time link. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { takenEmail } from '../taken-email.ts';
import { email, personFields } from '../person-fields.ts';
import { person } from '../states.ts';

export const createPerson = action({
  name: 'person.create',
  may: 'people:appoint',
  writes: 'person.created',
  subject: person,
  from: 'new',
  input: v.strictObject({ ...personFields, email }),
  async run({ tx }, { fullName, positionTitle = null, phone = null, email }) {
    const { rows } = await takenEmail(
      sql<{ id: string }>`
        INSERT INTO office.people (full_name, position_title, phone, email)
        VALUES (${fullName}, ${positionTitle}, ${phone}, ${email}) RETURNING person_id AS id`.execute(tx),
    );
    const { id } = rows[0]!;
    return { subjectId: id, place: {}, result: id };
  },
});
