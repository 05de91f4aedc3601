/** An officer stops an import that nobody needs any more. The worker ends it; the data stays as it was. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { placeOfImport } from '../queries.ts';
import { importSubject } from '../states.ts';

export const stopImport = action({
  name: 'import.stop',
  may: 'analysis:import',
  writes: 'import.stop_asked',
  subject: importSubject,
  from: ['queued', 'running'],
  to: 'stopping',
  input: v.object({ id: rowId }),
  async run({ tx }, { id }) {
    return { subjectId: id, place: await placeOfImport(tx, id), result: { id } };
  },
});
