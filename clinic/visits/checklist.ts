/** Checklists of visits: data in checklists/, one file per version; a visit copies the one that is in force when it begins. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const words = v.pipe(v.string(), v.minLength(2), v.maxLength(300));
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_-]{1,58}$/u));
const figureKinds = ['count', 'baht', 'metres'] as const;

const question = v.strictObject({
  id,
  kind: v.picklist(['check', ...figureKinds]),
  th: words,
  en: words,
  /** Where to look for it. */
  look_th: v.optional(words),
  look_en: v.optional(words),
});

const computed = v.strictObject({
  id,
  how: v.picklist(['times', 'plus', 'minus']),
  /** Questions, or what was computed above. */
  of: v.tuple([id, id]),
  unit: v.picklist([...figureKinds, 'square_metres']),
  th: words,
  en: words,
});

const checklist = v.strictObject({
  id,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  valid_from: v.pipe(v.string(), v.isoDate()),
  verified: v.boolean(),
  /** Where its questions come from, for whoever reads them. */
  source_th: v.string(),
  source_en: v.string(),
  th: words,
  en: words,
  /** The process of a watch item that it leads to first. */
  process: id,
  sections: v.array(v.strictObject({ id, th: words, en: words, questions: v.array(question) })),
  computed: v.array(computed),
});

export type Checklist = v.InferOutput<typeof checklist>;
export type Question = v.InferOutput<typeof question>;
export type Computed = v.InferOutput<typeof computed>;

export const isChecklist = (kept: unknown): kept is Checklist => v.is(checklist, kept);

export const questionsOf = ({ sections }: Checklist): Question[] =>
  sections.flatMap(({ questions }) => questions);

/** @throws Error where a file is not a checklist, or computes with what is not there: the house does not start on it */
export function checklistIn(yaml: string, file: string): Checklist {
  const parsed = v.safeParse(checklist, parse(yaml));
  if (!parsed.success)
    throw new Error(
      `${file}: ${v.flatten(parsed.issues).nested ? JSON.stringify(v.flatten(parsed.issues).nested) : 'not a checklist'}`,
    );
  const known = new Set<string>();
  for (const one of questionsOf(parsed.output)) {
    if (known.has(one.id)) throw new Error(`${file}: ${one.id} stands twice`);
    known.add(one.id);
  }
  const figures = new Set(
    questionsOf(parsed.output).flatMap((one) => (one.kind === 'check' ? [] : [one.id])),
  );
  for (const one of parsed.output.computed) {
    if (known.has(one.id)) throw new Error(`${file}: ${one.id} stands twice`);
    for (const from of one.of)
      if (!figures.has(from))
        throw new Error(`${file}: ${one.id} computes with ${from}, which is no figure above it`);
    known.add(one.id);
    figures.add(one.id);
  }
  return parsed.output;
}

let all: readonly Checklist[] | undefined;

/** Every version of every checklist, as the files have them. */
export function readChecklists(): readonly Checklist[] {
  const folder = join(import.meta.dirname, 'checklists');
  return (all ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => checklistIn(readFileSync(join(folder, file), 'utf8'), file)));
}

/** The newest version of each that is in force on a day. */
export function checklistsOn(day: string, from: readonly Checklist[] = readChecklists()): Checklist[] {
  const inForce = from.filter((one) => one.valid_from <= day);
  return inForce.filter(
    (one) => !inForce.some((other) => other.id === one.id && other.version > one.version),
  );
}

/** So that anybody can see that two copies are the same. */
export const hashOf = (kept: Checklist): string => createHash('sha256').update(spelled(kept)).digest('hex');

/** One spelling, however its keys came: the database keeps them in an order of its own. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${keys.map(([key, one]) => `${JSON.stringify(key)}:${spelled(one)}`).join(',')}}`;
}
