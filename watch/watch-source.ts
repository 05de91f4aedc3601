/** The event that a source was added to an item, when another action's subject is the signal. */
import { recordEvent } from '#office/action.ts';
import { placeOfItem } from '#office/watch-items/item.ts';
import type { Tx } from '#platform/postgres/store.ts';

export async function recordSource(tx: Tx, watchItemId: string): Promise<void> {
  await recordEvent(tx, {
    name: 'watch_item.source_added',
    subjectKind: 'watch_item',
    subjectId: watchItemId,
    place: await placeOfItem(tx, watchItemId),
    data: { source_kind: 'signal' },
  });
}
