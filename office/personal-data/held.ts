/** What personal data the office holds, table by table: held.yaml, checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const bilingual = { th: v.pipe(v.string(), v.minLength(2)), en: v.pipe(v.string(), v.minLength(2)) };

const heldFile = v.strictObject({
  grounds: v.record(v.string(), v.strictObject({ ...bilingual, verified: v.boolean() })),
  keeps: v.record(
    v.string(),
    v.strictObject({ ...bilingual, days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
  ),
  tables: v.record(
    v.pipe(v.string(), v.regex(/^(office|auth)\.[a-z_]+$/u)),
    v.variant('about', [
      v.strictObject({
        about: v.picklist(['member', 'others']),
        ground: v.string(),
        keep: v.string(),
        ...bilingual,
      }),
      v.strictObject({ about: v.literal('nobody'), keep: v.string() }),
    ]),
  ),
});

export type Held = v.InferOutput<typeof heldFile>;

let read: Held | undefined;

/** Read once. @throws ValiError where the file says something that nobody can act on */
export const readHeld = (): Held => (read ??= readFile());

function readFile(): Held {
  const held = v.parse(heldFile, parse(readFileSync(join(import.meta.dirname, 'held.yaml'), 'utf8')));
  for (const [name, table] of Object.entries(held.tables)) {
    if (!(table.keep in held.keeps)) throw new Error(`held.yaml: ${name}: no such keep: ${table.keep}`);
    if (table.about !== 'nobody' && !(table.ground in held.grounds))
      throw new Error(`held.yaml: ${name}: no such ground: ${table.ground}`);
  }
  return held;
}

/** Tables whose rows go by themselves, and after how many days. */
export function tablesWithDays(held = readHeld()): { table: string; days: number }[] {
  return Object.entries(held.tables).flatMap(([table, { keep }]) => {
    const days = held.keeps[keep]!.days;
    return days === undefined ? [] : [{ table, days }];
  });
}
