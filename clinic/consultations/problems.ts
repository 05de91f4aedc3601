/** What can stand in the way of a consultation, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function noSuchTopic(): Problem {
  return atField(
    'consultations.no_such_topic',
    'topic',
    'หัวข้อนี้ไม่อยู่ในรายการที่ใช้อยู่',
    'This topic is not in the list in force.',
  );
}

export function notPromised(): Problem {
  return atField(
    'consultations.not_promised',
    'urgency',
    'วันนี้ไม่มีกำหนดเวลาตอบสำหรับความเร่งด่วนนี้',
    'Nothing is promised for this urgency today.',
  );
}

export function dayOver(): Problem {
  return atField(
    'consultations.day_over',
    'decideByOn',
    'วันนี้ผ่านไปแล้ว คลินิกให้คำปรึกษาก่อนตัดสินใจ โปรดตรวจปี พ.ศ.',
    'This day is over; the clinic advises before a decision. Please check the year.',
  );
}

export function heldByAnother(until: string): Problem {
  return problem('consultations.held_by_another', {
    th: `เจ้าหน้าที่อีกท่านกำลังทำเรื่องนี้อยู่ ถึงเวลา ${until} น. หากจำเป็น ให้รับช่วงต่อโดยเขียนเหตุผล สิ่งที่ท่านกรอกยังอยู่`,
    en: `Another officer is working on this until ${until}. If you must, take it over and say why; what you typed is kept.`,
    status: 409,
  });
}

export function whyNeeded(): Problem {
  return atField(
    'consultations.why_needed',
    'words',
    'เจ้าหน้าที่อีกท่านกำลังทำเรื่องนี้อยู่ โปรดเขียนเหตุผลที่รับช่วงต่อ',
    'Another officer is working on this: say why you take it over.',
    409,
  );
}

export function ownAgency(): Problem {
  return atField(
    'consultations.own_agency',
    'agencyId',
    'ท่านมีหน้าที่ในหน่วยงานนี้ด้วย จึงรับเรื่องของหน่วยงานนี้ไม่ได้ โปรดให้เจ้าหน้าที่ท่านอื่นบันทึก',
    'You also have a post at this agency, so its questions are not yours. Let a colleague enter it.',
  );
}

export function noSuchAgency(): Problem {
  return atField(
    'consultations.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในพื้นที่ของสำนักงาน เว้นว่างไว้ได้',
    'There is no such agency in your Area. It may be left empty.',
  );
}

export function notOfTheClinic(): Problem {
  return atField(
    'consultations.not_of_the_clinic',
    'personId',
    'ไม่พบบุคคลนี้ในคลินิกของสำนักงาน',
    'There is no such person at your clinic.',
  );
}

export function asideAlready(): Problem {
  return atField(
    'consultations.aside_already',
    'personId',
    'บุคคลนี้ถอนตัวจากเรื่องนี้แล้ว',
    'This person has stepped aside from this consultation already.',
    409,
  );
}

export function noSuchPlace(field: 'provinceIso' | 'district'): Problem {
  return atField(
    'consultations.no_such_place',
    field,
    'ไม่พบจังหวัดหรืออำเภอนี้ เว้นว่างไว้ได้',
    'There is no such province or district. It may be left empty.',
  );
}
