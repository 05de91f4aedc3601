/** Another reason to look at an item that is open already. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { placeOfItem } from '../item.ts';
import { addSource, saidOfSource } from '../source.ts';
import { sourceFields, sourceOf } from '../source-fields.ts';
import { itemSubject, rungs } from '../states.ts';

export const addWatchSource = action({
  name: 'watch_item.add_source',
  may: 'watch:open',
  writes: 'watch_item.source_added',
  subject: itemSubject,
  from: rungs,
  input: v.object({ id: rowId, version, ...sourceFields }),
  async run({ tx, me }, { id, version: _, ...typed }) {
    const source = sourceOf(typed);
    const place = await placeOfItem(tx, id);
    const sourceId = await addSource(tx, me, id, source);
    return { subjectId: id, place, data: saidOfSource(source), result: { id, sourceId } };
  },
});
