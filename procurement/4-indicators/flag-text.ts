/** A flag's words, `text.th.md` and `text.en.md`, by their fixed headings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'th' | 'en';

/** Headings in order; `documents` stands as a `###` below `check`. */
export const headings = {
  summary: { th: 'สรุป', en: 'Summary' },
  why: { th: 'ทำไมจึงเป็นข้อสังเกต', en: 'Why it is worth a look' },
  innocent: { th: 'คำอธิบายที่สุจริต', en: 'Innocent explanations' },
  check: { th: 'ควรตรวจอะไรต่อ', en: 'What to check next' },
  documents: { th: 'เอกสารที่ควรขอ', en: 'Documents to request' },
  limits: { th: 'ข้อจำกัด', en: 'Limits' },
  references: { th: 'อ้างอิง', en: 'References' },
} as const;

export type Section = keyof typeof headings;
export type FlagText = { title: string } & Record<Section, string>;

/** The sections of one language; a missing one is an empty string. */
export function readFlagText(folder: string, language: Language): FlagText {
  return parseFlagText(readFileSync(join(folder, `text.${language}.md`), 'utf8'), language);
}

export function parseFlagText(markdown: string, language: Language): FlagText {
  const text = {
    title: '',
    summary: '',
    why: '',
    innocent: '',
    check: '',
    documents: '',
    limits: '',
    references: '',
  };
  let at: Section | null = null;
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^(#{1,3})\s+(.*\S)\s*$/.exec(line);
    if (!heading) {
      if (at) text[at] += `${line}\n`;
      continue;
    }
    if (heading[1] === '#') text.title = heading[2]!;
    at = (Object.keys(headings) as Section[]).find((key) => headings[key][language] === heading[2]) ?? null;
  }
  for (const key of Object.keys(text) as (keyof FlagText)[]) text[key] = text[key].trim();
  return text;
}

/** The lines of a section, without list marks. */
export function listItems(section: string): string[] {
  return section
    .split('\n')
    .map((line) => line.replace(/^[-*]\s+/, '').trim())
    .filter((line) => line !== '');
}
