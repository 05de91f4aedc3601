/** Opening a consultation: that it was read, by whom and when goes into the timeline before its words come out. */
import { whoAmI } from '#office/action.ts';
import { notFound, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { happenedTo, recordReading, type Happened } from '#office/timeline/reading.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { mustSee, readConsultation, type Consultation } from './queries.ts';

/** @throws Problem office.not_found */
export async function openConsultation(tx: Tx, id: string): Promise<Consultation> {
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, 'clinic:answer')) throw notFound();
  const consultation = await readConsultation(tx, id);
  await recordReading(tx, { kind: 'consultation', id, areaNo: consultation.areaNo }, me.personId);
  return consultation;
}

/** Who did and who read what, newest first. @throws Problem office.not_found */
export async function historyOf(tx: Tx, consultationId: string): Promise<Happened[]> {
  await mustSee(tx, consultationId);
  return happenedTo(tx, 'consultation', consultationId);
}
