/** What has happened in the demonstration's year so far: four matters on the ladder, their letters, a clinic, and a district centre. */
import { recordClinic } from '#office/agencies/actions/record-clinic.ts';
import { act } from '#office/action.ts';
import { answerRecommendation } from '#office/recommendations/actions/answer.ts';
import { claimDone } from '#office/recommendations/actions/claim.ts';
import { verifyRecommendation } from '#office/recommendations/actions/verify.ts';
import { addWatchStep } from '#office/watch-items/actions/add-step.ts';
import { moveWatchItem } from '#office/watch-items/actions/move.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import { recommendFromWatchItem } from '#office/watch-items/actions/recommend.ts';
import { shareWatchItem } from '#office/watch-items/actions/share.ts';
import { advice } from './advice.ts';
import { change } from './change.ts';
import { consultations } from './consultations.ts';
import { courses } from './courses.ts';
import { districtCentre } from './district-centre.ts';
import { enrolledProvince } from './enrolled-province.ts';
import { letterHead } from './letter-head.ts';
import { masterPlan } from './master-plan.ts';
import { nextMeeting } from './meetings.ts';
import { modelAgency } from './model-agency.ts';
import { certificate, publicity } from './publicity.ts';
import { inDays, sendLetter, shown, type Scene } from './scene.ts';
import { selection } from './selection.ts';
import { signIns } from './sign-ins.ts';
import { visits } from './visits.ts';
import { yearPlan } from './year-plan.ts';

export async function officeStories(scene: Scene): Promise<void> {
  await letterHead(scene);
  await schoolLunch(scene);
  await acceptanceOfSupplies(scene);
  await fuelBook(scene);
  await permitQueue(scene);
  await change(scene);
  await letterToGovernor(scene);
  await mobileClinic(scene);
  await districtCentre(scene);
  await consultations(scene);
  await visits(scene);
  await advice(scene);
  await nextMeeting(scene);
  await enrolledProvince(scene);
  await modelAgency(scene);
  await courses(scene);
  await publicity(scene);
  await certificate(scene);
  await selection(scene);
  await yearPlan(scene);
  await masterPlan(scene);
  await signIns(scene);
}

/** Found at the workshop, shared with the province, on the rung of prevention, advice accepted. */
async function schoolLunch(scene: Scene): Promise<void> {
  const { store, actor, places } = scene;
  const officer = actor('officer7');
  const { id } = await act(store, officer, openWatchItem, {
    agencyId: places.own,
    process: 'school_lunch_and_milk',
    title: 'จำนวนเด็กที่เบิกค่าอาหารกับจำนวนที่มาเรียนยังไม่ตรงกัน (สาธิต)',
    summary: 'ชวนหน่วยงานและจังหวัดดูวิธีนับจำนวนเด็กที่มาเรียนแต่ละวัน เพื่อให้การเบิกตรงกับความเป็นจริง',
    reviewOn: inDays(25),
    sourceKind: 'workshop',
    datedOn: inDays(0),
    secrecy: 'ordinary',
    origin: 'ประชุมเชิงปฏิบัติการจังหวัด (สาธิต)',
    note: 'ผู้แทนศูนย์พัฒนาเด็กเล็กเล่าว่านับจำนวนเด็กเพียงเดือนละครั้ง',
  });
  const now = () => shown(scene, 'watch_items', id);
  const step = { what: 'หารือวิธีนับจำนวนเด็กที่มาเรียนรายวันกับสำนักงานจังหวัด', body: 'province_office' };
  await act(store, officer, addWatchStep, { ...(await now()), ...step, dueOn: inDays(9) });
  const share = { body: 'province_office', what: ['summary', 'steps', 'recommendations'] };
  await act(store, officer, shareWatchItem, { ...(await now()), ...share });
  const reason = 'หน่วยงานเห็นด้วยที่จะปรับวิธีนับ จึงเริ่มมาตรการป้องกัน';
  await act(store, officer, moveWatchItem.preventing, { ...(await now()), reason });
  const { recommendationId } = await act(store, officer, recommendFromWatchItem, {
    ...(await now()),
    advice: 'นับและบันทึกจำนวนเด็กที่มาเรียนทุกวันก่อนสั่งอาหาร และให้ผู้ปกครองหมุนเวียนร่วมลงนาม',
    grounds: 'ให้จำนวนที่เบิกตรงกับจำนวนที่มาเรียน',
    workingDays: 15,
  });
  await lunchLetter(scene, recommendationId);
  const advice = await shown(scene, 'recommendations', recommendationId);
  await act(store, actor('head'), answerRecommendation.accepted, advice);
}

/** The letter that carries the advice to the agency's head. */
async function lunchLetter(scene: Scene, recommendationId: string): Promise<void> {
  await sendLetter(scene, {
    recipientKind: 'agency',
    recipientId: scene.places.own,
    recipientName: 'หัวหน้าหน่วยงาน (สาธิต)',
    subjectLine: 'ข้อเสนอแนะเรื่องการนับจำนวนเด็กที่มาเรียน (สาธิต)',
    body: 'ด้วยสำนักงานได้ร่วมประชุมเชิงปฏิบัติการกับจังหวัดและหน่วยงานของท่าน จึงขอเสนอแนะให้นับและบันทึกจำนวนเด็กที่มาเรียนทุกวันก่อนสั่งอาหาร\n\nจึงเรียนมาเพื่อโปรดพิจารณา และแจ้งผลให้ทราบ หนังสือนี้เป็นข้อมูลสาธิต',
    replyDueOn: inDays(21),
    aboutKind: 'recommendation',
    aboutId: recommendationId,
  });
}

