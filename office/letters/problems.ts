/** Expected problems of letters. */
import { problem, type Problem } from '#kernel/problem.ts';

export function secretHasNoCopy(): Problem {
  return problem('letters.secret_has_no_copy', {
    th: 'หนังสือลับไม่เก็บเนื้อความ ไฟล์ หรือความเชื่อมโยงไว้ในระบบ บันทึกได้เฉพาะข้อมูลในทะเบียน ให้จัดทำและเก็บฉบับจริงตามระเบียบการรักษาความลับ',
    en: 'A secret letter has no words, files or links here, only the facts of the register. Write and keep the letter itself as the rules on secrecy say.',
    status: 422,
  });
}

export function recipientUnknown(): Problem {
  return problem('letters.recipient_unknown', {
    th: 'ไม่พบผู้รับที่เลือก หรือไม่อยู่ในความรับผิดชอบของท่าน',
    en: 'The addressee is not known, or is not within your responsibility.',
    status: 422,
  });
}

export function recipientNameMissing(): Problem {
  return problem('letters.recipient_name_missing', {
    th: 'โปรดกรอกช่อง “เรียน” ว่าถึงผู้ใด',
    en: 'Please say in “To” to whom the letter is written.',
    status: 422,
  });
}

export function ownDraft(): Problem {
  return problem('letters.own_draft', {
    th: 'ผู้ร่างตรวจหนังสือของตนเองไม่ได้ โปรดให้เพื่อนร่วมงานอีกคนตรวจ',
    en: 'Whoever drafted a letter cannot review it. Please ask a colleague.',
    status: 403,
  });
}

export function notPrinted(): Problem {
  return problem('letters.not_printed', {
    th: 'ยังไม่ได้จัดเก็บฉบับ PDF ที่ออกเลขแล้ว โปรดเปิดฉบับ PDF หนึ่งครั้งแล้วจึงส่ง',
    en: 'The numbered PDF is not kept yet. Please open it once, then dispatch.',
    status: 409,
  });
}

export function nobodyReceives(): Problem {
  return problem('letters.nobody_receives', {
    th: 'ยังไม่มีผู้รับในระบบของหน่วยงานปลายทาง จึงส่งในระบบไม่ได้ โปรดเลือกวิธีส่งอื่น',
    en: 'Nobody of the addressee uses this system yet, so the letter cannot be sent online. Please choose another way.',
    status: 409,
  });
}

export function badDay(fault: 'future' | 'too_early'): Problem {
  return problem('letters.bad_day', {
    th: fault === 'future' ? 'วันที่ต้องไม่เกินวันนี้' : 'วันที่ต้องไม่ก่อนขั้นตอนก่อนหน้า',
    en:
      fault === 'future'
        ? 'The day must not be after today.'
        : 'The day must not be before the step before it.',
    status: 422,
    details: { fault },
  });
}

export function fileRefused(fault: 'empty' | 'too_large' | 'wrong_type' | 'damaged' | 'too_many'): Problem {
  const words = {
    empty: { th: 'ไฟล์ว่างเปล่า', en: 'The file is empty.' },
    too_large: { th: 'ไฟล์ใหญ่เกิน 10 เมกะไบต์', en: 'The file is larger than 10 MB.' },
    wrong_type: {
      th: 'รับเฉพาะไฟล์ PDF, JPEG และ PNG (ดูจากเนื้อไฟล์ ไม่ใช่จากชื่อ)',
      en: 'Only PDF, JPEG and PNG are taken, judged by the content and not by the name.',
    },
    damaged: {
      th: 'ภาพนี้เสียหายหรือไม่ครบ โปรดบันทึกหรือถ่ายใหม่แล้วส่งอีกครั้ง',
      en: 'This picture is damaged or not whole. Please save or take it again.',
    },
    too_many: { th: 'หนังสือฉบับนี้มีไฟล์แนบครบ 20 ไฟล์แล้ว', en: 'This letter has 20 files already.' },
  }[fault];
  return problem(`letters.file_${fault}`, { ...words, status: fault === 'too_large' ? 413 : 422 });
}

export function contentMissing(): Problem {
  return problem('letters.content_missing', {
    th: 'โปรดกรอกเรื่องและข้อความของหนังสือ',
    en: 'Please write the subject and the text of the letter.',
    status: 422,
  });
}

export function subjectMissing(): Problem {
  return problem('letters.subject_missing', {
    th: 'โปรดกรอกเรื่องของหนังสือ',
    en: 'Please write the subject of the letter.',
    status: 422,
  });
}

export function wordsOfAWarning(): Problem {
  return problem('letters.words_of_a_warning', {
    th: 'ข้อความของหนังสือแจ้งเตือนเร่งด่วนเรียบเรียงจากข้อมูลของการแจ้งเตือน แก้ในร่างหนังสือไม่ได้ หากผิดให้ยกเลิกแล้วร่างใหม่',
    en: 'The words of an urgent warning are composed from what the warning says and cannot be typed over. If they are wrong, withdraw it and draft another.',
    status: 409,
  });
}
