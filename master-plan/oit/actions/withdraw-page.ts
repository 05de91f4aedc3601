/** The head takes a published item away again; its address then says so to nobody. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { oitSubject } from '../states.ts';

export const withdrawOitPage = action({
  name: 'oit_page.withdraw',
  may: 'oit:publish',
  writes: 'oit_page.withdrawn',
  subject: oitSubject,
  from: ['published'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version }),
  run({ me }, { id }) {
    return Promise.resolve({ subjectId: id, place: { agencyId: me.scopeId }, result: { id } });
  },
});
