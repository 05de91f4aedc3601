/** The second reader or the signatory gives a draft back, with a word that stays as a note inside the clinic. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { addNote } from '#clinic/consultations/notes.ts';
import { action } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { adviceFacts } from '../advice.ts';
import { ofAdvice } from '../fields.ts';
import { adviceSubject } from '../states.ts';

export const sendBack = action({
  name: 'advice.send_back',
  may: 'clinic:answer',
  writes: 'advice.sent_back',
  subject: adviceSubject,
  from: ['to_read', 'to_sign'],
  to: 'drafted',
  input: v.object({ ...ofAdvice, words: words(3, 4000) }),
  async run({ tx, me }, { id, words: why }) {
    const { areaNo, consultationId } = await adviceFacts(tx, id);
    await addNote(tx, { id: consultationId, kind: 'internal', words: why, by: me.personId });
    await sql`UPDATE office.advices SET read_by = NULL, read_at = NULL, state = 'drafted'
      WHERE advice_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
