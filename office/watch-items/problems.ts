/** What can stand in the way at the watch items, in words of the person who meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

/** A fault of one field, shown beside it. */
function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function noSuchAgency(): Problem {
  return atField(
    'watch_items.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในพื้นที่รับผิดชอบของท่าน',
    'There is no such agency within your responsibility.',
  );
}

export function agencyEnded(): Problem {
  return atField(
    'watch_items.agency_ended',
    'agencyId',
    'หน่วยงานนี้ยุบหรือรวมไปแล้ว โปรดเลือกหน่วยงานที่รับช่วง',
    'This agency has ended or was merged. Choose its successor.',
  );
}

export function noSuchProcess(): Problem {
  return atField(
    'watch_items.no_such_process',
    'process',
    'โปรดเลือกกระบวนงานจากรายการ หากเลือก “อื่น ๆ” โปรดระบุชื่อกระบวนงาน',
    'Choose a process from the list; with “other”, name it.',
  );
}

export function noSuchRung(): Problem {
  return atField(
    'watch_items.no_such_rung',
    'rung',
    'โปรดเลือกขั้นใหม่จากรายการ',
    'Choose the new rung from the list.',
  );
}

export function dayPassed(field: string): Problem {
  return atField(
    'watch_items.day_passed',
    field,
    'วันที่นี้ผ่านไปแล้ว โปรดเลือกวันนี้หรือวันข้างหน้า',
    'This day has passed. Choose today or a later day.',
  );
}

export function dayAhead(field: string): Problem {
  return atField(
    'watch_items.day_ahead',
    field,
    'วันที่นี้ยังมาไม่ถึง โปรดใส่วันที่เกิดขึ้นแล้ว',
    'This day has not come yet. Give the day on which it happened.',
  );
}

export function alreadyOpen(watchItemId: string, number: string): Problem {
  return problem('watch_items.already_open', {
    th: `หน่วยงานนี้มีประเด็นเฝ้าระวังเรื่องเดียวกันเปิดอยู่แล้ว (${number}) โปรดเพิ่มแหล่งที่มาในประเด็นนั้น`,
    en: `The agency’s process is being watched already (${number}). Add your source to that item.`,
    status: 409,
    details: { watchItemId, number },
  });
}

export function secretNotHere(): Problem {
  return atField(
    'watch_items.secret_not_here',
    'secrecy',
    'แหล่งที่มาชั้นลับบันทึกได้เฉพาะเจ้าหน้าที่ของเขตที่รับผิดชอบพื้นที่นี้',
    'A secret source is recorded only by staff of the Area that answers for this place.',
  );
}

export function nobodyThere(): Problem {
  return atField(
    'watch_items.nobody_there',
    'responsibleId',
    'ผู้รับผิดชอบต้องเป็นเจ้าหน้าที่ของสำนักงานที่ยังปฏิบัติหน้าที่อยู่',
    'Whoever is responsible must be of the office, with a post in force.',
  );
}

export function bodyUnnamed(): Problem {
  return atField(
    'watch_items.body_unnamed',
    'bodyName',
    'โปรดระบุชื่อหน่วยงานร่วม เมื่อเลือก “หน่วยงานอื่น” และเว้นว่างในกรณีอื่น',
    'Name the body when you choose “another body”, and only then.',
  );
}

export function placeUnknown(field: string): Problem {
  return atField(
    'watch_items.place_unknown',
    field,
    'ไม่ทราบพื้นที่ของหน่วยงานร่วม โปรดเลือกอำเภอในจังหวัดของหน่วยงานนี้',
    'The partner’s place is not known. Choose a district in the agency’s province.',
  );
}

export function stepsOpen(count: number): Problem {
  return problem('watch_items.steps_open', {
    th: `ยังมีขั้นตอนที่ไม่ได้รายงานผล ${count} รายการ โปรดรายงานผลหรือยกเลิกก่อนให้ประเด็นสิ้นสุด`,
    en: `${count} steps have not been reported. Report or drop them before ending the item.`,
    status: 409,
    details: { count },
  });
}

export function nothingToShare(): Problem {
  return problem('watch_items.shared_already', {
    th: 'แบ่งปันส่วนที่เลือกกับหน่วยงานนี้ไว้แล้ว',
    en: 'What you chose is shared with this body already.',
    status: 409,
  });
}

export function moneyMissing(): Problem {
  return atField(
    'watch_items.money_missing',
    'amountThb',
    'โปรดใส่วงเงินของเรื่องที่แก้ไขก่อนลงนาม',
    'Give the money of what was changed before signing.',
  );
}

export function moneyOfAnother(): Problem {
  return atField(
    'watch_items.money_of_another',
    'amountThb',
    'ใส่วงเงินเฉพาะเมื่อแก้ไขก่อนลงนาม',
    'An amount belongs only to what was changed before signing.',
  );
}
