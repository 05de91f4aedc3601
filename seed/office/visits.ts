/** The demonstration's visits: one that was made to a school-like agency and reported, one under way with a mobile unit, one planned. */
import { sql } from 'kysely';
import { addAgency } from '#clinic/visits/actions/add-agency.ts';
import { addPhoto } from '#clinic/visits/actions/add-photo.ts';
import { beginVisit } from '#clinic/visits/actions/begin-visit.ts';
import { findingsIn } from '#clinic/visits/actions/findings-in.ts';
import { planVisit } from '#clinic/visits/actions/plan-visit.ts';
import { recommendFromVisit } from '#clinic/visits/actions/recommend.ts';
import { recordFindings } from '#clinic/visits/actions/record-findings.ts';
import { recordResponse } from '#clinic/visits/actions/record-response.ts';
import { recordWalkIn } from '#clinic/visits/actions/record-walk-in.ts';
import { reportVisit } from '#clinic/visits/actions/report-visit.ts';
import { VisitPhoto } from '#clinic/visits/photos.ts';
import { agenciesOf, readVisit } from '#clinic/visits/queries.ts';
import { act, type Action } from '#office/action.ts';
import { greyPicture } from './grey-picture.ts';
import { inDays, type Scene } from './scene.ts';

export async function visits(scene: Scene): Promise<void> {
  await reported(scene);
  await underWay(scene);
  const next = await planned(scene, {
    purpose: 'follow_up',
    onDay: inDays(9),
    place: 'ที่ว่าการอำเภอสมมุติ (สาธิต)',
  });
  await press(scene, addAgency, next, { agencyId: scene.places.own, checklistId: 'small-purchases' });
}

async function planned({ store, actor }: Scene, changes: Record<string, unknown>): Promise<string> {
  const [officer, second] = [actor('officer7'), actor('second7')];
  const who = { leadId: officer.personId, team: [officer.personId, second.personId] };
  const plan = { purpose: 'watch', provinceIso: 'TH-74', hasMobileUnit: false, ...who, ...changes };
  return (await act(store, officer, planVisit, plan)).id;
}

/** With the version that the visit's page would show now. */
async function press(
  { store, actor }: Scene,
  deed: Action<unknown>,
  id: string,
  more: Record<string, unknown> = {},
) {
  const officer = actor('officer7');
  const { version } = await store.within(officer, (tx) => readVisit(tx, id));
  await act(store, officer, deed, { id, version, ...more });
}

async function atAgency(
  { store, actor }: Scene,
  visit: string,
  deed: Action<unknown>,
  more: Record<string, unknown>,
) {
  const officer = actor('officer7');
  const [agency] = await store.within(officer, (tx) => agenciesOf(tx, visit));
  await act(store, officer, deed, { id: agency!.id, version: agency!.version, ...more });
}

/** A figure is missing on purpose: what is not known stands as not known. */
async function reported(scene: Scene): Promise<void> {
  const { places } = scene;
  const visit = await planned(scene, {
    onDay: inDays(-6),
    place: 'ศูนย์พัฒนาเด็กเล็กสมมุติ (สาธิต)',
    partners: 'ผู้แทนท้องถิ่นจังหวัด (สาธิต)',
    known: 'ถามวิธีนับเด็กที่มาเรียนก่อนเบิกค่าอาหาร (สาธิต)',
  });
  await press(scene, addAgency, visit, { agencyId: places.own, checklistId: 'school-lunch' });
  await press(scene, beginVisit, visit);
  const findings = [
    { questionId: 'pupils_enrolled', figure: '48' },
    { questionId: 'pupils_present', figure: '43' },
    { questionId: 'heads_claimed', figure: '46', note: 'ใบเบิกของวันที่ไป (สาธิต)' },
    { questionId: 'baht_per_head', figure: '21' },
    { questionId: 'menu_public', answer: 'as_should' },
    { questionId: 'weighed', answer: 'not_as_should', note: 'ไม่มีสมุดชั่งของที่รับ (สาธิต)' },
  ];
  const overallWords = 'ครูนับเด็กก่อนเวลาเข้าเรียน จำนวนที่เบิกจึงไม่ตรงกับที่มา ควรนับหลังเข้าเรียน (สาธิต)';
  await atAgency(scene, visit, recordFindings, { overall: 'to_improve', overallWords, findings });
  const photo = await VisitPhoto.take(places.files, greyPicture());
  await act(scene.store, scene.actor('officer7'), addPhoto, {
    id: visit,
    caption: 'โรงอาหาร (ภาพสาธิต)',
    photo,
  });
  await press(scene, findingsIn, visit);
  const advice = 'ให้นับเด็กหลังเข้าเรียนทุกวัน และเบิกตามจำนวนที่นับ (สาธิต)';
  await atAgency(scene, visit, recommendFromVisit, { advice, workingDays: '15' });
  await press(scene, reportVisit, visit);
  const response = { response: 'รับจะนับหลังเข้าเรียนตั้งแต่สัปดาห์หน้า (สาธิต)', responder: 'ปลัดองค์การ (สาธิต)' };
  await atAgency(scene, visit, recordResponse, { ...response, respondedOn: inDays(0) });
}

async function underWay(scene: Scene): Promise<void> {
  const { store, actor } = scene;
  const mobile = await store.within(actor('officer7'), (tx) =>
    sql<{
      id: string;
    }>`SELECT activity_id AS id FROM office.activities WHERE kind = 'mobile_clinic' AND area_no = 7
      AND province_iso = 'TH-74' ORDER BY on_day DESC LIMIT 1`.execute(tx),
  );
  const visit = await planned(scene, {
    purpose: 'advise',
    onDay: inDays(0),
    place: 'ตลาดสมมุติ (สาธิต)',
    hasMobileUnit: true,
    ...(mobile.rows[0] ? { activityId: mobile.rows[0].id } : {}),
  });
  await press(scene, beginVisit, visit);
  await act(store, actor('officer7'), recordWalkIn, {
    visitId: visit,
    askerKind: 'official',
    topic: 'interest',
    urgency: 'ordinary',
    question: 'ผู้รับจ้างนำผลไม้มาฝากสำนักงานช่วงปีใหม่ รับไว้แบ่งกันได้หรือไม่ (สาธิต)',
  });
}
