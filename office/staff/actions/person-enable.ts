/** Lets a person in again, with the posts that still run; the way in is a new one-time link or the old password. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, version } from '#office/form-fields.ts';
import { mustNotBeErased } from '../not-erased.ts';
import { personId } from '../person-fields.ts';
import { placeOfPerson } from '../places.ts';
import { person } from '../states.ts';

export const enablePerson = action({
  name: 'person.enable',
  may: 'people:appoint',
  writes: 'person.enabled',
  subject: person,
  from: ['disabled'],
  to: 'active',
  input: v.strictObject({ id: personId, version: optional(version) }),
  async run({ tx }, { id }) {
    await mustNotBeErased(tx, id);
    return { subjectId: id, place: await placeOfPerson(tx, id), result: id };
  },
});
