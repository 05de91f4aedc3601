/** The body saves what it typed, ready or not: nothing is judged but its size. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { keepDraft } from '../draft.ts';
import { readReturnRow } from '../queries.ts';
import { returnSubject } from '../states.ts';
import { typedReturn } from '../typed.ts';
import { mustBeOpen } from '../window.ts';

export const saveReturn = action({
  name: 'quarterly_return.save',
  may: 'return:fill',
  writes: 'quarterly_return.saved',
  subject: returnSubject,
  from: [
    'owed',
    'submitted',
    'approved',
    'province_accepted',
    'region_accepted',
    'centre_accepted',
    'returned',
  ],
  input: v.object({ id: rowId, version, typed: typedReturn }),
  async run({ tx, me }, { id, typed }) {
    await mustBeOpen(tx, id);
    await keepDraft(tx, id, me.personId, typed);
    const { agencyId } = await readReturnRow(tx, id);
    return { subjectId: id, place: { agencyId }, data: { projects: typed.projects.length }, result: { id } };
  },
});
