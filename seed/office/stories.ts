/** What has happened in the demonstration's year so far: three matters on three rungs, and their letters. */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { dispatchLetter } from '#office/letters/actions/dispatch-letter.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { numberLetter } from '#office/letters/actions/number-letter.ts';
import { reviewLetter } from '#office/letters/actions/review-letter.ts';
import { signLetter } from '#office/letters/actions/sign-letter.ts';
import { answerRecommendation } from '#office/recommendations/actions/answer.ts';
import { addWatchStep } from '#office/watch-items/actions/add-step.ts';
import { moveWatchItem } from '#office/watch-items/actions/move.ts';
import { letterPdf } from '#office/letters/issued.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import { recommendFromWatchItem } from '#office/watch-items/actions/recommend.ts';
import { shareWatchItem } from '#office/watch-items/actions/share.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import type { Store } from '#platform/postgres/store.ts';
import type { Actor } from './demonstration.ts';

export interface Places {
  /** The agency whose people sign in. */
  own: string;
  others: readonly string[];
  far: string;
  /** Where the letter's PDF is kept. */
  files: KeptFiles;
}

const inDays = (days: number): string => bangkokToday(new Date(Date.now() + days * 86_400_000));

export async function officeStories(
  store: Store,
  actors: ReadonlyMap<string, Actor>,
  places: Places,
): Promise<void> {
  const officer = actors.get('officer7')!;
  const version = (table: string, key: string, id: string) => versionOf(store, officer, table, key, id);
  const lunch = await act(store, officer, openWatchItem, {
    agencyId: places.own,
    process: 'school_lunch_and_milk',
    title: 'จำนวนเด็กที่เบิกค่าอาหารกับจำนวนที่มาเรียนยังไม่ตรงกัน (สาธิต)',
    summary: 'ชวนหน่วยงานและจังหวัดดูวิธีนับจำนวนเด็กที่มาเรียนแต่ละวัน เพื่อให้การเบิกตรงกับความเป็นจริง',
    reviewOn: inDays(25),
    sourceKind: 'workshop',
    datedOn: '2026-11-05',
    secrecy: 'ordinary',
    origin: 'ประชุมเชิงปฏิบัติการจังหวัด (สาธิต)',
    note: 'ผู้แทนศูนย์พัฒนาเด็กเล็กเล่าว่านับจำนวนเด็กเพียงเดือนละครั้ง',
  });
  const itemVersion = () => version('watch_items', 'watch_item_id', lunch.id);
  await act(store, officer, addWatchStep, {
    id: lunch.id,
    version: await itemVersion(),
    what: 'หารือวิธีนับจำนวนเด็กที่มาเรียนรายวันกับสำนักงานจังหวัด',
    dueOn: inDays(9),
    body: 'province_office',
  });
  await act(store, officer, shareWatchItem, {
    id: lunch.id,
    version: await itemVersion(),
    body: 'province_office',
    what: ['summary', 'steps'],
  });
  await act(store, officer, moveWatchItem.preventing, {
    id: lunch.id,
    version: await itemVersion(),
    reason: 'หน่วยงานเห็นด้วยที่จะปรับวิธีนับ จึงเริ่มมาตรการป้องกัน',
  });
  const { recommendationId } = await act(store, officer, recommendFromWatchItem, {
    id: lunch.id,
    version: await itemVersion(),
    advice: 'นับและบันทึกจำนวนเด็กที่มาเรียนทุกวันก่อนสั่งอาหาร และให้ผู้ปกครองหมุนเวียนร่วมลงนาม',
    grounds: 'ให้จำนวนที่เบิกตรงกับจำนวนที่มาเรียน',
    workingDays: 15,
  });
  await sendLetter(store, actors, places, recommendationId);
  await act(store, actors.get('head')!, answerRecommendation.accepted, {
    id: recommendationId,
    version: await version('recommendations', 'recommendation_id', recommendationId),
  });
  await act(store, officer, openWatchItem, {
    agencyId: places.others.find((id) => id !== places.own)!,
    process: 'vehicles_and_fuel',
    title: 'การเบิกน้ำมันเชื้อเพลิงไม่มีสมุดบันทึกการใช้รถ (สาธิต)',
    reviewOn: inDays(3),
    sourceKind: 'own_entry',
    datedOn: '2026-11-10',
    secrecy: 'ordinary',
    origin: 'เจ้าหน้าที่กลุ่มงานป้องกัน เขต 7 (สาธิต)',
    note: 'พบระหว่างตอบข้อหารือที่คลินิกเคลื่อนที่',
  });
  const permits = await act(store, actors.get('second7')!, openWatchItem, {
    agencyId: places.far,
    process: 'permits',
    title: 'คิวขออนุญาตก่อสร้างไม่เรียงตามวันที่ยื่น (สาธิต)',
    reviewOn: inDays(40),
    sourceKind: 'meeting',
    datedOn: '2026-11-12',
    secrecy: 'secret',
    origin: 'การหารือที่ไม่เปิดเผย (สาธิต)',
    note: 'รายละเอียดอยู่ในชั้นความลับ อ่านได้เมื่อมีการบันทึกว่าใครอ่าน',
  });
  await act(store, officer, moveWatchItem.preventing, {
    id: permits.id,
    version: await version('watch_items', 'watch_item_id', permits.id),
    reason: 'ลงพื้นที่แล้วหน่วยงานเริ่มเปิดเผยลำดับคิว',
  });
}

/** The letter that carries a recommendation: drafted, read by a colleague, signed, numbered, sent. */
async function sendLetter(
  store: Store,
  actors: ReadonlyMap<string, Actor>,
  { own, files }: Places,
  recommendationId: string,
): Promise<void> {
  const officer = actors.get('officer7')!;
  const id = await act(store, officer, draftLetter, {
    kind: 'external',
    secrecy: 'ordinary',
    recipientKind: 'agency',
    recipientId: own,
    recipientName: 'หัวหน้าหน่วยงาน (สาธิต)',
    subjectLine: 'ข้อเสนอแนะเรื่องการนับจำนวนเด็กที่มาเรียน (สาธิต)',
    references: '',
    enclosures: '',
    body: 'ด้วยสำนักงานได้ร่วมประชุมเชิงปฏิบัติการกับจังหวัดและหน่วยงานของท่าน จึงขอเสนอแนะให้นับและบันทึกจำนวนเด็กที่มาเรียนทุกวันก่อนสั่งอาหาร\n\nจึงเรียนมาเพื่อโปรดพิจารณา และแจ้งผลให้ทราบ หนังสือนี้เป็นข้อมูลสาธิต',
    replyDueOn: inDays(21),
    aboutKind: 'recommendation',
    aboutId: recommendationId,
  });
  const typed = async () => ({ id, version: await versionOf(store, officer, 'letters', 'letter_id', id) });
  await act(store, actors.get('second7')!, reviewLetter, await typed());
  await act(store, actors.get('director7')!, signLetter, await typed());
  await act(store, officer, numberLetter, await typed());
  await letterPdf(store, officer, files, id); // printed once, kept for ever
  await act(store, officer, dispatchLetter, { ...(await typed()), means: 'online' });
}

async function versionOf(
  store: Store,
  viewer: Actor,
  table: string,
  key: string,
  id: string,
): Promise<number> {
  const { rows } = await store.within(viewer, (tx) =>
    sql<{
      version: number;
    }>`SELECT version FROM ${sql.table(`office.${table}`)} WHERE ${sql.ref(key)} = ${id}`.execute(tx),
  );
  return rows[0]!.version;
}
