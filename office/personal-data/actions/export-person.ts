/** Answers a request to see one's data. Asked again, it is made again: no copy is kept, and each one is an event. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { answerAbout, sizeOf } from '../answer.ts';
import { anotherKind } from '../problems.ts';
import { decide, requestOf } from '../queries.ts';
import { requestSubject } from '../states.ts';

export const exportPerson = action({
  name: 'person.export',
  may: 'personal_data:answer',
  writes: 'person.exported',
  subject: requestSubject,
  from: ['received', 'answered'],
  to: 'answered',
  input: v.strictObject({ id: rowId, version: optional(version) }),
  async run({ tx, me }, { id }) {
    const { personId, kind } = await requestOf(tx, id);
    if (kind !== 'access') throw anotherKind();
    await decide(tx, id, me.personId, 'answered');
    const answer = await answerAbout(tx, personId);
    if (!answer) throw notFound();
    return { subjectId: id, place: {}, data: { person_id: personId, ...sizeOf(answer) }, result: answer };
  },
});
