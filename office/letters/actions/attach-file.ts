/** A scan of the signed paper, or an enclosure, is added to a letter by its desk. */
import { action } from '#office/action.ts';
import * as v from 'valibot';
import { choice, rowId } from '#office/form-fields.ts';
import { addFile, keptUpload } from '../files.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';

export const attachFile = action({
  name: 'letter.attach',
  may: 'letter:register',
  writes: 'letter.file_added',
  subject: letter,
  from: ['drafted', 'reviewed', 'signed', 'numbered', 'dispatched', 'received', 'answered'],
  input: v.object({ id: rowId, purpose: choice(['scan', 'enclosure']), file: keptUpload }),
  async run({ tx, me }, { id, purpose, file }) {
    const { officeNo, secrecy } = await factsOf(tx, id);
    const fileId = await addFile(tx, { letterId: id, secrecy, purpose, file, personId: me.personId });
    return { subjectId: id, place: placeOf(officeNo), data: { purpose }, result: fileId };
  },
});
