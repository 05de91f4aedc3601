/** The law that public pages refer to, as law/ has it: titles, sections, and whether anybody read it in the Gazette. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '#kernel/texts.ts';

interface LawFile {
  title_th: string;
  title_en: string;
  verified: boolean;
  sections: { no: string | null; what_th: string; what_en: string }[];
}

export interface LawReference {
  title: string;
  section: string | null;
  what: string | null;
  verified: boolean;
}

const folder = join(import.meta.dirname, '..', '..', 'law');
const known = new Map<string, LawFile>();

/** Each file once. */
function read(name: string): LawFile {
  const law = known.get(name) ?? (parse(readFileSync(join(folder, name), 'utf8')) as LawFile);
  known.set(name, law);
  return law;
}

/** @throws Error where law/ has no such text or section */
export function lawReference(id: string, no: string | null, language: Language): LawReference {
  const law = read(`${id}.yaml`);
  const section = law.sections.find((one) => one.no === no);
  if (no !== null && !section) throw new Error(`law/${id}.yaml has no section ${no}`);
  const title = language === 'th' ? law.title_th : law.title_en;
  const what = section && (language === 'th' ? section.what_th : section.what_en);
  return { title, section: no, what: what ?? null, verified: law.verified };
}

/** Whether law/ has the text, and the section where one is named. */
export function isKnownLaw(id: string, no: string | null): boolean {
  if (!readdirSync(folder).includes(`${id}.yaml`)) return false;
  return no === null || read(`${id}.yaml`).sections.some((one) => one.no === no);
}

/** How many texts there are, and how many somebody has read in the Royal Gazette. */
export function lawsRead(): { all: number; verified: number } {
  const laws = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map(read);
  return { all: laws.length, verified: laws.filter((law) => law.verified).length };
}
