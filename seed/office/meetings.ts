/** The demonstration's next workshop: announced, with its agenda and seats, two agencies invited, one that answered. */
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { acceptInvitation } from '#programme/meetings/actions/answer-invitation.ts';
import { announceMeeting } from '#programme/meetings/actions/announce-meeting.ts';
import { inviteAgencies } from '#programme/meetings/actions/invite-agencies.ts';
import { planMeeting } from '#programme/meetings/actions/plan-meeting.ts';
import { setAgenda } from '#programme/meetings/actions/set-agenda.ts';
import { setQuotas } from '#programme/meetings/actions/set-quotas.ts';
import { ownInvitations } from '#programme/meetings/invitations.ts';
import { inDays, type Scene } from './scene.ts';

/** The only year that the demonstration has. */
const demonstrationYear = 2570;

const workshop = {
  be: demonstrationYear,
  kind: 'workshop',
  activityNo: 1,
  provinceIso: 'TH-74',
  title: 'ประชุมเชิงปฏิบัติการติดตามคลินิก ครั้งที่ 2 (สาธิต)',
  titleEn: 'Second workshop on the clinic (demonstration)',
  startsAt: '08.30',
  endsAt: '12.00',
  room: 'ห้องประชุมศาลากลางจังหวัด (สาธิต)',
  roomEn: 'Provincial hall (demonstration)',
  chair: 'ผู้ว่าราชการจังหวัดสมุทรสาคร',
  chairEn: 'Governor of Samut Sakhon',
  seats: 60,
};

const agenda = [
  '08.30 | ลงทะเบียน',
  '09.00 | ชี้แจงกิจกรรมของปี | ผู้อำนวยการสำนักงาน ปปท. เขต 7 | 1',
  '10.30 | หลักสูตรเสริมสร้างธรรมาภิบาล | วิทยากรสำนักงาน ปปท. เขต 7 | 2',
].join('\n');

export async function nextMeeting({ store, actor, places }: Scene): Promise<void> {
  const onDay = inDays(21);
  if (fiscalYearBe(dayNumber(onDay)) !== demonstrationYear) return;
  const officer = actor('officer7');
  const { id } = await act(store, officer, planMeeting, { ...workshop, onDay });
  await act(store, officer, setAgenda, { id, version: 1, agenda });
  const sectors = [
    { sector: 'local_government', count: 20 },
    { sector: 'government_agencies', count: 30 },
    { sector: 'civil_society', count: 10 },
  ];
  await act(store, officer, setQuotas, { id, version: 2, sectors });
  await act(store, officer, announceMeeting, { id, version: 3 });
  const others = places.others.filter((one) => one !== places.own).slice(0, 2);
  await act(store, officer, inviteAgencies, {
    id,
    agencyIds: [places.own, ...others],
    sector: 'local_government',
    seats: 2,
    postsWanted: 'หัวหน้าหน่วยงาน และเจ้าหน้าที่พัสดุ',
    replyDueOn: inDays(14),
  });
  const head = actor('head');
  const [invitation] = (await store.within(head, (tx) => ownInvitations(tx))).rows;
  const holders = 'ปลัดองค์กรปกครองส่วนท้องถิ่น\nผู้อำนวยการกองคลัง';
  await act(store, head, acceptInvitation, { id: invitation!.id, version: invitation!.version, holders });
}