/** Advised, carried out, and seen by somebody who neither advised nor claimed. */
async function acceptanceOfSupplies(scene: Scene): Promise<void> {
  const { store, actor, places } = scene;
  const officer = actor('officer7');
  const { id } = await act(store, officer, openWatchItem, {
    agencyId: places.own,
    process: 'procurement',
    title: 'คณะกรรมการตรวจรับลงนามโดยไม่มีภาพถ่ายวันตรวจรับ (สาธิต)',
    reviewOn: inDays(60),
    sourceKind: 'meeting',
    datedOn: inDays(0),
    secrecy: 'ordinary',
    origin: 'การประชุมหัวหน้าหน่วยงาน (สาธิต)',
    note: 'หน่วยงานเล่าว่ายังไม่มีแบบบันทึกภาพ',
  });
  const advice = 'แนบภาพถ่ายและวันที่ตรวจรับกับใบตรวจรับทุกครั้ง';
  const item = await shown(scene, 'watch_items', id);
  const due = { advice, dueOn: inDays(30) };
  const issued = await act(store, officer, recommendFromWatchItem, { ...item, ...due });
  const now = () => shown(scene, 'recommendations', issued.recommendationId);
  await act(store, actor('head'), answerRecommendation.accepted, await now());
  const done = { words: 'ใช้แบบบันทึกภาพกับใบตรวจรับแล้ว (สาธิต)' };
  await act(store, actor('clerk'), claimDone, { ...(await now()), ...done });
  const seen = { how: 'person', words: 'ดูใบตรวจรับล่าสุดสามฉบับ มีภาพและวันที่ครบ (สาธิต)' };
  await act(store, actor('second7'), verifyRecommendation, { ...(await now()), ...seen });
}

/** Only watched so far; its review is near. */
async function fuelBook({ store, actor, places }: Scene): Promise<void> {
  await act(store, actor('officer7'), openWatchItem, {
    agencyId: places.others.find((id) => id !== places.own)!,
    process: 'vehicles_and_fuel',
    title: 'การเบิกน้ำมันเชื้อเพลิงไม่มีสมุดบันทึกการใช้รถ (สาธิต)',
    reviewOn: inDays(3),
    sourceKind: 'own_entry',
    datedOn: inDays(0),
    secrecy: 'ordinary',
    origin: 'เจ้าหน้าที่กลุ่มงานป้องกัน เขต 7 (สาธิต)',
    note: 'พบระหว่างตอบข้อหารือที่คลินิกเคลื่อนที่',
  });
}

/** From a secret source, in another province. */
async function permitQueue(scene: Scene): Promise<void> {
  const { store, actor, places } = scene;
  const { id } = await act(store, actor('second7'), openWatchItem, {
    agencyId: places.far,
    process: 'permits',
    title: 'คิวขออนุญาตก่อสร้างไม่เรียงตามวันที่ยื่น (สาธิต)',
    reviewOn: inDays(40),
    sourceKind: 'meeting',
    datedOn: inDays(0),
    secrecy: 'secret',
    origin: 'การหารือที่ไม่เปิดเผย (สาธิต)',
    note: 'รายละเอียดอยู่ในชั้นความลับ อ่านได้เมื่อมีการบันทึกว่าใครอ่าน',
  });
  const reason = 'ลงพื้นที่แล้วหน่วยงานเริ่มเปิดเผยลำดับคิว';
  const item = await shown(scene, 'watch_items', id);
  await act(store, actor('officer7'), moveWatchItem.preventing, { ...item, reason });
}

/** What is asked of the governor, so that the province's page has something to say. */
async function letterToGovernor(scene: Scene): Promise<void> {
  await sendLetter(scene, {
    recipientKind: 'province',
    recipientId: 'TH-74',
    recipientName: 'ผู้ว่าราชการจังหวัดสมุทรสาคร (สาธิต)',
    subjectLine: 'ขอเชิญเป็นประธานเปิดการอบรมหลักสูตรเสริมสร้างธรรมาภิบาล (สาธิต)',
    body: 'ด้วยสำนักงานกำหนดจัดอบรมหลักสูตรเสริมสร้างธรรมาภิบาลต่อต้านการทุจริตในจังหวัดของท่าน จึงขอเชิญท่านเป็นประธานเปิดการอบรม\n\nจึงเรียนมาเพื่อโปรดพิจารณา และแจ้งผลให้ทราบ หนังสือนี้เป็นข้อมูลสาธิต',
    replyDueOn: inDays(14),
  });
}

/** An invented clinic with every entry filled in, beside the real one of which little is known. */
async function mobileClinic({ store, actor }: Scene): Promise<void> {
  await act(store, actor('director7'), recordClinic, {
    areaNo: 7,
    kind: 'mobile',
    nameTh: 'คลินิกเคลื่อนที่สาธิต เขต 7 (สมมุติ)',
    nameEn: 'Demonstration mobile clinic of Area 7 (invented)',
    openedYearBe: 2570,
    addressTh: 'อาคารสาธิต ถนนสมมุติ จังหวัดสมุทรสาคร',
    addressEn: 'Demonstration building, Invented Road, Samut Sakhon',
    provinceIso: 'TH-74',
    hoursTh: 'วันทำการ 08.30–16.30 น.',
    hoursEn: 'Working days, 08:30–16:30',
    phone: '000-000-0000',
    staffCount: 3,
    mobileUnitCount: 1,
    source: 'ข้อมูลสาธิต · demonstration data',
    isDemonstration: true,
  });
}
