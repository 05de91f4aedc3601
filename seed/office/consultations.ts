/** The demonstration's clinic: one question just in, one in an officer's hand with a word back to the asker, one that belongs elsewhere. */
import { completeConsultation } from '#clinic/consultations/actions/complete.ts';
import { pointElsewhere } from '#clinic/consultations/actions/point-elsewhere.ts';
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { act } from '#office/action.ts';
import { inDays, type Scene } from './scene.ts';

export async function consultations({ store, actor }: Scene): Promise<void> {
  const [officer, second] = [actor('officer7'), actor('second7')];
  await act(store, officer, recordConsultation, {
    channel: 'phone',
    askerKind: 'official',
    topic: 'acceptance',
    urgency: 'soon',
    question: 'ผู้รับจ้างส่งงานช้าเพราะน้ำท่วม จะคิดค่าปรับทุกวันหรือขยายเวลาได้ (สาธิต)',
    decideByOn: inDays(4),
  });
  const road = await act(store, second, recordConsultation, {
    channel: 'walk_in',
    askerKind: 'official',
    topic: 'buying_method',
    urgency: 'ordinary',
    question: 'จะจ้างซ่อมถนนสายเดียวกันสองช่วงในเดือนเดียวกัน แยกเป็นสองงานได้หรือไม่ (สาธิต)',
    askerName: 'พัสดุสมมุติ (นามสาธิต)',
  });
  await act(store, second, takeConsultation.first, { id: road.id, version: 1 });
  const facts = { amountThb: '960000', counterpart: 'ห้างหุ้นส่วนจำกัด สมมุติการโยธา (สาธิต)', provinceIso: 'TH-74' };
  await act(store, second, completeConsultation, { id: road.id, version: 2, ...facts });
  const words = 'งบประมาณของสองช่วงมาจากรายการเดียวกันหรือไม่ (สาธิต)';
  await act(store, second, writeNote.ask, { id: road.id, version: 3, words });
  const land = await act(store, officer, recordConsultation, {
    channel: 'phone',
    askerKind: 'citizen',
    topic: 'land',
    urgency: 'ordinary',
    question: 'เพื่อนบ้านปลูกต้นไม้รุกเข้ามาในที่ของข้าพเจ้า ต้องทำอย่างไร (สาธิต)',
  });
  const pointedNote = 'เป็นเรื่องระหว่างเพื่อนบ้าน แนะนำศูนย์ดำรงธรรมอำเภอเพื่อไกล่เกลี่ย (สาธิต)';
  await act(store, officer, pointElsewhere, {
    id: land.id,
    version: 1,
    pointedTo: 'damrongdhamma',
    pointedNote,
  });
}
