/** What can stand in the way of a visit, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function notOfTheArea(): Problem {
  return atField(
    'visits.not_of_the_area',
    'provinceIso',
    'จังหวัดนี้ไม่อยู่ในเขตของท่าน',
    'This province is not of your Area.',
  );
}

export function notOfTheDesk(field: 'leadId' | 'team'): Problem {
  return atField(
    'visits.not_of_the_desk',
    field,
    'ไม่พบบุคคลนี้ในสำนักงานเขต',
    'There is no such person at the Area’s office.',
  );
}

export function noSuchActivity(): Problem {
  return atField(
    'visits.no_such_activity',
    'activityId',
    'ไม่พบกิจกรรมนี้ในเขตและจังหวัดนี้',
    'There is no such activity of this Area and province.',
  );
}

export function noSuchAgency(): Problem {
  return atField(
    'visits.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในเขต หรือหน่วยงานนี้เลิกแล้ว',
    'There is no such agency in your Area, or it no longer exists.',
  );
}

export function ownAgency(): Problem {
  return atField(
    'visits.own_agency',
    'agencyId',
    'ท่านมีหน้าที่ในหน่วยงานนี้ด้วย จึงเพิ่มเองไม่ได้ โปรดให้เจ้าหน้าที่ท่านอื่นเพิ่ม',
    'You also have a post at this agency. Let a colleague add it.',
  );
}

export function noSuchChecklist(): Problem {
  return atField(
    'visits.no_such_checklist',
    'checklistId',
    'แบบตรวจนี้ไม่อยู่ในรายการที่ใช้อยู่',
    'This checklist is not in the list in force.',
  );
}

export function thereAlready(): Problem {
  return atField(
    'visits.there_already',
    'agencyId',
    'หน่วยงานนี้อยู่ในแผนด้วยแบบตรวจนี้แล้ว',
    'This agency is on the plan with this checklist already.',
    409,
  );
}

export function tooMany(): Problem {
  return atField(
    'visits.too_many_agencies',
    'agencyId',
    'การลงพื้นที่ครั้งหนึ่งมีได้ไม่เกิน 30 หน่วยงาน',
    'A visit takes in 30 agencies at most.',
  );
}

export function stillToSee(count: number): Problem {
  return problem('visits.still_to_see', {
    th: `ยังมี ${count} หน่วยงานที่ยังไม่บันทึกสิ่งที่พบ บันทึกให้ครบ หรือบอกเหตุที่ไม่ได้ไป`,
    en: `${count} agencies have nothing written yet: write what was found, or why they were left out.`,
    status: 409,
  });
}

export function notUnderWay(): Problem {
  return problem('visits.not_under_way', {
    th: 'ทำได้เฉพาะระหว่างลงพื้นที่ ก่อนบันทึกว่าสิ่งที่พบครบแล้ว',
    en: 'Only while the visit is under way, before its findings are in.',
    status: 409,
  });
}

export function notYet(): Problem {
  return problem('visits.findings_not_in', {
    th: 'ทำได้เมื่อสิ่งที่พบครบแล้ว และการลงพื้นที่ยังไม่ปิด',
    en: 'Only once the findings are in and before the visit is closed.',
    status: 409,
  });
}

export function noSuchQuestion(): Problem {
  return problem('visits.no_such_question', {
    th: 'แบบตรวจที่ใช้ในครั้งนี้ไม่มีข้อนี้ โปรดเปิดหน้าใหม่',
    en: 'The checklist of this visit has no such question. Please open the page again.',
    status: 422,
  });
}

export function notAFigure(field: string): Problem {
  return atField(
    'visits.not_a_figure',
    field,
    'ใส่จำนวนตั้งแต่ 0 ทศนิยมไม่เกิน 2 ตำแหน่ง หรือเว้นว่างถ้าไม่ทราบ',
    'Give an amount from 0, at most 2 decimals, or leave it empty where it is not known.',
  );
}

export function notWhole(field: string): Problem {
  return atField('visits.not_whole', field, 'ใส่จำนวนเต็ม', 'Give a whole number.');
}

export function whyNeeded(field: string): Problem {
  return atField('visits.note_needed', field, 'เขียนสั้น ๆ ว่าพบอะไร', 'Say in a few words what was found.');
}

export function noMobileUnit(): Problem {
  return problem('visits.no_mobile_unit', {
    th: 'การลงพื้นที่ครั้งนี้ไม่มีคลินิกเคลื่อนที่',
    en: 'There is no mobile clinic on this visit.',
    status: 409,
  });
}

export function noSuchVisitAgency(): Problem {
  return atField(
    'visits.no_such_visit_agency',
    'visitAgencyId',
    'หน่วยงานนี้ไม่อยู่ในการลงพื้นที่ครั้งนี้',
    'This agency is not on this visit.',
  );
}

export function photoRefused(fault: 'empty' | 'too_large' | 'wrong_type' | 'damaged' | 'too_many'): Problem {
  const words = {
    empty: { th: 'ยังไม่ได้เลือกภาพ หรือไฟล์ว่างเปล่า', en: 'No picture was chosen, or the file is empty.' },
    too_large: { th: 'ภาพใหญ่เกิน 10 เมกะไบต์', en: 'The picture is larger than 10 MB.' },
    wrong_type: {
      th: 'รับเฉพาะภาพ JPEG และ PNG (ดูจากเนื้อไฟล์ ไม่ใช่จากชื่อ)',
      en: 'Only JPEG and PNG pictures are taken, judged by the content and not by the name.',
    },
    damaged: {
      th: 'ภาพนี้เสียหายหรือไม่ครบ โปรดถ่ายหรือบันทึกใหม่แล้วส่งอีกครั้ง',
      en: 'This picture is damaged or not whole. Please take or save it again.',
    },
    too_many: { th: 'การลงพื้นที่ครั้งนี้มีครบ 60 ภาพแล้ว', en: 'This visit has 60 pictures already.' },
  }[fault];
  const status = fault === 'too_large' ? 413 : 422;
  return atField(`visits.photo_${fault}`, 'photo', words.th, words.en, status);
}
