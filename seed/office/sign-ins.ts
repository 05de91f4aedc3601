/** The demonstration's workshop of Samut Sakhon: invented people in the registry, signed in from the paper list. */
import { sql } from 'kysely';
import { act } from '#office/action.ts';
import { signAtDesk } from '#programme/attendance/actions/sign.ts';
import { recordConsent } from '#programme/participants/actions/consent.ts';
import { enterParticipant } from '#programme/participants/actions/enter.ts';
import { inDays, type Scene } from './scene.ts';

/** Title, given name, position, organisation, sector; in and out as the paper list has them. */
type Guest = readonly [
  prefix: string,
  given: string,
  position: string,
  organisation: string,
  sector: string,
  inAt: string,
  outAt: string,
];

const guests: readonly Guest[] = [
  ['นาย', 'เที่ยงธรรม', 'ปลัดเทศบาล', 'เทศบาลตำบลสาธิต', 'local_government', '08:20', '15:35'],
  ['นางสาว', 'รอบคอบ', 'นักวิชาการพัสดุ', 'เทศบาลตำบลสาธิต', 'local_government', '08:25', '15:30'],
  ['น.ส.', 'รอบคอบ', 'นักวิชาการพัสดุ', 'ทต.สาธิต', 'local_government', '', ''],
  ['นาง', 'โปร่งใส', 'ผู้อำนวยการโรงเรียน', 'โรงเรียนสาธิตวิทยา (สมมุติ)', 'government_agencies', '08:40', '12:00'],
  [
    'ว่าที่ ร.ต.',
    'ตรงเวลา',
    'เจ้าหน้าที่ศูนย์ดำรงธรรมอำเภอ',
    'ศูนย์ดำรงธรรมอำเภอ (สมมุติ)',
    'damrongdhamma_centres',
    '08:10',
    '15:40',
  ],
  ['นาย', 'ร่วมมือ', 'ผู้แทนเครือข่าย', 'เครือข่ายภาคประชาชน (สมมุติ)', 'civil_society', '09:05', ''],
];

export async function signIns({ store, actor }: Scene): Promise<void> {
  const officer = actor('officer7');
  const activityId = await workshop(store, officer);
  for (const [prefix, givenName, positionTitle, organisation, sector, inAt, outAt] of guests) {
    const person = { prefix, givenName, familyName: 'สาธิตสมมุติ', positionTitle, organisation, sector };
    const at = { provinceIso: 'TH-74', fromOn: '2025-10-01', isAnother: 'yes' };
    const { id: participantId } = await act(store, officer, enterParticipant, { ...person, ...at });
    const sign = (way: string, clock: string) =>
      act(store, officer, signAtDesk, { activityId, participantId, way, how: 'paper', clock });
    if (inAt !== '') await sign('in', inAt);
    if (outAt !== '') await sign('out', outAt);
    // Signed twice on two sheets: an officer has something to settle.
    if (givenName === 'ตรงเวลา') await sign('in', '13:00');
    if (givenName === 'เที่ยงธรรม') {
      const consent = { participantId, purpose: 'publicity', givenHow: 'paper', givenOn: inDays(0) };
      await act(store, officer, recordConsent, consent);
    }
  }
}

async function workshop(store: Scene['store'], viewer: ReturnType<Scene['actor']>): Promise<string> {
  const { rows } = await store.within(viewer, (tx) =>
    sql<{ id: string }>`SELECT activity_id AS id FROM office.activities
      WHERE slug = '2570-demo-samut-sakhon-workshop'`.execute(tx),
  );
  return rows[0]!.id;
}
