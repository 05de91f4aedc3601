/** A colleague who wrote nothing of it reads the draft and passes it on for signature. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import { adviceFacts, hasWritten } from '../advice.ts';
import { ofAdvice } from '../fields.ts';
import { advicePaper } from '../paper.ts';
import { ownWords } from '../problems.ts';
import { adviceSubject } from '../states.ts';

export const secondRead = action({
  name: 'advice.second_read',
  may: 'clinic:answer',
  writes: 'advice.passed',
  subject: adviceSubject,
  from: ['to_read'],
  to: 'to_sign',
  input: v.object(ofAdvice),
  async run({ tx, me }, { id }) {
    const { areaNo, draftedBy } = await adviceFacts(tx, id);
    if (draftedBy === me.personId || (await hasWritten(tx, id, me.personId))) throw ownWords();
    // Printed once now, so that nobody signs what cannot be put on paper.
    await renderPdf(await advicePaper(tx, id));
    await sql`UPDATE office.advices SET read_by = ${me.personId}::uuid, read_at = clock_timestamp()
      WHERE advice_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
