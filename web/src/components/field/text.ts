/** Words around every field of a form. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { optional: 'ไม่กรอกก็ได้', choose: 'เลือก', mend: 'ต้องแก้' },
  { optional: 'optional', choose: 'Choose', mend: 'To mend' },
);
