/** Every flag as a page tells it: what it is, its words, its settings and why, and the law it rests on. */
import { listItems, readFlagText } from '../4-indicators/flag-text.ts';
import { discoverFlags, type FlagFolder } from '../4-indicators/flag-folder.ts';
import { families, subjectKinds, type Language } from './words.ts';

export interface FlagPage {
  id: string;
  family: string;
  familyName: string;
  version: number;
  status: 'trial' | 'live' | 'retired';
  useAs: 'ranking' | 'context';
  subject: string;
  title: string;
  summary: string;
  why: string;
  innocent: string[];
  check: string;
  documents: string[];
  limits: string;
  references: string[];
  /** Reasons are written for developers, in English. */
  parameters: { name: string; value: string; why: string }[];
  ocp: string | null;
}

let folders: FlagFolder[] | undefined;
const known = new Map<Language, readonly FlagPage[]>();

/** All flags in one language, retired ones too, by family and id; read once. */
export function readFlagPages(language: Language): readonly FlagPage[] {
  const pages = known.get(language) ?? readPages(language);
  known.set(language, pages);
  return pages;
}

function readPages(language: Language): FlagPage[] {
  folders ??= discoverFlags();
  return folders
    .map((folder) => pageOf(folder, language))
    .sort((a, b) => (`${a.family} ${a.id}` < `${b.family} ${b.id}` ? -1 : 1));
}

function pageOf({ spec, folder }: FlagFolder, language: Language): FlagPage {
  const text = readFlagText(folder, language);
  return {
    id: spec.id,
    family: spec.family,
    familyName: families[spec.family]?.[language] ?? spec.family,
    version: spec.version,
    status: spec.status,
    useAs: spec.use.as,
    subject: subjectKinds[spec.subject]?.[language] ?? spec.subject,
    title: text.title,
    summary: text.summary,
    why: text.why,
    innocent: listItems(text.innocent),
    check: text.check,
    documents: listItems(text.documents),
    limits: text.limits,
    references: listItems(text.references),
    parameters: Object.entries(spec.parameters).map(([name, one]) => ({
      name,
      value: Array.isArray(one.default) ? one.default.join(', ') : String(one.default),
      why: one.why,
    })),
    ocp: spec.ocp ?? null,
  };
}
