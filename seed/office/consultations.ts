/** The demonstration's clinic: one question just in, one in an officer's hand with a word back to the asker, one that belongs elsewhere, one that several bodies solve. */
import { completeConsultation } from '#clinic/consultations/actions/complete.ts';
import { pointElsewhere } from '#clinic/consultations/actions/point-elsewhere.ts';
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { openCase } from '#clinic/problem-cases/actions/open-case.ts';
import { addParty } from '#clinic/problem-cases/actions/add-party.ts';
import { commitParty } from '#clinic/problem-cases/actions/commit-party.ts';
import { planMeeting } from '#clinic/problem-cases/actions/plan-meeting.ts';
import { partiesOf } from '#clinic/problem-cases/queries.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { act } from '#office/action.ts';
import { inDays, type Scene } from './scene.ts';

export async function consultations(scene: Scene): Promise<void> {
  const { store, actor } = scene;
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
  await problemCase(scene);
}

/** With the asker's consent two bodies look for one line of a canal together. */
async function problemCase({ store, actor, places }: Scene): Promise<void> {
  const second = actor('second7');
  const asked = await act(store, second, recordConsultation, {
    channel: 'walk_in',
    askerKind: 'official',
    topic: 'other',
    urgency: 'ordinary',
    question: 'แบบขุดลอกคลองของสองหน่วยงานใช้ตลิ่งเดียวกัน จะเริ่มงานก่อนได้หรือไม่ (สาธิต)',
  });
  await act(store, second, takeConsultation.first, { id: asked.id, version: 1 });
  const { id } = await act(store, second, openCase, {
    consultationId: asked.id,
    consentBy: 'asker',
    consentedOn: inDays(0),
    consentChannel: 'walk_in',
    consentWords: 'ยินยอมให้หารือกับสองหน่วยงานเรื่องแนวงาน โดยไม่บอกว่าใครถาม (สาธิต)',
    title: 'งานขุดลอกสองงานทับแนวกัน (สาธิต)',
    summary: 'สองหน่วยงานมีแบบงานที่แนวทับกัน คลินิกชวนหารือให้เหลือแนวเดียวก่อนเริ่มงาน (สาธิต)',
  });
  const agency = places.others.find((one) => one !== places.own)!;
  await act(store, second, addParty, { id, version: 1, agencyId: agency, consentedOn: inDays(0) });
  await act(store, second, addParty, {
    id,
    version: 2,
    body: 'โครงการส่งน้ำสมมุติ (สาธิต)',
    consentedOn: inDays(0),
  });
  const [party] = await store.within(second, (tx) => partiesOf(tx, id));
  const what = 'ส่งแบบที่มีแนวเขตให้คลินิกและอีกหน่วยงาน (สาธิต)';
  await act(store, second, commitParty, { id, version: 3, partyId: party!.id, what, dueOn: inDays(6) });
  const meeting = { onDay: inDays(12), place: 'ห้องประชุมสมมุติ ศาลากลางจังหวัด (สาธิต)' };
  await act(store, second, planMeeting, { id, version: 4, ...meeting });
}
