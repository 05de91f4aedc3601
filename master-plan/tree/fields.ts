/** Parts of inputs about the plan: ids that the plan's files use, and words in both languages. */
import * as v from 'valibot';
import { words } from '#office/form-fields.ts';

const noSlug =
  'ใส่รหัสเป็นอักษรอังกฤษเล็ก ตัวเลข และขีด เช่น open-data-2567 · Small letters, figures and hyphens, such as open-data-2567';

/** The id of a node or an indicator, for ever. */
export const slug = v.pipe(
  v.string(noSlug),
  v.trim(),
  v.maxLength(80, noSlug),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, noSlug),
);

export const titles = { titleTh: words(3, 500), titleEn: words(3, 500) };

export const sourceField = words(2, 500);
