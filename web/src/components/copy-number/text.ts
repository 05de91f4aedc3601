/** Words of a number that can be copied. */
import { texts } from '#kernel/texts.ts';

export const text = texts({ copy: 'คัดลอก', copied: '✓ คัดลอกแล้ว' }, { copy: 'Copy', copied: '✓ Copied' });
