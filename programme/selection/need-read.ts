/** The need sheet is secret: that somebody opened it is an event. */
import { recordEvent } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';

export async function readNeed(tx: Tx, selection: { id: string; areaNo: number }): Promise<void> {
  const { id, areaNo } = selection;
  await recordEvent(tx, {
    name: 'selection.need_read',
    subjectKind: 'selection',
    subjectId: id,
    place: { areaNo },
  });
}
