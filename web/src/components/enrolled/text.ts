/** Words of a place in a year's quota. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    called: (wording: string) => `แหล่งข้อมูลเรียกว่า “${wording}”`,
    counted: 'แหล่งข้อมูลนับไว้แต่ไม่บอกชื่อ',
    source: 'ที่มา',
  },
  {
    called: (wording: string) => `the source calls it “${wording}”`,
    counted: 'counted by the source, not named',
    source: 'source',
  },
);
