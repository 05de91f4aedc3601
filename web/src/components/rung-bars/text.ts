/** Words of the picture of watch items by rung. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    notTold: 'ไม่ได้แบ่งปันขั้น',
    count: (count: number) => `${count} ประเด็น`,
    endedThisYear: 'สิ้นสุดในปีนี้',
  },
  {
    notTold: 'rung not shared',
    count: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    endedThisYear: 'Ended this year',
  },
);
