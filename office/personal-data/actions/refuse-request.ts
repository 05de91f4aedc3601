/** Refuses a request on one of the grounds that the law knows; the register keeps which. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, rowId, version } from '#office/form-fields.ts';
import { decide, requestOf } from '../queries.ts';
import { refusalGrounds, requestSubject, type RefusalGround } from '../states.ts';

const grounds = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]];

export const refuseRequest = action({
  name: 'personal_data_request.refuse',
  may: 'personal_data:answer',
  writes: 'personal_data_request.refused',
  subject: requestSubject,
  from: ['received'],
  to: 'refused',
  input: v.strictObject({ id: rowId, version: optional(version), ground: choice(grounds) }),
  async run({ tx, me }, { id, ground }) {
    const { personId, kind } = await requestOf(tx, id);
    await decide(tx, id, me.personId, ground);
    return { subjectId: id, place: {}, data: { person_id: personId, kind, ground }, result: null };
  },
});
