/** What can stand in the way of a district centre, and of the desk that answers it, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function districtUnknown(): Problem {
  return problem('districts.district_unknown', {
    th: 'ระบบไม่พบอำเภอของท่านในรายชื่ออำเภอ โปรดแจ้งผู้ดูแลระบบ ยังไม่มีอะไรถูกบันทึก',
    en: 'Your district is not in the list of districts. Tell the administrator; nothing was saved.',
    status: 409,
  });
}

export function monthNotOpen(): Problem {
  return atField(
    'districts.month_not_open',
    'month',
    'รายงานได้เฉพาะเดือนนี้และย้อนหลัง 11 เดือน',
    'Only this month and the 11 before it can be reported.',
  );
}

export function noSuchTopic(): Problem {
  return atField(
    'districts.no_such_topic',
    'topic',
    'หัวข้อนี้ไม่อยู่ในรายการของเดือนที่เลือก',
    'This topic is not counted in the chosen month.',
  );
}

export function countedAlready(): Problem {
  return atField(
    'districts.counted_already',
    'topic',
    'หัวข้อนี้ของเดือนนี้รายงานไว้แล้ว ตัวเลขเดิมอยู่ด้านล่าง หากจะแก้ไข โปรดบันทึกอีกครั้ง',
    'This topic of this month is reported already; its figures stand below. Save again to correct them.',
    409,
  );
}

export function monthClosed(closedOn: string): Problem {
  return problem('districts.month_closed', {
    th: 'เดือนนี้ปิดแล้ว ตัวเลขที่รายงานไว้แก้ไขไม่ได้ หากจำเป็น โปรดถามสำนักงาน ปปท. เขต จากหน้านี้',
    en: 'This month is closed: what was reported is not corrected any more. If need be, ask the Area office.',
    status: 409,
    details: { closedOn },
  });
}

export function nothingMissing(): Problem {
  return problem('districts.nothing_missing', {
    th: 'เดือนนี้รายงานครบทุกหัวข้อแล้ว',
    en: 'Every topic of this month is reported already.',
    status: 409,
  });
}

export function dayAhead(field: string): Problem {
  return atField('districts.day_ahead', field, 'วันที่นี้ยังมาไม่ถึง', 'This day has not come yet.');
}

export function dayTooOld(field: string): Problem {
  return atField(
    'districts.day_too_old',
    field,
    'วันที่นี้เก่ากว่าหนึ่งปี โปรดตรวจปี พ.ศ.',
    'This day is more than a year ago. Please check the year.',
  );
}

export function beforeHandedOver(): Problem {
  return atField(
    'districts.before_handed_over',
    'answeredOn',
    'วันที่นี้อยู่ก่อนวันที่ส่งต่อ',
    'This day is before the matter was handed over.',
  );
}

export function receiverUnnamed(): Problem {
  return atField(
    'districts.receiver_unnamed',
    'handedToName',
    'โปรดระบุชื่อหน่วยงานที่รับเรื่อง',
    'Name the body that receives the matter.',
  );
}

export function handedOverAlready(): Problem {
  return atField(
    'districts.handed_over_already',
    'registerNo',
    'เรื่องเลขรับนี้ส่งต่อไปยังผู้รับเดียวกันแล้ว และยังไม่ได้ผลกลับมา',
    'The matter of this number is already with the same receiver and has not come back.',
    409,
  );
}
