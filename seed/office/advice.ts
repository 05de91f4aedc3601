/** The demonstration's advice: one signed with its conditions, and one that stops somebody and waits for its second reader. */
import { draftAdvice } from '#clinic/advice/actions/draft.ts';
import { handOn } from '#clinic/advice/actions/hand-on.ts';
import { signAdvice } from '#clinic/advice/actions/sign.ts';
import { advicePdf } from '#clinic/advice/issued.ts';
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { draftPublication } from '#clinic/publishing/actions/draft.ts';
import { checkPublication, clearPublication, handToCheck } from '#clinic/publishing/actions/move.ts';
import { act } from '#office/action.ts';
import { inDays, type Scene } from './scene.ts';

export async function advice({ store, actor, places }: Scene): Promise<void> {
  const [officer, director] = [actor('officer7'), actor('director7')];
  const lunch = await asked({ store, actor, places }, 'school_food', 'โรงเรียนจะให้ร้านเดียวกับปีก่อนทำอาหารกลางวันต่อโดยไม่สอบราคาได้หรือไม่ (สาธิต)');
  const { id } = await act(store, officer, draftAdvice, {
    consultationId: lunch,
    facts: 'ค่าอาหารกลางวันทั้งภาคเรียน 320,000 บาท (สาธิต)\nร้านเดิมทำมาแล้วสองปี (สาธิต)\nยังไม่ได้สำรวจราคาจากร้านอื่น (สาธิต)',
    assumptions: 'ไม่มีกรรมการผู้ใดเกี่ยวข้องกับร้าน (สาธิต)',
    level: 'conditional',
    conditions: 'สำรวจราคาอย่างน้อยสามร้านและบันทึกเหตุผลที่เลือกก่อนทำสัญญา (สาธิต)',
    answer: 'ใช้วิธีเฉพาะเจาะจงได้เมื่อวงเงินไม่เกินที่กฎกระทรวงกำหนดและทำตามเงื่อนไข (สาธิต)',
    section1: 'procurement-act-2560#56',
    validUntilOn: inDays(90),
  });
  await act(store, officer, handOn.toSignatory, { id, version: 1 });
  await act(store, director, signAdvice, { id, version: 2 });
  await advicePdf(store, director, places.files, id);
  await toldToAll({ store, actor, places }, id);
  const gift = await asked({ store, actor, places }, 'interest', 'ผู้รับเหมาเชิญกรรมการตรวจรับไปดูงานต่างประเทศก่อนส่งมอบงาน ไปได้หรือไม่ (สาธิต)');
  const waiting = await act(store, officer, draftAdvice, {
    consultationId: gift,
    facts: 'ผู้เชิญเป็นคู่สัญญาที่ยังไม่ส่งมอบงาน (สาธิต)\nผู้เชิญออกค่าใช้จ่ายทั้งหมด (สาธิต)',
    level: 'hold',
    answer: 'ควรชะลอการรับคำเชิญและหารือสำนักงาน ป.ป.ช. ก่อน (สาธิต)',
    otherSources: 'ประกาศของหน่วยงานเรื่องการรับของขวัญ (สาธิต)',
    validUntilOn: inDays(30),
  });
  await act(store, officer, handOn.toReader, { id: waiting.id, version: 1 });
} // prettier-ignore

/** The same answer, told anew for everybody; invented askers are not kept waiting a month. */
async function toldToAll({ store, actor }: Scene, adviceId: string): Promise<void> {
  const [officer, director] = [actor('officer7'), actor('director7')];
  const { id } = await act(store, officer, draftPublication, {
    adviceId,
    title: 'ให้ร้านเดิมทำอาหารกลางวันต่อโดยไม่สอบราคาได้หรือไม่ (สาธิต)',
    topic: 'school_food',
    question: 'โรงเรียนแห่งหนึ่งต้องการให้ร้านที่ทำอาหารกลางวันอยู่แล้วทำต่อในปีถัดไป โดยไม่สอบราคาจากร้านอื่น ทำได้หรือไม่ (สาธิต)',
    facts: 'ร้านเดิมทำมาแล้วมากกว่าหนึ่งปี และยังไม่ได้สำรวจราคาจากร้านอื่น (สาธิต)',
    level: 'conditional',
    conditions: 'สำรวจราคาอย่างน้อยสามร้านและบันทึกเหตุผลที่เลือกก่อนทำสัญญา (สาธิต)',
    answer: 'ใช้วิธีเฉพาะเจาะจงได้เมื่อวงเงินไม่เกินที่กฎกระทรวงกำหนดและทำตามเงื่อนไข (สาธิต)',
  });
  await act(store, officer, handToCheck, { id, version: 1 });
  await act(store, director, checkPublication, { id, version: 2 });
  await act(store, director, clearPublication, { id, version: 3, publishOn: inDays(0) });
} // prettier-ignore

/** Taken down and in hand. @returns id of the consultation */
async function asked({ store, actor }: Scene, topic: string, question: string): Promise<string> {
  const officer = actor('officer7');
  const typed = { channel: 'phone', askerKind: 'official', urgency: 'ordinary' };
  const { id } = await act(store, officer, recordConsultation, { ...typed, topic, question });
  await act(store, officer, takeConsultation.first, { id, version: 1 });
  return id;
}
