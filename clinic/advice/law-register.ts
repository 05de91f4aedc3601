/** The register of law (law/) as advice cites it: a section, since when that version is in force, whether it was read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cutToWidth } from '#kernel/thai-text.ts';
import type { Language } from '#kernel/texts.ts';

interface LawFile {
  id: string;
  title_th: string;
  title_en: string;
  kind: string;
  in_force_from: string | null;
  verified: boolean;
  sections: { no: string | null; what_th: string; what_en: string }[];
}

export interface Section {
  lawId: string;
  no: string;
  /** 'พระราชบัญญัติ… มาตรา 56'. */
  title: Readonly<Record<Language, string>>;
  what: Readonly<Record<Language, string>>;
  inForceFromOn: string | null;
  isVerified: boolean;
}

const folder = join(import.meta.dirname, '..', '..', 'law');
const acts = new Set(['act', 'organic_act', 'constitution', 'decree']);
let register: readonly Section[] | undefined;

/** Every section that law/ has, law after law. */
export function sections(): readonly Section[] {
  return (register ??= readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as LawFile)
    .flatMap((law) => law.sections.flatMap((one) => (one.no === null ? [] : [sectionOf(law, one.no, one)]))));
}

function sectionOf(law: LawFile, no: string, what: { what_th: string; what_en: string }): Section {
  const isAct = acts.has(law.kind);
  return {
    lawId: law.id,
    no,
    title: {
      th: `${law.title_th} ${isAct ? 'มาตรา' : 'ข้อ'} ${no}`,
      en: `${law.title_en}, ${isAct ? 'section' : 'clause'} ${no}`,
    },
    what: { th: what.what_th, en: what.what_en },
    inForceFromOn: law.in_force_from,
    isVerified: law.verified,
  };
}

/** How a form names a section: 'procurement-act-2560#56'. */
export const keyOf = ({ lawId, no }: { lawId: string; no: string }): string => `${lawId}#${no}`;

export const sectionOfKey = (key: string): Section | undefined =>
  sections().find((one) => keyOf(one) === key);

/** To choose from; the section's number comes first, since titles of acts are long. */
export function sectionOptions(language: Language): { value: string; label: string }[] {
  return sections().map((one) => ({
    value: keyOf(one),
    label: cutToWidth(`${one.no} · ${one.title[language]} · ${one.what[language]}`, 110),
  }));
}
