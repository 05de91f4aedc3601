/** Words that every form says alike. Thai is the source text. */
import { texts } from '#kernel/texts.ts';

export const text = texts({ newest: 'ข้อมูลล่าสุดที่บันทึกไว้' }, { newest: 'What stands on record now' });
