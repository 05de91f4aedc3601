/**
 * What a reader is told when something goes wrong. An expected problem says itself, in both languages.
 * A bug says nothing but a number, under which the log has the detail; the log is given no name, no
 * typed text and no address of a page, because any of these may be about a person.
 */
import { randomBytes } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import type { Logger } from 'pino';
import { bareError } from './bare-error.ts';

const wordsByStatus: Record<number, { th: string; en: string }> = {
  403: {
    th: 'คำขอนี้ไม่ได้มาจากหน้าของระบบ จึงไม่ดำเนินการ โปรดเปิดหน้าเดิมแล้วลองอีกครั้ง',
    en: 'This request did not come from a page of this site and was not carried out. Open the page and try again.',
  },
  404: {
    th: 'ไม่พบรายการนี้ หรือไม่อยู่ในความรับผิดชอบของท่าน',
    en: 'There is no such record, or it is not within your responsibility.',
  },
  405: {
    th: 'หน้านี้รับคำขอแบบนี้ไม่ได้ โปรดเปิดหน้าเดิมแล้วลองอีกครั้ง',
    en: 'This page cannot take such a request. Open the page and try again.',
  },
  413: {
    th: 'สิ่งที่ส่งมาใหญ่เกินไป จึงไม่ได้รับไว้ โปรดส่งไฟล์ที่เล็กลง',
    en: 'What was sent is too large and was not taken. Please send a smaller file.',
  },
};

const refused = {
  th: 'ทำตามคำขอนี้ไม่ได้ โปรดเปิดหน้าเดิมแล้วลองอีกครั้ง',
  en: 'This request cannot be carried out. Open the page and try again.',
};

const broken = {
  th: 'เกิดข้อผิดพลาดในระบบ สิ่งที่บันทึกสำเร็จก่อนหน้ายังอยู่ครบ โปรดลองอีกครั้ง หากยังไม่ได้ โปรดแจ้งผู้ดูแลระบบพร้อมรหัสนี้',
  en: 'Something broke on our side. What was saved before is kept. Please try again; if it stays, give the administrator this number.',
};

export type Told = App.Error & { th: string; en: string };

/** An expected problem, or anything that SvelteKit or a page answered with a status. */
export function toldOfProblem(status: number, given?: { code: string; th: string; en: string }): Told {
  const { th, en } = given ?? wordsByStatus[status] ?? refused;
  return { status, message: `${th} · ${en}`, th, en, ...(given ? { code: given.code } : {}) };
}

/** A bug: its number for the reader, its detail for the log. */
export function toldOfBug(
  error: unknown,
  route: string | null,
  method: string,
  log: Logger | undefined,
): Told {
  const id = randomBytes(5).toString('hex');
  log?.error({ error_id: id, route, method, ...bareError(error) }, 'a page broke');
  const [th, en] = [`${broken.th}: ${id}`, `${broken.en}: ${id}`];
  return { status: 500, message: `${th} · ${en}`, th, en, id };
}

/** Problem or bug. */
export function told(error: unknown, route: string | null, method: string, log: Logger | undefined): Told {
  if (error instanceof Problem) return toldOfProblem(error.status, error);
  return toldOfBug(error, route, method, log);
}
