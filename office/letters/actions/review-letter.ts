/** A colleague of whoever drafted it reads the letter and passes it on for signature. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { readPaper } from '../paper.ts';
import { ownDraft } from '../problems.ts';
import { letter } from '../states.ts';

export const reviewLetter = action({
  name: 'letter.review',
  may: 'letter:review',
  writes: 'letter.reviewed',
  subject: letter,
  from: ['drafted'],
  to: 'reviewed',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { officeNo, draftedBy, secrecy } = await factsOf(tx, id);
    if (draftedBy === me.personId) throw ownDraft();
    // Printed once now, so that nobody signs what cannot be put on paper.
    if (secrecy === 'ordinary') await renderPdf(await readPaper(tx, id));
    await sql`UPDATE office.letters SET reviewed_by = ${me.personId} WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), result: id };
  },
});
