/** Opening an advice: that it was read, by whom and when goes into the timeline before its words come out. */
import { whoAmI } from '#office/action.ts';
import { notFound, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { happenedTo, recordReading, type Happened } from '#office/timeline/reading.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readAdvice, type Advice } from './queries.ts';

/** @throws Problem office.not_found */
export async function openAdvice(tx: Tx, id: string): Promise<Advice> {
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, 'clinic:answer')) throw notFound();
  const advice = await readAdvice(tx, id);
  await recordReading(tx, { kind: 'advice', id, areaNo: advice.areaNo }, me.personId);
  return advice;
}

/** Who did and who read what of an advice the reader has opened, newest first. */
export const adviceHistory = (tx: Tx, { id }: Advice): Promise<Happened[]> => happenedTo(tx, 'advice', id);
