/**
 * What is answered at sign-in. One answer for an unknown account, a disabled one and a wrong password; one
 * for a link that is used, expired or was never made; one for every code that does not open.
 */
import { problem, type Problem } from '#kernel/problem.ts';

export function refused(): Problem {
  return problem('sign_in.refused', {
    th: 'อีเมลหรือรหัสผ่านไม่ถูกต้อง ตรวจดูว่าแป้นพิมพ์อยู่ภาษาใด แล้วลองอีกครั้ง หากลืมรหัสผ่าน โปรดขอลิงก์ใหม่จากผู้ดูแลระบบของสำนักงาน',
    en: 'The e-mail address or the password is not right. Check the keyboard’s language and try again. If you forgot the password, ask your office’s administrator for a new link.',
    status: 401,
  });
}

export function passwordRefused(): Problem {
  return problem('sign_in.password_refused', {
    th: 'รหัสผ่านปัจจุบันไม่ถูกต้อง ยังไม่มีอะไรเปลี่ยน',
    en: 'Your present password is not right. Nothing was changed.',
    status: 403,
    details: { fields: [{ field: 'password', fault: 'รหัสผ่านไม่ถูกต้อง · The password is not right' }] },
  });
}

export function codeRefused(): Problem {
  return problem('sign_in.code_refused', {
    th: 'รหัสไม่ถูกต้องหรือใช้ไปแล้ว รอรหัสใหม่ในเครื่องของท่าน (ทุก 30 วินาที) หรือใช้รหัสกู้คืน ตรวจว่าเวลาในเครื่องถูกต้อง',
    en: 'The code is not right or was used already. Wait for the next one (every 30 seconds) or use a recovery code. Check that your device shows the right time.',
    status: 401,
  });
}

/** `seconds` until the next try. */
export function wait(seconds: number): Problem {
  const [th, en] =
    seconds > 90
      ? [`${Math.ceil(seconds / 60)} นาที`, `${Math.ceil(seconds / 60)} minutes`]
      : [`${seconds} วินาที`, `${seconds} seconds`];
  return problem('sign_in.wait', {
    th: `มีการลองเข้าสู่ระบบหลายครั้ง โปรดรออีก ${th} แล้วลองใหม่ บัญชีไม่ได้ถูกปิด`,
    en: `There were many tries. Please wait ${en} and try again. The account is not locked.`,
    status: 429,
    details: { seconds },
  });
}

export function sessionOver(): Problem {
  return problem('sign_in.session_over', {
    th: 'หมดเวลาแล้ว โปรดเข้าสู่ระบบใหม่ตั้งแต่ต้น',
    en: 'The time for this step is over. Please sign in again from the beginning.',
    status: 401,
  });
}

export function linkGone(): Problem {
  return problem('sign_in.link_gone', {
    th: 'ลิงก์นี้ใช้ไม่ได้แล้ว (ลิงก์ใช้ได้ครั้งเดียวและมีวันหมดอายุ) โปรดขอลิงก์ใหม่จากผู้ดูแลระบบ',
    en: 'This link no longer works: a link works once and runs out. Please ask the administrator for a new one.',
    status: 404,
  });
}

export function agencyCodeSlip(): Problem {
  return problem('sign_in.code_slip', {
    th: 'รหัสพิมพ์ไม่ครบหรือมีตัวเลขผิด โปรดเทียบกับจดหมายทีละกลุ่ม (7 กลุ่ม กลุ่มละ 4 ตัว)',
    en: 'The code is incomplete or has a wrong digit. Compare it with the letter group by group (7 groups of 4).',
    status: 422,
    details: { fields: [{ field: 'code', fault: 'รหัสพิมพ์ผิด · There is a slip in the code' }] },
  });
}

export function agencyCodeGone(): Problem {
  return problem('sign_in.code_gone', {
    th: 'รหัสนี้ใช้ไม่ได้แล้ว (ใช้ได้ครั้งเดียวภายใน 30 วัน) โปรดขอรหัสใหม่จากสำนักงาน ปปท. เขต หรือหัวหน้าหน่วยงานของท่าน',
    en: 'This code no longer works: it works once, within 30 days. Ask the PACC Area office or the head of your agency for a new one.',
    status: 404,
  });
}

export function haveAccount(): Problem {
  return problem('sign_in.have_account', {
    th: 'อีเมลนี้มีผู้ใช้ในระบบแล้ว หากเป็นของท่าน ให้เข้าสู่ระบบก่อน แล้วใส่รหัสที่หน้า “บัญชีของท่าน” รหัสยังไม่ถูกใช้',
    en: 'This e-mail address is already in use. If it is yours, sign in and enter the code on “Your account”. The code has not been used up.',
    status: 409,
    details: { fields: [{ field: 'email', fault: 'อีเมลนี้มีผู้ใช้แล้ว · This e-mail address is taken' }] },
  });
}

export function passwordWeak(th: string, en: string): Problem {
  return problem('sign_in.password_weak', {
    th: `รหัสผ่านนี้ใช้ไม่ได้: ${th}`,
    en: `This password cannot be used: ${en}`,
    status: 422,
    details: { fields: [{ field: 'newPassword', fault: `${th} · ${en}` }] },
  });
}
