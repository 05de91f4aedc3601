/** Words for facts that are, or are not yet, verified. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { verified: 'ยืนยันแล้ว', notVerified: 'ยังไม่ยืนยัน', source: 'ที่มา' },
  { verified: 'verified', notVerified: 'not verified', source: 'source' },
);
