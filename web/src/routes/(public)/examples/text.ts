/** Words of the examples page. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { title: 'ชิ้นส่วนของหน้า', lead: 'สำหรับผู้พัฒนา ชื่อ ตัวเลข และหน่วยงานในหน้านี้สมมุติขึ้นทั้งหมด' },
  { title: 'Components', lead: 'For those who build pages. Every name, figure and agency here is invented.' },
);
