/** Whether the timeline is whole: nothing edited, deleted, moved or cut off since it was written. */
import type pg from 'pg';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';
import { agrees, readHead, readWitness, type Head } from './witness.ts';

/** What can be wrong, in words for people. */
export const faultWords = {
  edited: { th: 'ถูกแก้ไขหลังบันทึก', en: 'was edited after it was written' },
  missing_before: { th: 'เหตุการณ์ก่อนหน้านี้หายไป', en: 'lacks the event before it' },
  order_changed: { th: 'ไม่ต่อจากเหตุการณ์ก่อนหน้า', en: 'does not follow from the one before it' },
  cut_tail: {
    th: 'เหตุการณ์ล่าสุดของรายการนี้หายไปหรือไม่ตรง',
    en: 'was the newest of its subject, and is gone or differs',
  },
  witness_cut: {
    th: 'ไฟล์พยานเคยเห็นเหตุการณ์นี้ แต่ไม่มีในฐานข้อมูลแล้ว',
    en: 'was seen by the witness file and is not in the database',
  },
  witness_differs: {
    th: 'ไม่ตรงกับที่ไฟล์พยานเคยเห็น',
    en: 'is not what the witness file saw',
  },
} as const;

export type FaultKind = keyof typeof faultWords;

export interface Fault {
  event_no: number;
  fault: FaultKind;
}

export interface TimelineAccount {
  whole: boolean;
  events: number;
  head: Head | null;
  /** What timeline-head.json saw last; null when none was written yet, and then a cut end may not show. */
  witness: Head | null;
  faults: Fault[];
}

/** Reads the whole chain. @param folder the data folder with the witness @throws Problem timeline.witness_unreadable */
export function verifyTimeline(ownerUrl: string, folder: string): Promise<TimelineAccount> {
  return connected(ownerUrl, async (client) => {
    await becomeOwner(client);
    return accountOf(client, readWitness(folder));
  });
}

/** The account over an open connection as the owner. */
export async function accountOf(client: pg.ClientBase, witness: Head | null): Promise<TimelineAccount> {
  const { rows } = await client.query<{ event_no: string; fault: FaultKind }>(
    'SELECT event_no::text, fault FROM office.timeline_faults()',
  );
  const faults = rows.map(({ event_no, fault }) => ({ event_no: Number(event_no), fault }));
  if (witness) {
    const seen = await agrees(client, witness);
    if (seen !== 'agrees') faults.push({ event_no: witness.event_no, fault: `witness_${seen}` });
  }
  const count = await client.query<{ n: string }>('SELECT count(*)::text AS n FROM office.events');
  const events = Number(count.rows[0]!.n);
  return { whole: faults.length === 0, events, head: await readHead(client), witness, faults };
}
