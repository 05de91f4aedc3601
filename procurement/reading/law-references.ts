/** What a flag rests on in law, by title, with whether anybody has read the source: most of it nobody has yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CatalogueRow } from './whole-views.ts';
import type { Language } from './words.ts';

export type LawReference = {
  id: string;
  title: string;
  link: string | null;
  /** False until somebody has compared the entry with the Royal Gazette. */
  verified: boolean;
};

type LawFile = { id: string; title_th: string; title_en: string; link?: string | null; verified?: boolean };

const folder = join(import.meta.dirname, '..', '..', 'law');
let laws: Map<string, LawFile> | undefined;

function readLaws(): Map<string, LawFile> {
  laws ??= new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as LawFile)
      .map((law) => [law.id, law]),
  );
  return laws;
}

/** The laws named by a flag, in its order; one whose file is gone keeps its id as its title. */
export function lawReferences(flag: Pick<CatalogueRow, 'law_json'>, language: Language): LawReference[] {
  return (JSON.parse(flag.law_json) as string[]).map((id) => {
    const law = readLaws().get(id.split('#')[0] ?? id);
    return {
      id,
      title: (language === 'th' ? law?.title_th : law?.title_en) ?? id,
      link: law?.link ?? null,
      verified: law?.verified ?? false,
    };
  });
}
