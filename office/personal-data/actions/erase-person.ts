/**
 * Answers a request to be removed: the person's name and ways to reach them go, with everything that let them
 * sign in. What the office did stays, under an id that now names nobody.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { anotherKind, erasedBefore, stillInPost } from '../problems.ts';
import { decide, requestOf } from '../queries.ts';
import { requestSubject } from '../states.ts';

const refusals = { in_post: stillInPost, erased_before: erasedBefore, unknown: notFound };

export const erasePerson = action({
  name: 'person.erase',
  may: 'personal_data:answer',
  writes: 'person.erased',
  subject: requestSubject,
  from: ['received'],
  to: 'answered',
  input: v.strictObject({ id: rowId, version: optional(version) }),
  async run({ tx, me }, { id }) {
    const { personId, kind } = await requestOf(tx, id);
    if (kind !== 'erasure') throw anotherKind();
    const { rows } = await sql<{ outcome: 'erased' | keyof typeof refusals }>`
      SELECT office.erase_person(${personId}::uuid) AS outcome`.execute(tx);
    const { outcome } = rows[0]!;
    if (outcome !== 'erased') throw refusals[outcome]();
    await decide(tx, id, me.personId, 'answered');
    return { subjectId: id, place: {}, data: { person_id: personId }, result: null };
  },
});
