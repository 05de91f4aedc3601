/** Words above a form that could not be taken. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { title: 'ยังบันทึกไม่ได้', kept: 'สิ่งที่กรอกไว้ยังอยู่ แก้แล้วส่งอีกครั้ง' },
  { title: 'Not saved yet', kept: 'What you typed is still here: mend it and send again.' },
);
