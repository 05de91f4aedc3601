/** What can stand in the way of a return, in words of whoever fills it in or follows it. */
import { problem, type Problem } from '#kernel/problem.ts';

export interface FieldFault {
  field: string;
  fault: string;
}

export function notReady(faults: readonly FieldFault[]): Problem {
  return problem('returns.not_ready', {
    th: `ยังส่งไม่ได้ มี ${faults.length} แห่งที่ต้องแก้ไข สิ่งที่กรอกไว้ยังอยู่`,
    en: `It cannot be sent yet: ${faults.length} places need mending. What was typed is still there.`,
    status: 422,
    details: { fields: faults },
  });
}

export function nothingSaid(): Problem {
  return problem('returns.nothing_said', {
    th: 'แบบรายงานยังว่างทั้งฉบับ ใส่ตัวเลขอย่างน้อยหนึ่งตัว หรือบอกว่าไม่เกี่ยวข้องพร้อมเหตุผล หรือใส่โครงการ',
    en: 'The return is empty. Give at least one figure, or say why one does not apply, or enter a project.',
    status: 422,
  });
}

export function windowClosed(closesAt: Date): Problem {
  return problem('returns.window_closed', {
    th: 'ปิดรับแบบรายงานของไตรมาสนี้แล้ว และไม่มีการอนุญาตให้ส่งหลังปิดรับ สิ่งที่พิมพ์ยังอยู่ในหน้านี้ ขออนุญาตได้จากสำนักงาน ป.ป.ช. ภาค',
    en: 'The window of this quarter has closed, and there is no leave to send later. What was typed is still on this page. The NACC Region can give leave.',
    status: 409,
    details: { closesAt: closesAt.toISOString() },
  });
}

export function windowNotOpen(opensAt: Date): Problem {
  return problem('returns.window_not_open', {
    th: 'ยังไม่เปิดรับแบบรายงานของไตรมาสนี้',
    en: 'The window of this quarter is not open yet.',
    status: 409,
    details: { opensAt: opensAt.toISOString() },
  });
}

export function reasonMissing(): Problem {
  const fault = 'บอกว่าแก้ไขเพราะอะไร · Say why it is corrected';
  return problem('returns.reason_missing', {
    th: 'ส่งไปแล้วครั้งหนึ่ง การส่งใหม่ต้องบอกเหตุผล',
    en: 'It was sent before: sending it anew takes a reason.',
    status: 422,
    details: { fields: [{ field: 'reason', fault }] },
  });
}

export function nothingChanged(): Problem {
  return problem('returns.nothing_changed', {
    th: 'ไม่มีอะไรต่างจากที่ส่งไปแล้ว',
    en: 'Nothing differs from what was sent.',
    status: 409,
  });
}

export function newerRevision(revisionNo: number): Problem {
  return problem('returns.newer_revision', {
    th: `หน่วยงานส่งฉบับแก้ไข (ฉบับที่ ${revisionNo}) มาหลังจากที่เปิดหน้านี้ โปรดเปิดดูก่อนพิจารณา`,
    en: `The body sent a corrected revision (no. ${revisionNo}) after this page was opened. Please look at it before deciding.`,
    status: 409,
  });
}

export function notYourLevel(): Problem {
  return problem('returns.not_your_level', {
    th: 'ขั้นนี้เป็นของสำนักงานอื่น',
    en: 'This step is for another office.',
    status: 403,
  });
}

export function leaveInThePast(): Problem {
  const fault = 'ต้องเป็นเวลาข้างหน้า · It must lie ahead';
  return problem('returns.leave_in_the_past', {
    th: 'เวลาที่อนุญาตต้องอยู่ข้างหน้า',
    en: 'The leave must lie ahead.',
    status: 422,
    details: { fields: [{ field: 'untilOn', fault }] },
  });
}
