/** A draft that will not be signed: it stays on record as dropped, and another may be begun. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { adviceFacts } from '../advice.ts';
import { ofAdvice } from '../fields.ts';
import { adviceSubject } from '../states.ts';

export const dropAdvice = action({
  name: 'advice.drop',
  may: 'clinic:answer',
  writes: 'advice.dropped',
  subject: adviceSubject,
  from: ['drafted', 'to_read', 'to_sign'],
  to: 'dropped',
  input: v.object(ofAdvice),
  async run({ tx }, { id }) {
    const { areaNo } = await adviceFacts(tx, id);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
