/** The words kept in files: a flag's text, the clinic's next steps, the provinces' names. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { redFlagsRoot } from '../4-indicators/flag-folder.ts';
import { readFlagText, type FlagText } from '../4-indicators/flag-text.ts';
import type { CatalogueRow } from './open.ts';
import type { Language, Words } from './words.ts';

const texts = new Map<string, FlagText>();

/** The flag's text, read once, or only its stored title where the folder is gone (a rule of an older house). */
export function textOf(flag: CatalogueRow, language: Language): FlagText {
  const folder = join(redFlagsRoot, flag.family, flag.flag_id);
  const key = `${folder} ${language}`;
  const known = texts.get(key);
  if (known) return known;
  if (existsSync(join(folder, `text.${language}.md`))) {
    const read = readFlagText(folder, language);
    texts.set(key, read);
    return read;
  }
  const title = language === 'th' ? flag.title_th : flag.title_en;
  return { title, summary: '', why: '', innocent: '', check: '', documents: '', limits: '', references: '' };
}

export type NextStep = { step: 'call' | 'letter' | 'visit' } & Words;

let steps: Record<string, NextStep> | undefined;
let provinces: Map<string, Province> | undefined;

/** Family → what the clinic would do first (next-steps.yaml); read once. */
export function readNextSteps(): Record<string, NextStep> {
  return (steps ??= parse(readFileSync(join(import.meta.dirname, 'next-steps.yaml'), 'utf8')) as Record<
    string,
    NextStep
  >);
}

export type Province = { iso: string; th: string; en: string; pacc_area: number | null };

/** The 77 provinces by ISO code; read once. */
export function readProvinces(): Map<string, Province> {
  if (provinces) return provinces;
  const file = join(import.meta.dirname, '..', '3-core', 'provinces.yaml');
  const list = parse(readFileSync(file, 'utf8')) as { provinces: Province[] };
  return (provinces = new Map(list.provinces.map((province) => [province.iso, province])));
}
