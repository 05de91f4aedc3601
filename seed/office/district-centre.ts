/** The demonstration's district centre: last month counted whole, this one begun, a question answered, a matter out. */
import { act } from '#office/action.ts';
import { answerQuestion } from '#office/districts/actions/answer.ts';
import { askDesk } from '#office/districts/actions/ask.ts';
import { correctCounts } from '#office/districts/actions/correct-counts.ts';
import { handOver } from '#office/districts/actions/hand-over.ts';
import { recordCounts } from '#office/districts/actions/record-counts.ts';
import { recordNone } from '#office/districts/actions/record-none.ts';
import { addMonths, monthOf } from '#office/districts/months.ts';
import { inDays, type Scene } from './scene.ts';

/** Topic → received, settled, handed over. */
type Counted = readonly [topic: string, received: number, settled: number, handedOver: number];

const lastMonth: readonly Counted[] = [
  ['permits', 9, 6, 2],
  ['welfare_money', 6, 6, 0],
  ['land', 3, 1, 1],
  ['procurement', 2, 0, 2],
];
const thisMonth: readonly Counted[] = [
  ['permits', 7, 3, 1],
  ['school_food', 5, 2, 0],
];

export async function districtCentre({ store, actor }: Scene): Promise<void> {
  const centre = actor('district7401');
  const month = monthOf(inDays(0));
  const count = (of: string, [topic, receivedCount, settledCount, handedOverCount]: Counted) =>
    act(store, centre, recordCounts, { month: of, topic, receivedCount, settledCount, handedOverCount });
  for (const counted of lastMonth) await count(addMonths(month, -1), counted);
  await act(store, centre, recordNone, { month: addMonths(month, -1) });
  for (const counted of thisMonth) await count(month, counted);
  const { id: fees } = await count(month, ['fees', 11, 4, 0]);
  const better = { receivedCount: 1, settledCount: 1, handedOverCount: 0 };
  await act(store, centre, correctCounts, { id: fees, version: 1, ...better });
  const question = 'เรื่องที่ราษฎรโทรมาสอบถามโดยไม่ลงชื่อ ให้นับเป็นเรื่องรับเข้าหรือไม่ (สาธิต)';
  const { id } = await act(store, centre, askDesk, { topic: 'other', question });
  const answer = 'ให้นับเฉพาะเรื่องที่ลงทะเบียนรับไว้แล้ว เรื่องที่ตอบได้ทันทีทางโทรศัพท์ไม่ต้องนับ (สาธิต)';
  await act(store, actor('officer7'), answerQuestion, { id, version: 1, answer });
  await act(store, centre, handOver, {
    registerNo: '12/2570',
    topic: 'permits',
    about: 'ลำดับคิวใบอนุญาตก่อสร้างที่เทศบาล (สาธิต)',
    handedTo: 'area_office',
    handedOverOn: inDays(-2),
    workingDays: 15,
  });
}
