/** Expected problems that every desk shares. What is not yours is answered as what does not exist. */
import type * as v from 'valibot';
import { problem, type Problem } from '#kernel/problem.ts';

export function signedOut(): Problem {
  return problem('office.signed_out', {
    th: 'ท่านยังไม่ได้เข้าสู่ระบบ หรือหน้าที่ของท่านสิ้นสุดลงแล้ว โปรดเข้าสู่ระบบใหม่ ข้อมูลที่บันทึกไว้ก่อนหน้ายังอยู่ครบ',
    en: 'You are not signed in, or your post has ended. Please sign in again. What was saved before is kept.',
    status: 401,
  });
}

export function notPermitted(): Problem {
  return problem('office.not_permitted', {
    th: 'หน้าที่ของท่านไม่มีสิทธิทำรายการนี้ หากควรมีสิทธิ โปรดติดต่อผู้ดูแลระบบของสำนักงาน',
    en: 'Your post does not allow this. If it should, please ask your office’s administrator.',
    status: 403,
  });
}

export function notFound(): Problem {
  return problem('office.not_found', {
    th: 'ไม่พบรายการนี้ หรือไม่อยู่ในความรับผิดชอบของท่าน',
    en: 'There is no such record, or it is not within your responsibility.',
    status: 404,
  });
}

export function staleEdit(version: number): Problem {
  return problem('office.stale_edit', {
    th: 'มีผู้อื่นแก้ไขรายการนี้หลังจากที่ท่านเปิดหน้า สิ่งที่ท่านกรอกยังอยู่ โปรดดูฉบับล่าสุดแล้วบันทึกอีกครั้ง',
    en: 'Somebody changed this record after you opened the page. What you typed is kept: look at the newest version, then save again.',
    status: 409,
    details: { version },
  });
}

export function wrongState(
  states: Readonly<Record<string, { th: string; en: string }>>,
  state: string,
  from: readonly string[],
): Problem {
  const words = (language: 'th' | 'en') => from.map((name) => states[name]?.[language] ?? name).join(', ');
  return problem('office.wrong_state', {
    th: `ทำรายการนี้ไม่ได้เมื่ออยู่ในสถานะ “${states[state]?.th ?? state}” (ทำได้เมื่อ ${words('th')})`,
    en: `This cannot be done in the state “${states[state]?.en ?? state}” (only in: ${words('en')}).`,
    status: 409,
    details: { state },
  });
}

/** What was typed does not fit; `details.fields` names each field and its fault, never its content. */
export function inputProblem(issues: readonly v.BaseIssue<unknown>[]): Problem {
  const fields = issues.map((issue) => ({
    field: issue.path?.map((part) => String(part.key)).join('.') ?? '',
    fault: issue.message,
  }));
  const names = fields.map((one) => one.field || '–').join(', ');
  return problem('office.input', {
    th: `ข้อมูลที่กรอกยังไม่ครบหรือไม่ถูกต้อง: ${names}`,
    en: `What was typed is incomplete or not valid: ${names}`,
    status: 422,
    details: { fields },
  });
}
