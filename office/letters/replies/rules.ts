/** How long a code is good and how far apart reminders stand: data, since the office may say otherwise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const rule = v.strictObject({
  value: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
  why_th: v.string(),
  why_en: v.string(),
});

export const replyRules = v.parse(
  v.strictObject({ verified: v.boolean(), code_days: rule, reminder_working_days: rule }),
  parse(readFileSync(join(import.meta.dirname, 'rules.yaml'), 'utf8')),
);
