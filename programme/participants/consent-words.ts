/** The words by which a consent is asked, with their version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const shape = v.strictObject({
  version: v.string(),
  verified: v.boolean(),
  th: v.string(),
  en: v.string(),
});

let read: v.InferOutput<typeof shape> | null = null;

/** Read once. */
export function consentWords(): v.InferOutput<typeof shape> {
  read ??= v.parse(shape, parse(readFileSync(join(import.meta.dirname, 'consent-words.yaml'), 'utf8')));
  return read;
}
