/** What can stand in the way of a round. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export const roundThereAlready = () =>
  atField('rounds.there_already', 'quarter', 'ไตรมาสนี้มีรอบอยู่แล้ว', 'There is a round of this quarter already.');

export const closesBeforeOpening = () =>
  atField(
    'rounds.closes_before_opening',
    'closesOn',
    'เวลาปิดรับต้องอยู่หลังเวลาเปิดรับ',
    'It must close after it opens.',
  );

export const openedAlready = () =>
  atField(
    'rounds.opened_already',
    'opensOn',
    'รอบเปิดรับแล้ว วันเปิดจึงเปลี่ยนไม่ได้ เปลี่ยนได้เฉพาะวันและเวลาปิด',
    'The window has opened, so its first day stays; only when it closes can change.',
  );

export const noSuchReporter = () =>
  atField(
    'rounds.no_such_reporter',
    'agencyId',
    'ไม่พบหน่วยงานนี้ หรือหน่วยงานเลิกแล้ว หรือไม่ทราบจังหวัด',
    'There is no such body, it has ended, or its province is not known.',
  );

export const owesAlready = () =>
  atField('rounds.owes_already', 'agencyId', 'หน่วยงานนี้อยู่ในรอบแล้ว', 'This body is in the round already.');

export const doesNotOwe = () =>
  atField('rounds.does_not_owe', 'agencyId', 'หน่วยงานนี้ไม่ได้อยู่ในรอบ', 'This body is not in the round.');

export const noSuchIndicator = () =>
  atField(
    'rounds.no_such_indicator',
    'indicatorId',
    'เลือกได้เฉพาะตัวชี้วัดที่ใช้อยู่และให้หน่วยงานรายงาน',
    'Only an indicator that is in force and given by those who report can be asked.',
  );

export function nobodyOwes(): Problem {
  return problem('rounds.nobody_owes', {
    th: 'กำหนดรอบได้เมื่อมีหน่วยงานที่ต้องรายงานอย่างน้อยหนึ่งแห่ง',
    en: 'A round can be fixed once at least one body owes a return.',
    status: 409,
  });
}
