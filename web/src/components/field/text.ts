/** Words around every field of a form. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { optional: 'ไม่กรอกก็ได้', choose: 'เลือก', mend: 'ต้องแก้', day: 'เช่น 30 ก.ย. 2570 หรือ 30/9/2570' },
  { optional: 'optional', choose: 'Choose', mend: 'To mend', day: '' },
);
