/** A person opens a watch item: one process of one agency, with the first reason to look at it. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, words } from '#office/form-fields.ts';
import { openItem } from '../item.ts';
import { saidOfSource } from '../source.ts';
import { sourceFields, sourceOf } from '../source-fields.ts';
import { itemSubject } from '../states.ts';

export const openWatchItem = action({
  name: 'watch_item.open',
  may: 'watch:open',
  writes: 'watch_item.opened',
  subject: itemSubject,
  from: 'new',
  input: v.object({
    agencyId: words(5, 200),
    process: words(2, 60),
    processOther: optional(words(3, 200)),
    title: words(5, 300),
    summary: optional(words(1, 4000)),
    reviewOn: day,
    ...sourceFields,
  }),
  async run({ tx, me }, { agencyId, process, processOther, title, summary, reviewOn, ...typed }) {
    const source = sourceOf(typed);
    const wanted = { agencyId, process, processOther, title, summary, reviewOn, source };
    const { id, number, place } = await openItem(tx, me, wanted);
    return { subjectId: id, place, data: { process, ...saidOfSource(source) }, result: { id, number } };
  },
});
