/**
 * An input that an action takes, drawn from its own schema: for each field the values that could be meant by
 * its name and its kind are tried until the schema takes one. Ids come from what lies at a place.
 */
import type * as v from 'valibot';
import { safeParse } from 'valibot';
import type { Draw } from '../any-value.ts';

/** What a field may be filled with; the first fitting line by name wins, then the general values. */
export interface Wishes {
  /** Name of a field in an action (or in all) → values; null where the name says nothing. */
  named: (field: string) => readonly unknown[] | null;
  /** Tried for every field. */
  general: readonly unknown[];
}

interface Walked {
  type: string;
  entries?: Record<string, v.GenericSchema>;
  options?: readonly unknown[];
  pipe?: readonly Walked[];
  wrapped?: Walked;
  item?: Walked;
}

/** Draws until the schema takes it as a whole. @returns null where no draw was taken */
export function drawInput(
  schema: v.GenericSchema,
  wishes: Wishes,
  draw: Draw,
): Record<string, unknown> | null {
  const object = objectIn(schema);
  if (!object) return null;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const input = drawObject(object, wishes, draw);
    if (safeParse(schema, input).success) return input;
  }
  return null;
}

function drawObject({ entries }: Walked, wishes: Wishes, draw: Draw): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [field, wanted] of Object.entries(entries!)) {
    const value = drawField(field, wanted, wishes, draw);
    if (value !== undefined) input[field] = value;
  }
  return input;
}

/** Fields that the schema names. */
export function fieldsOf(schema: v.GenericSchema): string[] {
  return Object.keys(objectIn(schema)?.entries ?? {});
}

function objectIn(schema: Walked): Walked | null {
  if (schema.entries) return schema;
  return schema.pipe?.map(objectIn).find((one) => one !== null) ?? null;
}

function drawField(field: string, schema: v.GenericSchema, wishes: Wishes, draw: Draw): unknown {
  const mayBeEmpty = safeParse(schema, undefined).success;
  if (mayBeEmpty && draw() < 0.4) return undefined;
  const choices = optionsIn(schema);
  const values =
    choices.length > 0
      ? shuffled(
          choices.flatMap((one) => [one, [one]]),
          draw,
        )
      : wishes.general;
  const rows = rowsIn(schema);
  const whole = (wishes.named(field) ?? []).find((value) => safeParse(schema, value).success);
  if (rows) return whole ?? [drawObject(rows, wishes, draw)];
  const wanted = [...shuffled(wishes.named(field) ?? [], draw), ...values];
  return wanted.find((value) => safeParse(schema, value).success);
}

/** What a list of objects is made of. */
function rowsIn(schema: Walked): Walked | null {
  if (schema.item) return objectIn(schema.item);
  const inner = [...(schema.pipe ?? []), schema.wrapped].filter((one) => one && one !== schema) as Walked[];
  return inner.map(rowsIn).find((one) => one !== null) ?? null;
}

/** Every value of a list inside the schema, however it is wrapped. */
function optionsIn(schema: Walked): unknown[] {
  if (schema.type === 'picklist') return [...(schema.options ?? [])];
  if (schema.type === 'boolean') return [true, false];
  return [...(schema.pipe ?? []), schema.wrapped, schema.item].flatMap((inner) =>
    inner && inner !== schema ? optionsIn(inner) : [],
  );
}

function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  return list
    .map((one) => ({ one, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
