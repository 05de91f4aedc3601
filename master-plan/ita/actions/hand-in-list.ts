/** A list of ITA results is handed in: read, compared, and kept for its person to look at. Nothing is taken in yet. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { wholeNumber, words } from '#office/form-fields.ts';
import { ItaList } from '../list.ts';
import { keepList, listSubject } from '../results.ts';

export const handInItaList = action({
  name: 'ita_list.hand_in',
  may: 'ita:import',
  writes: 'ita_list.handed_in',
  subject: listSubject,
  from: 'new',
  input: v.object({
    be: wholeNumber(2556, 2599),
    source: words(2, 500),
    leaveOut: v.optional(v.picklist(['yes', '']), ''),
    itaList: v.custom<ItaList>((given) => given instanceof ItaList, 'list'),
  }),
  async run({ tx, me }, { be, source, leaveOut, itaList }) {
    const id = await keepList(tx, me.personId, {
      list: itaList,
      be,
      source,
      isLenient: leaveOut === 'yes',
    });
    return { subjectId: id, place: {}, data: { be, rows: itaList.rows.length }, result: { id } };
  },
});
