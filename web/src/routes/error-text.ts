/** Words of a page that could not be opened. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { title: 'เปิดหน้านี้ไม่ได้', front: 'กลับหน้าแรก', site: 'ตรวจขับ' },
  { title: 'This page could not be opened', front: 'Back to the front page', site: 'Truatkhap' },
);
