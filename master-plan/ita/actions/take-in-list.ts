/** The results of a list that its person looked at are taken in, all at once. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { listSubject, readList, takeInResults } from '../results.ts';

export const takeInItaList = action({
  name: 'ita_list.take_in',
  may: 'ita:import',
  writes: 'ita_list.taken_in',
  subject: listSubject,
  from: ['handed_in'],
  to: 'taken_in',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { be } = await readList(tx, id);
    const results = await takeInResults(tx, me.personId, id);
    return { subjectId: id, place: {}, data: { be, results }, result: { be } };
  },
});
