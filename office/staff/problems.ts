/** Expected problems of people, posts and agency codes. */
import { problem, type Problem } from '#kernel/problem.ts';

export function noSuchScope(): Problem {
  return problem('staff.no_such_scope', {
    th: 'ไม่มีพื้นที่หรือหน่วยงานนี้ หรืออยู่นอกความรับผิดชอบของท่าน',
    en: 'There is no such area or agency, or it is not within your responsibility.',
    status: 422,
  });
}

export function scopeNotForRole(): Problem {
  return problem('staff.scope_not_for_role', {
    th: 'หน้าที่นี้ใช้กับขอบเขตที่เลือกไม่ได้ โปรดเลือกขอบเขตให้ตรงกับหน้าที่',
    en: 'This role cannot have that kind of scope. Choose a scope that fits the role.',
    status: 422,
  });
}

export function notOneself(): Problem {
  return problem('staff.not_oneself', {
    th: 'ผู้ดูแลระบบแต่งตั้ง ต่ออายุ ยุติ หรือระงับตนเองไม่ได้ โปรดให้ผู้ดูแลระบบอีกคนหนึ่งทำรายการ',
    en: 'Administrators do not appoint, lengthen, end or disable themselves. Ask another administrator.',
    status: 403,
  });
}

export function alreadyHeld(): Problem {
  return problem('staff.already_held', {
    th: 'บุคคลนี้ดำรงหน้าที่เดียวกันในขอบเขตเดียวกันอยู่แล้ว',
    en: 'This person already holds the same post over the same scope.',
    status: 409,
  });
}

export function personDisabled(): Problem {
  return problem('staff.person_disabled', {
    th: 'บัญชีของบุคคลนี้ถูกระงับอยู่ ต้องเปิดใช้งานก่อน',
    en: 'This person is disabled. Enable the person first.',
    status: 409,
  });
}

export function emailTaken(): Problem {
  return problem('staff.email_taken', {
    th: 'อีเมลนี้มีผู้ใช้ในระบบแล้ว หากเป็นบุคคลเดียวกัน ให้ค้นชื่อแล้วเพิ่มหน้าที่ หรือใช้อีเมลอื่น',
    en: 'Somebody already uses this e-mail address. If it is the same person, find the name and add a post; else give another address.',
    status: 409,
    details: {
      fields: [{ field: 'email', fault: 'อีเมลนี้มีผู้ใช้แล้ว · This e-mail address is taken' }],
    },
  });
}

export function lastAdministrator(): Problem {
  return problem('staff.last_administrator', {
    th: 'นี่คือผู้ดูแลระบบระดับประเทศคนสุดท้าย แต่งตั้งอีกคนและให้เข้าสู่ระบบได้ก่อน จึงจะยุติหรือระงับคนนี้ได้',
    en: 'This is the last administrator of the nation. Appoint another who can sign in, then end or disable this one.',
    status: 409,
  });
}

export function emptyTime(): Problem {
  return problem('staff.empty_time', {
    th: 'วันสิ้นสุดต้องไม่ก่อนวันเริ่ม และต้องยังไม่ผ่านไป',
    en: 'The last day must not come before the first, nor have passed.',
    status: 422,
    details: { fields: [{ field: 'untilOn', fault: 'วันสิ้นสุดใช้ไม่ได้ · This last day cannot be' }] },
  });
}

export function enoughOfficers(): Problem {
  return problem('staff.enough_officers', {
    th: 'หน่วยงานหนึ่งมีผู้ปฏิบัติได้ไม่เกินสามคน (นับรหัสที่ยังไม่ใช้ด้วย) ยกเลิกรหัสหรือยุติหน้าที่ของคนเดิมก่อน',
    en: 'An agency has at most three officers, unused codes included. Withdraw a code or end a post first.',
    status: 409,
  });
}

export function agencyEnded(): Problem {
  return problem('staff.agency_ended', {
    th: 'หน่วยงานนี้ยุบหรือรวมไปแล้ว จึงเชิญไม่ได้',
    en: 'This agency has ended or was merged and cannot be invited.',
    status: 409,
  });
}

export function erased(): Problem {
  return problem('staff.erased', {
    th: 'ข้อมูลของบุคคลนี้ถูกลบตามคำขอแล้ว จึงไม่มีการเปลี่ยนแปลงใด ๆ อีก หากบุคคลนี้กลับมา ให้เพิ่มเป็นบุคคลใหม่',
    en: 'What was kept about this person was removed on request, and nothing is changed any more. Whoever comes back is entered anew.',
    status: 409,
  });
}

export function notYetDue(): Problem {
  return problem('staff.not_yet_due', {
    th: 'ยืนยันต่ออีกหนึ่งปีได้ภายใน 60 วันก่อนวันสิ้นสุด และเมื่อหน้าที่ยังไม่สิ้นสุด',
    en: 'A post is confirmed for another year within 60 days of its end, while it still runs.',
    status: 409,
  });
}

export function notConfirmed(): Problem {
  return problem('staff.not_confirmed', {
    th: 'โปรดใส่รหัสผ่านปัจจุบันอีกครั้งก่อนเปลี่ยนการเข้าสู่ระบบของท่าน ยังไม่มีอะไรเปลี่ยน',
    en: 'Give your present password again before you change how you sign in. Nothing was changed.',
    status: 403,
  });
}
