/** What can stand in the way of a committee's meeting, in words of its secretary. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export const noSuchRound = () =>
  atField('committee.no_such_round', 'roundIds', 'ไม่พบรอบรายงานที่เลือก', 'There is no such round.');

export const noSuchHeading = () =>
  atField(
    'committee.no_such_heading',
    'heading',
    'ระเบียบวาระนี้ไม่อยู่ในการประชุมแล้ว',
    'This heading is no longer on the agenda.',
  );

export const noSuchItem = () =>
  atField(
    'committee.no_such_item',
    'committeeItemId',
    'ไม่พบเรื่องนี้ในการประชุมนี้',
    'There is no such item of this meeting.',
  );

export const notInPack = () =>
  atField(
    'committee.not_in_pack',
    'agencyId',
    'หน่วยงานนี้ไม่อยู่ในชุดเอกสารของการประชุม',
    'This body is not in the pack of the meeting.',
  );

export const dueBeforeMeeting = () =>
  atField(
    'committee.due_before_meeting',
    'dueOn',
    'กำหนดต้องอยู่หลังวันประชุม',
    'It must be due after the day of the meeting.',
  );

export const tooManyItems = () =>
  atField(
    'committee.too_many_items',
    'title',
    'เรื่องที่พิมพ์เพิ่มครบ 40 เรื่องแล้ว',
    'Forty items were typed already.',
  );

export const notToday = () =>
  atField('committee.not_held_yet', 'heldOn', 'วันประชุมยังไม่มาถึง', 'The day of the meeting has not come yet.');

export function roundNotFixed(): Problem {
  return problem('committee.round_not_fixed', {
    th: 'รอบรายงานที่การประชุมพิจารณายังไม่กำหนดหน่วยงานที่ต้องรายงาน จึงยังตรึงชุดเอกสารไม่ได้',
    en: 'A round that the meeting looks at is not fixed yet, so its pack cannot be frozen.',
    status: 409,
  });
}

export function tooLarge(): Problem {
  return problem('committee.too_large', {
    th: 'ชุดเอกสารใหญ่เกินกว่าจะตรึง โปรดลดจำนวนรอบที่พิจารณา',
    en: 'The pack is too large to be frozen. Please look at fewer rounds.',
    status: 409,
  });
}

export function takenUpAlready(): Problem {
  return problem('committee.taken_up_already', {
    th: 'มตินี้รับไปเป็นข้อเสนอแนะของสำนักงานแล้ว',
    en: 'This resolution was taken up as a recommendation already.',
    status: 409,
  });
}

export function notAMember(): Problem {
  return problem('committee.not_yours', {
    th: 'ทำได้เฉพาะสำนักงาน ป.ป.ช. ประจำจังหวัดนี้',
    en: 'This is for the NACC office of this province.',
    status: 403,
  });
}
