/** Words around days and times. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { unknown: 'ไม่ทราบวันที่', between: ' ', time: (clock: string) => `เวลา ${clock} น.` },
  { unknown: 'date not known', between: ', ', time: (clock: string) => clock },
);
