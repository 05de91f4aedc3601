/**
 * Gives a one-time link by which a person sets a password: the first one, or a new one when it was lost.
 * Only the link's digest comes here; whoever made it shows it once. It is good for three days.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { ticked } from '#office/form-fields.ts';
import { notPermitted } from '#office/problems.ts';
import { personId } from '../person-fields.ts';
import { placeOfPerson } from '../places.ts';
import { person } from '../states.ts';

export const giveLink = action({
  name: 'person.give_link',
  may: 'people:appoint',
  writes: 'person.link_given',
  subject: person,
  from: ['active'],
  input: v.strictObject({
    id: personId,
    linkHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
    /** Also the device with six-digit codes and the recovery codes are lost. */
    clearsSecondStep: ticked,
  }),
  async run({ tx }, { id, linkHash, clearsSecondStep }) {
    const { rows } = await sql<{ made: boolean }>`
      SELECT auth.make_link(${id}, ${Buffer.from(linkHash, 'hex')}, ${clearsSecondStep}) AS made`.execute(tx);
    if (!rows[0]!.made) throw notPermitted();
    const place = await placeOfPerson(tx, id);
    return { subjectId: id, place, data: { clears_second_step: clearsSecondStep }, result: null };
  },
});
