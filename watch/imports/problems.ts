/** Why an import did not come to its end. Each says that the data is as it was before. */
import { problem, type Problem } from '#kernel/problem.ts';

/** What a failed import keeps for its page. */
export interface ToldProblem {
  code: string;
  th: string;
  en: string;
}

export const told = ({ code, th, en }: Problem): ToldProblem => ({ code, th, en });

export function workerStopped(): Problem {
  return problem('import.worker_stopped', {
    th: 'ระบบหยุดทำงานระหว่างนำเข้า ข้อมูลชุดเดิมยังอยู่ครบ โปรดส่งไฟล์นำเข้าใหม่',
    en: 'The system stopped during the import. The data is as it was before. Please send the files again.',
    status: 500,
  });
}

export function postEnded(): Problem {
  return problem('import.post_ended', {
    th: 'หน้าที่ของผู้สั่งนำเข้าสิ้นสุดลงก่อนนำเข้าเสร็จ ข้อมูลชุดเดิมยังอยู่ครบ',
    en: 'The post of whoever asked for the import ended before it was done. The data is as it was before.',
    status: 403,
  });
}

export function filesGone(): Problem {
  return problem('import.files_gone', {
    th: 'ไฟล์ที่ส่งไว้ไม่อยู่แล้ว โปรดส่งใหม่ ข้อมูลชุดเดิมยังอยู่ครบ',
    en: 'The files that were sent are gone. Please send them again. The data is as it was before.',
    status: 410,
  });
}

/** A bug: its detail is in the log, under the import's id. */
export function unexpected(): Problem {
  return problem('import.unexpected', {
    th: 'เกิดข้อผิดพลาดที่ไม่คาดคิด ข้อมูลชุดเดิมยังอยู่ครบ รายละเอียดอยู่ในบันทึกของระบบ แจ้งผู้ดูแลพร้อมรหัสการนำเข้า',
    en: 'Something unexpected went wrong. The data is as it was before. The detail is in the system’s log, under the id of this import.',
    status: 500,
  });
}

export function rowDecided(): Problem {
  return problem('import.row_decided', {
    th: 'มีผู้ตัดสินใจเรื่องแถวนี้ไปแล้ว โปรดเปิดหน้าอีกครั้งเพื่อดูว่าแก้ไว้อย่างไร',
    en: 'Somebody has decided about this row already. Open the page again to see how.',
    status: 409,
  });
}

export function nothingMended(): Problem {
  return problem('import.nothing_mended', {
    th: 'ยังไม่มีช่องใดเปลี่ยน โปรดแก้ค่าที่ผิดก่อน หรือเลือกไม่นำแถวนี้เข้า',
    en: 'No cell was changed. Correct the wrong value first, or leave the row out.',
    status: 422,
  });
}

export function nothingToSend(): Problem {
  return problem('import.nothing_to_send', {
    th: 'ไม่มีแถวที่แก้แล้วรอส่ง อาจมีผู้ส่งไปก่อน โปรดเปิดหน้าอีกครั้ง',
    en: 'There is no mended row to be sent: somebody may have sent them. Open the page again.',
    status: 409,
  });
}
