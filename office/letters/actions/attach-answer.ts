/** The addressee adds a document to its answer. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { addFile, keptUpload } from '../files.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const attachAnswer = action({
  name: 'letter.attach_answer',
  may: 'letter:answer',
  writes: 'letter.file_added',
  subject: letter,
  from: ['dispatched', 'received', 'answered'],
  input: v.object({ id: rowId, file: keptUpload }),
  async run({ tx, me }, { id, file }) {
    const { officeNo, secrecy } = await factsOf(tx, id);
    const fileId = await addFile(tx, {
      letterId: id,
      secrecy,
      purpose: 'answer',
      file,
      personId: me.personId,
    });
    return { subjectId: id, place: placeOf(officeNo), data: { purpose: 'answer' }, result: fileId };
  },
});
