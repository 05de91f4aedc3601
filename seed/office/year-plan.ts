/** The demonstration's plan of the year: its basis, lines approved and paid, one that waits for the director, one still a draft. */
import { act } from '#office/action.ts';
import { approveLine, proposeLine } from '#programme/plan/actions/approve-line.ts';
import { correctYear } from '#programme/plan/actions/correct-year.ts';
import { draftLine } from '#programme/plan/actions/draft-line.ts';
import { recordActual } from '#programme/plan/actions/record-actual.ts';
import { recordMoney } from '#programme/plan/actions/record-money.ts';
import { nodesFor } from '#programme/plan/basis.ts';
import { fiscalYears } from '#programme/queries.ts';
import type { Scene } from './scene.ts';

const be = 2570;
const funded = { funding: 'integrated', planned1: '180000' };

export async function yearPlan(scene: Scene): Promise<void> {
  await basis(scene);
  const approved = (line: object) => inForce(scene, line);
  const workshop = { step: 'workshop', provinceIso: 'TH-74' };
  const held = await approved({ ...workshop, ...funded, measure: 'held', target: '1', title: 'ประชุมเชิงปฏิบัติการจังหวัดขยายผล สมุทรสาคร (สาธิต)' }); // prettier-ignore
  await pay(scene, held, { budgetClass: '1', committed: '120000', spent: '86450.50' });
  await approved({ ...workshop, measure: 'people', target: '90', funding: 'none', baseline: '90', baselineBasis: 'จำนวนที่ข่าวของปี 2563 บอกไว้', title: 'ผู้เข้าร่วมประชุมเชิงปฏิบัติการ สมุทรสาคร (สาธิต)' }); // prettier-ignore
  const watch = await approved({ step: 'field_watch', measure: 'held', target: '6', funding: 'both', planned1: '60000', planned2: '24000.75', plannedTotal: '84000.75', title: 'ลงพื้นที่เฝ้าระวังทั้งเขต (สาธิต)' }); // prettier-ignore
  await pay(scene, watch, { budgetClass: '2', committed: '9300.25', spent: '9300.25' });
  await approved({ step: 'mobile_clinic', measure: 'advised', target: '60', funding: 'agency', planned2: '45000', title: 'คลินิกเคลื่อนที่ให้คำปรึกษา (สาธิต)' }); // prettier-ignore
  const leaflet = await approved({ step: 'mobile_clinic', measure: 'typed', unit: 'แผ่น', target: '500', funding: 'none', title: 'แผ่นพับแนะนำคลินิก (สาธิต)' }); // prettier-ignore
  await act(scene.store, scene.actor('officer7'), recordActual, { id: leaflet, version: 3, actual: '220', basis: 'ใบส่งแผ่นพับ (สาธิต)' }); // prettier-ignore
  const curriculum = { step: 'curriculum', ...funded, planned1: '95000' };
  const waiting = await draft(scene, { ...curriculum, measure: 'people', target: '120', title: 'อบรมหลักสูตรเสริมสร้างธรรมาภิบาล (สาธิต)' }); // prettier-ignore
  await act(scene.store, scene.actor('officer7'), proposeLine, { id: waiting, version: 1 });
  await draft(scene, { ...curriculum, funding: 'none', planned1: '', measure: 'tested', target: '100', title: 'ผู้ทำแบบทดสอบหลังเรียน (สาธิต)' }); // prettier-ignore
}

/** The plans that the invented year rests on: those of its time. */
async function basis({ store, actor }: Scene): Promise<void> {
  const centre = actor('centre');
  const [nodes, year] = await store.within(centre, async (tx) => [
    (await nodesFor(tx, be)).map(({ id }) => id).filter((id) => id !== 'action-plan-2'),
    (await fiscalYears(tx)).find((one) => one.be === be)!,
  ]);
  const { nameTh, nameEn } = year;
  await act(store, centre, correctYear, { id: String(be), version: 1, nameTh, nameEn, expansionsPerArea: '2', said: 'ข้อมูลสาธิต · demonstration data', nodes }); // prettier-ignore
}

async function draft({ store, actor }: Scene, line: object): Promise<string> {
  const { id } = await act(store, actor('officer7'), draftLine, { be, ...line });
  return id;
}

async function inForce(scene: Scene, line: object): Promise<string> {
  const { store, actor } = scene;
  const id = await draft(scene, line);
  await act(store, actor('officer7'), proposeLine, { id, version: 1 });
  await act(store, actor('director7'), approveLine, { id, version: 2 });
  return id;
}

const pay = ({ store, actor }: Scene, id: string, money: object) =>
  act(store, actor('officer7'), recordMoney, { id, version: 3, ...money, basis: 'ใบสั่งจ้าง (สาธิต)' });
