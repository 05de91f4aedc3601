/** The fields of a form as they came; a body that is no form is the sender's mistake, not a bug of ours. */
import { problem } from '#kernel/problem.ts';

/** @throws Problem form.unreadable */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw problem('form.unreadable', {
      th: 'อ่านแบบฟอร์มที่ส่งมาไม่ได้ ยังไม่มีอะไรถูกบันทึก โปรดเปิดหน้าเดิมแล้วส่งอีกครั้ง',
      en: 'What was sent cannot be read as a form, and nothing was saved. Open the page and send it again.',
      status: 400,
    });
  }
}
