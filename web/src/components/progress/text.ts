/** Words for how far something has come. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    of: (value: string, max: string, unit: string) => `${value} จาก ${max} ${unit}`.trim(),
    counted: (value: string, unit: string) => `${value} ${unit}`.trim(),
  },
  {
    of: (value: string, max: string, unit: string) => `${value} of ${max} ${unit}`.trim(),
    counted: (value: string, unit: string) => `${value} ${unit}`.trim(),
  },
);
