/** What can stand in the way of a meeting, in words of the officer or the agency that meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export const noSuchProvince = (): Problem =>
  atField(
    'meetings.no_such_province',
    'provinceIso',
    'ไม่พบจังหวัดนี้ในพื้นที่รับผิดชอบของท่าน',
    'There is no such province within your responsibility.',
  );

export const noSuchYear = (): Problem =>
  atField(
    'meetings.no_such_year',
    'be',
    'ยังไม่มีปีงบประมาณนี้ในระบบ โปรดเลือกปีจากรายการ',
    'This fiscal year is not here yet. Choose one of the list.',
  );

export const dayOutsideYear = (): Problem =>
  atField(
    'meetings.day_outside_year',
    'onDay',
    'วันประชุมไม่อยู่ในปีงบประมาณที่เลือก (1 ต.ค. ถึง 30 ก.ย.)',
    'The day does not lie in the chosen fiscal year (1 October to 30 September).',
  );

export const endsBefore = (): Problem =>
  atField(
    'meetings.ends_before',
    'endsOn',
    'วันสุดท้ายต้องไม่ก่อนวันแรก และต้องใส่วันแรกด้วย',
    'The last day must not lie before the first, and needs a first.',
  );

export const dayMissing = (): Problem =>
  atField(
    'meetings.day_missing',
    'onDay',
    'ยังประกาศไม่ได้ เพราะยังไม่มีวันประชุม โปรดแก้ไขร่างให้มีวันก่อน',
    'It cannot be announced without a day. Give it one first.',
    409,
  );

export const dayAhead = (): Problem =>
  problem('meetings.day_ahead', {
    th: 'ยังบันทึกผลไม่ได้ เพราะวันประชุมยังมาไม่ถึง',
    en: 'It cannot be recorded as held before its day.',
    status: 409,
  });

export const agendaLine = (line: number): Problem =>
  atField(
    'meetings.agenda_line',
    'agenda',
    `บรรทัดที่ ${line} อ่านไม่ได้ เขียนเป็น เวลา | เรื่อง | ตำแหน่งผู้บรรยาย | กิจกรรมที่ (เว้นว่างได้ ยกเว้นเรื่อง)`,
    `Line ${line} cannot be read. Write: time | item | the speaker’s post | activity number (only the item must be there).`,
  );

export const agendaTooLong = (): Problem =>
  atField(
    'meetings.agenda_too_long',
    'agenda',
    'กำหนดการมีได้ไม่เกิน 60 บรรทัด',
    'An agenda has at most 60 lines.',
  );

export const basisMissing = (): Problem =>
  atField(
    'meetings.basis_missing',
    'basis',
    'โปรดบอกว่าจำนวนผู้เข้าร่วมมาจากไหน: ลงชื่อ นับ ประมาณ หรือตามข่าว',
    'Say how the number of people was come by: signed, counted, estimated, or from the news.',
  );

export const countMissing = (): Problem =>
  atField(
    'meetings.count_missing',
    'attendees',
    'เลือกที่มาของจำนวนไว้ แต่ไม่ได้ใส่จำนวน หากไม่มีใครนับ โปรดเว้นว่างทั้งสองช่อง',
    'A basis is chosen but there is no number. If nobody counted, leave both empty.',
  );

export const linkMissing = (): Problem =>
  atField(
    'meetings.link_missing',
    'link',
    'จำนวนตามข่าวต้องมีลิงก์หรือที่มาของข่าว',
    'A number from the news needs the link or the source of that news.',
  );

export const sectorsExceed = (sum: number, all: number): Problem =>
  atField(
    'meetings.sectors_exceed',
    'attendees',
    `จำนวนรายภาคส่วนรวมกัน ${sum} คน มากกว่าผู้เข้าร่วมทั้งหมด ${all} คน`,
    `The sectors add up to ${sum}, more than the ${all} people in all.`,
  );

export const noSuchAgency = (): Problem =>
  atField(
    'meetings.no_such_agency',
    'agencyIds',
    'มีหน่วยงานที่ไม่พบ หรือยุบเลิกแล้ว ในรายการที่เลือก ยังไม่ได้เชิญใคร',
    'One of the chosen agencies is not found or has ended; nobody was invited.',
  );

export const nobodyChosen = (): Problem =>
  atField(
    'meetings.nobody_chosen',
    'agencyIds',
    'โปรดเลือกหน่วยงาน หรือเขียนชื่อผู้รับเชิญที่ไม่มีในทะเบียน',
    'Choose an agency, or write the name of a body that is in no register.',
  );

export const invitedAlready = (name: string): Problem =>
  atField(
    'meetings.invited_already',
    'agencyIds',
    `เชิญ${name}ไปแล้ว ยังไม่ได้เชิญใครเพิ่ม`,
    `${name} is invited already; nobody was added.`,
    409,
  );

export const nobodyToRemind = (): Problem =>
  problem('meetings.nobody_to_remind', {
    th: 'ตอนนี้ไม่มีใครให้เตือนทางอีเมล: ตอบแล้วทุกแห่ง เพิ่งเตือนไป หรือต้องโทรศัพท์ ยังไม่มีข้อความถูกส่ง',
    en: 'There is nobody to remind by e-mail now: all have answered, were reminded lately, or must be called. No message was sent.',
    status: 409,
  });

/** Why seats cannot be taken, as office.take_seats says it. */
export function noSeats(why: string | null): Problem {
  const reasons = {
    full: { th: 'ที่นั่งของการประชุมเต็มแล้ว ยังไม่มีอะไรถูกบันทึก', en: 'The meeting is full. Nothing was saved.' },
    sector_full: {
      th: 'ที่นั่งของภาคส่วนนี้เต็มแล้ว ยังไม่มีอะไรถูกบันทึก',
      en: 'The seats of this sector are taken. Nothing was saved.',
    },
    over_quota: {
      th: 'มากกว่าที่นั่งที่เชิญหน่วยงานนี้',
      en: 'That is more than the seats this agency was offered.',
    },
    closed: {
      th: 'การประชุมนี้ไม่เปิดรับคำตอบแล้ว',
      en: 'This meeting takes no answers any more.',
    },
  };
  const reason = Object.hasOwn(reasons, why ?? '') ? (why as keyof typeof reasons) : 'closed';
  return problem(`meetings.${reason === 'full' ? 'seats_full' : reason}`, {
    ...reasons[reason],
    status: 409,
  });
}

