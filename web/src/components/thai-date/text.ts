/** Words around days and times. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  { unknown: 'ไม่ทราบวันที่', comma: '', time: (clock: string) => `เวลา ${clock} น.` },
  { unknown: 'date not known', comma: ',', time: (clock: string) => clock },
);
