/** Words for an amount that nobody knows. */
import { texts } from '#kernel/texts.ts';

export const text = texts({ unknown: 'ไม่ทราบจำนวนเงิน' }, { unknown: 'amount not known' });