export const postsMissing = (seats: number): Problem =>
  atField(
    'meetings.posts_missing',
    'holders',
    `โปรดบอกตำแหน่งของผู้ที่จะมา บรรทัดละคน 1 ถึง ${seats} บรรทัด ไม่ต้องใส่ชื่อ`,
    `Give the posts of those who come, one a line, 1 to ${seats} lines; no names.`,
  );

export const noSuchSeat = (): Problem =>
  atField(
    'meetings.no_such_seat',
    'seatNo',
    'ไม่มีที่นั่งลำดับนี้ในคำตอบรับ',
    'There is no such seat in this acceptance.',
  );

export const quotasExceed = (): Problem =>
  problem('meetings.quotas_exceed', {
    th: 'ที่นั่งของทุกภาคส่วนรวมกันมากกว่าที่นั่งทั้งหมดของการประชุม',
    en: 'The sectors’ seats add up to more than the meeting has.',
    status: 422,
  });

export const newsAlready = (): Problem =>
  problem('meetings.news_already', {
    th: 'การประชุมนี้มีร่างข่าวอยู่แล้ว โปรดแก้ไขร่างนั้น',
    en: 'This meeting has a news item already. Change that one.',
    status: 409,
  });

export const ownNews = (): Problem =>
  problem('meetings.own_news', {
    th: 'ผู้เขียนข่าวหรือผู้ใส่ภาพตรวจเองไม่ได้ โปรดให้เพื่อนร่วมงานตรวจ',
    en: 'Whoever wrote the news item or added a picture does not clear it. Ask a colleague.',
    status: 409,
  });

export const notChecked = (): Problem =>
  problem('meetings.not_checked', {
    th: 'ส่งออกได้เมื่อยืนยันทั้งสองข้อ: ผู้ที่อยู่ในภาพยินยอม และยศ ตำแหน่ง ถูกต้อง',
    en: 'It may go out once both are confirmed: those shown agreed, and ranks and titles are right.',
    status: 422,
  });

export const notAPicture = (): Problem =>
  atField('meetings.not_a_picture', 'file', 'ใช้ได้เฉพาะภาพ JPEG หรือ PNG', 'Only JPEG or PNG pictures.');
