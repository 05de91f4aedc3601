/** The demonstration's model agency: nominated by the province, chosen on documents, its practice read by two and taken up once. */
import { act } from '#office/action.ts';
import { addEvidence } from '#programme/model-agencies/actions/add-evidence.ts';
import { recordAdoption, verifyAdoption } from '#programme/model-agencies/actions/adoptions.ts';
import { chooseModel } from '#programme/model-agencies/actions/decide.ts';
import { nominateAgency } from '#programme/model-agencies/actions/nominate.ts';
import {
  clearPractice,
  publishPractice,
  writePractice,
} from '#programme/model-agencies/actions/practices.ts';
import { criteriaInForce } from '#programme/model-agencies/criteria.ts';
import { inDays, type Scene } from './scene.ts';

const card = {
  titleTh: 'คิวใบอนุญาตก่อสร้างที่ทุกคนเห็น (สาธิต)',
  titleEn: 'A queue for building permits that everybody sees (demonstration)',
  changedTh: 'ติดลำดับคิวคำขอใบอนุญาตไว้หน้าสำนักงานและบนเว็บทุกเช้า คำขอออกตามลำดับวันที่ยื่น',
  changedEn:
    'The queue of applications stands at the door and on the web each morning; permits follow the order of filing.',
  howTh: 'ใช้ทะเบียนรับคำขอเดิม พิมพ์วันละครั้งโดยไม่มีชื่อผู้ยื่น ให้เจ้าหน้าที่สองคนลงชื่อกำกับ',
  howEn: 'The register that was there is printed once a day without names; two officers sign it.',
  costThb: '0',
  resultValue: '12',
  resultTh: 'วันทำการเฉลี่ยต่อคำขอ เดิม 30 วัน นับจากทะเบียน 3 เดือนก่อนและหลัง (ตัวเลขสมมุติ)',
  resultEn:
    'working days on average for a permit, from 30; by the register, 3 months before and after (invented)',
};

export async function modelAgency({ store, places, actor }: Scene): Promise<void> {
  const [officer, second] = [actor('officer7'), actor('second7')];
  const whyTh = 'เปลี่ยนวิธีออกใบอนุญาตจนประชาชนตรวจลำดับได้เอง (สาธิต)';
  const { id } = await act(store, actor('province74'), nominateAgency, { agencyId: places.own, whyTh });
  const proof = { documentTitle: 'คำสั่งปรับกระบวนงานและทะเบียนก่อนและหลัง (สาธิต)', documentOn: inDays(-40) };
  for (const { id: criterion } of criteriaInForce().criteria)
    await act(store, officer, addEvidence, { modelAgencyId: id, criterion, ...proof });
  await act(store, actor('director7'), chooseModel, { id, version: 1, termUntilOn: inDays(700) });
  const { practiceId } = await act(store, actor('province74'), writePractice, { modelAgencyId: id, ...card });
  await act(store, officer, clearPractice, { id: practiceId, version: 1 });
  await act(store, second, publishPractice, { id: practiceId, version: 2 });
  const adopted = { practiceId, agencyId: places.far, adoptedOn: inDays(-5) };
  const adoption = await act(store, officer, recordAdoption, adopted);
  await act(store, second, verifyAdoption, {
    id: adoption.id,
    version: 1,
    how: 'ไปดูป้ายลำดับคิวหน้าสำนักงานแล้ว (สาธิต)',
  });
}
