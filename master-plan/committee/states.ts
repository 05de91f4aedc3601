/** A meeting of a provincial committee, and a resolution of it on its way to the next. */
import type { Subject } from '#office/action.ts';

export const meetingStates = {
  planned: { th: 'วางแผนแล้ว ระเบียบวาระยังเปลี่ยนตามข้อมูล', en: 'Planned; the agenda follows the data' },
  frozen: { th: 'ตรึงชุดเอกสารแล้ว รอประชุม', en: 'Pack frozen, to be held' },
  held: { th: 'ประชุมแล้ว', en: 'Held' },
  closed: { th: 'ปิดการประชุม', en: 'Closed' },
  called_off: { th: 'งดประชุม', en: 'Called off' },
} as const;

export type MeetingState = keyof typeof meetingStates;

export const meetingSubject: Subject<typeof meetingStates> = {
  kind: 'committee_meeting',
  table: 'office.committee_meetings',
  id: 'committee_meeting_id',
  states: meetingStates,
};

export const resolutionStates = {
  open: { th: 'ยังไม่เริ่มรายงาน', en: 'Nothing told yet' },
  going_on: { th: 'อยู่ระหว่างดำเนินการ', en: 'Going on' },
  carried: { th: 'ยกไปการประชุมครั้งต่อไป', en: 'Carried to the next meeting' },
  done: { th: 'ดำเนินการแล้ว', en: 'Done' },
} as const;

export type ResolutionState = keyof typeof resolutionStates;

export const resolutionSubject: Subject<typeof resolutionStates> = {
  kind: 'committee_resolution',
  table: 'office.committee_resolutions',
  id: 'committee_resolution_id',
  states: resolutionStates,
};

const commentStates = { written: { th: 'เขียนแล้ว', en: 'Written' } } as const;

export const commentSubject: Subject<typeof commentStates> = {
  kind: 'committee_comment',
  table: 'office.committee_comments',
  id: 'committee_comment_id',
  states: commentStates,
};

/** Who chairs, by post. */
export const chairPosts = {
  governor: { th: 'ผู้ว่าราชการจังหวัด', en: 'Governor' },
  deputy_governor: { th: 'รองผู้ว่าราชการจังหวัด', en: 'Deputy governor' },
  nacc_region: { th: 'ผู้แทนสำนักงาน ป.ป.ช. ภาค', en: 'Representative of the NACC Region' },
  nacc_province: {
    th: 'ผู้อำนวยการสำนักงาน ป.ป.ช. ประจำจังหวัด',
    en: 'Director of the NACC provincial office',
  },
  other: { th: 'กรรมการอื่นที่ที่ประชุมเลือก', en: 'Another member, chosen by the meeting' },
} as const;

export type ChairPost = keyof typeof chairPosts;
export const chairPostNames = Object.keys(chairPosts) as [ChairPost, ...ChairPost[]];
