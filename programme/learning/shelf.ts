/** The learning shelf: every lesson and leaflet of this folder, in both languages, with the law it rests on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Language } from '#kernel/texts.ts';
import { lawReference, type LawReference } from './laws.ts';

const words = v.strictObject({
  title: v.string(),
  for_whom: v.string(),
  goal: v.string(),
  parts: v.pipe(
    v.array(v.strictObject({ heading: v.string(), lines: v.pipe(v.array(v.string()), v.minLength(1)) })),
    v.minLength(1),
  ),
  exercise: v.nullable(v.string()),
  remember: v.string(),
  limits: v.string(),
});

const file = v.strictObject({
  kind: v.picklist(['lesson', 'leaflet']),
  order: v.number(),
  minutes: v.number(),
  law: v.pipe(v.array(v.strictObject({ id: v.string(), section: v.nullable(v.string()) })), v.minLength(1)),
  th: words,
  en: words,
});

export interface Lesson extends v.InferOutput<typeof words> {
  id: string;
  kind: 'lesson' | 'leaflet';
  minutes: number;
  law: LawReference[];
}

/** In the order of the shelf. @throws Error where a law or a section is named that law/ does not have */
export function learningShelf(language: Language): Lesson[] {
  shelf ??= readShelf();
  return shelf.map(({ id, kind, minutes, law, [language]: said }) => ({
    id,
    kind,
    minutes,
    ...said,
    law: law.map((one) => lawReference(one.id, one.section, language)),
  }));
}

const read = (name: string) => v.parse(file, parse(readFileSync(join(import.meta.dirname, name), 'utf8')));

let shelf: ReturnType<typeof readShelf> | undefined;

/** The files in their order; read once. */
function readShelf() {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ id: name.slice(0, -'.yaml'.length), ...read(name) }))
    .sort((a, b) => a.order - b.order);
}
