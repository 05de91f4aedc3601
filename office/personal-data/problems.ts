/** What can stand in the way of answering somebody about their own data. */
import { problem, type Problem } from '#kernel/problem.ts';

export function anotherKind(): Problem {
  return problem('personal_data.another_kind', {
    th: 'คำขอนี้เป็นอีกประเภทหนึ่ง (ขอดู หรือ ขอลบ) โปรดทำรายการตามประเภทของคำขอ',
    en: 'This request is of the other kind (to see, or to remove). Please answer it as what it is.',
    status: 409,
  });
}

export function stillInPost(): Problem {
  return problem('personal_data.still_in_post', {
    th: 'บุคคลนี้ยังมีหน้าที่ในระบบ จึงยังลบไม่ได้ ต้องให้หน้าที่ทุกตำแหน่งสิ้นสุดก่อน ยังไม่มีข้อมูลใดถูกลบ',
    en: 'This person still holds a post here, so nothing was removed. Every post has to end first.',
    status: 409,
  });
}

export function erasedBefore(): Problem {
  return problem('personal_data.erased_before', {
    th: 'ข้อมูลของบุคคลนี้ถูกลบไปก่อนแล้ว',
    en: 'The data of this person was removed before.',
    status: 409,
  });
}

export function notYetReceived(): Problem {
  return problem('personal_data.not_yet_received', {
    th: 'วันที่รับคำขอยังมาไม่ถึง โปรดตรวจวันที่',
    en: 'The day on which the request came lies ahead. Please check it.',
    status: 422,
    details: { fields: [{ field: 'receivedOn', fault: 'วันที่ยังมาไม่ถึง · This day lies ahead' }] },
  });
}

export function notSure(): Problem {
  return problem('personal_data.not_sure', {
    th: 'โปรดทำเครื่องหมายว่าได้พิสูจน์ตัวผู้ขอแล้ว ยังไม่มีข้อมูลใดถูกลบ',
    en: 'Please tick that you have seen who is asking. Nothing was removed.',
    status: 422,
    details: { fields: [{ field: 'sure', fault: 'ต้องทำเครื่องหมาย · This has to be ticked' }] },
  });
}
