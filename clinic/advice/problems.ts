/** What can stand in the way of advice. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function conditionsNeeded(): Problem {
  return atField(
    'advice.conditions_needed',
    'conditions',
    'ระดับนี้ต้องมีเงื่อนไข โปรดเขียนเงื่อนไขที่ผู้ขอต้องทำ',
    'This level needs conditions: write what the asker has to do.',
  );
}

export function validityOver(): Problem {
  return atField(
    'advice.validity_over',
    'validUntilOn',
    'วันสิ้นสุดการใช้คำปรึกษาผ่านไปแล้ว โปรดใส่วันที่ยังมาไม่ถึง',
    'The day until which the advice holds is over. Give a day to come.',
  );
}

export function sourceNeeded(): Problem {
  return problem('advice.source_needed', {
    th: 'คำปรึกษาต้องมีแหล่งอ้างอิงอย่างน้อยหนึ่งรายการก่อนส่งต่อ ให้แก้ไขร่างแล้วระบุมาตรา ข้อ หรือแหล่งอื่น',
    en: 'Advice needs at least one source before it goes on. Edit the draft and name a section or another source.',
    status: 422,
  });
}

export function readerNeeded(): Problem {
  return problem('advice.reader_needed', {
    th: 'คำปรึกษานี้ต้องมีผู้อ่านทานก่อนลงนาม โปรดส่งให้ผู้อ่านทาน',
    en: 'This advice needs a second reader before it is signed. Please hand it to one.',
    status: 409,
  });
}

export function ownWords(): Problem {
  return problem('advice.own_words', {
    th: 'ผู้ที่เขียนคำปรึกษานี้อ่านทานเองไม่ได้ โปรดให้เพื่อนร่วมงานที่ไม่ได้เขียนอ่านทาน',
    en: 'Whoever wrote in this advice cannot be its second reader. Please ask a colleague who did not.',
    status: 403,
  });
}

export function draftThere(): Problem {
  return problem('advice.draft_there', {
    th: 'เรื่องนี้มีร่างคำปรึกษาอยู่แล้ว โปรดทำต่อจากร่างนั้น',
    en: 'There is a draft for this consultation already. Please go on with that one.',
    status: 409,
  });
}

export function reasonNeeded(): Problem {
  return atField(
    'advice.reason_needed',
    'replacesWhy',
    'ฉบับใหม่ต้องบอกว่าแทนฉบับเดิมเพราะเหตุใด',
    'A new version has to say why it replaces the one before.',
  );
}

export function moneyOfAnother(): Problem {
  return atField(
    'advice.money_of_another',
    'changedThb',
    'ใส่จำนวนเงินได้เมื่อผลคือแก้ไขก่อนลงนามผูกพันเท่านั้น',
    'An amount goes only with what was changed before signing.',
  );
}
