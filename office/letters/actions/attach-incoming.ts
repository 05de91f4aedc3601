/** The scan of a letter that came in. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { addFile, keptUpload } from '../files.ts';
import { incomingFactsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { incoming } from '../states.ts';

export const attachIncoming = action({
  name: 'incoming.attach',
  may: 'letter:register',
  writes: 'incoming.file_added',
  subject: incoming,
  from: ['registered', 'handled'],
  input: v.object({ id: rowId, file: keptUpload }),
  async run({ tx, me }, { id, file }) {
    const { officeNo, secrecy } = await incomingFactsOf(tx, id);
    const entry = { incomingId: id, secrecy, purpose: 'scan', file, personId: me.personId } as const;
    return { subjectId: id, place: placeOf(officeNo), result: await addFile(tx, entry) };
  },
});
