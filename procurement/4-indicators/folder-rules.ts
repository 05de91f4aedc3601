/**
 * The rules a flag folder must keep before it may run: nothing unexplained, nothing that accuses,
 * nothing that reads more than it says. Each rule answers with what is wrong, in words.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCases } from './cases.ts';
import type { CoreTable } from './core-docs.ts';
import { placeholders, portabilityFaults, tablesRead, tokenize } from './dialect.ts';
import { parametersOf, peersTable, type FlagFolder } from './flag-folder.ts';
import { headings, readFlagText, type Language, type Section } from './flag-text.ts';

const fileNames = [
  'flag.yaml',
  'peers.sql',
  'flag.sql',
  'evidence.sql',
  'cases.yaml',
  'text.th.md',
  'text.en.md',
];

/** Words that would accuse somebody; the references may name an act by its title. */
export const accusingWords: Record<Language, RegExp> = {
  th: /ทุจริต|คอร์รัปชัน|โกง|ฮั้ว|ล็อกสเปก|ธงแดง|คดี|พยานหลักฐาน|ผู้ต้องสงสัย|น่าสงสัย|กระทำผิด|กระทำความผิด|ยักยอก|สินบน|อาชญากร/,
  en: /corrupt|fraud|collus|bribe|crimin|\bcrime|guilt|culprit|\bsuspect|suspicio|red flag|wrongdo|embezzl|rigg(ed|ing)|cheat/i,
};

/** Everything wrong with one folder, its cases not yet run; empty when it may run. */
export function folderFaults(
  flag: FlagFolder,
  docs: Record<string, CoreTable>,
  lawIds: readonly string[],
): string[] {
  return [
    ...fileFaults(flag),
    ...hashFaults(flag),
    ...readFaults(flag, docs),
    ...parameterFaults(flag),
    ...sentenceFaults(flag),
    ...flag.spec.law.filter((id) => !lawIds.includes(id)).map((id) => `law: ${id} is not in law/`),
    ...(flag.spec.law.length === 0 ? ['law: name at least one act, regulation or plan'] : []),
    ...outcomeFaults(flag),
    ...textFaults(flag, 'th'),
    ...textFaults(flag, 'en'),
  ];
}

function fileFaults(flag: FlagFolder): string[] {
  const optional = ['peers.sql'];
  return [
    ...fileNames
      .filter((file) => !optional.includes(file) && !existsSync(join(flag.folder, file)))
      .map((file) => `${file}: missing`),
    ...readdirSync(flag.folder)
      .filter((file) => !fileNames.includes(file))
      .map((file) => `${file}: no such file in a flag folder`),
  ];
}

function hashFaults(flag: FlagFolder): string[] {
  if (flag.spec.sql_hash === flag.sqlHash) return [];
  return [
    `sql_hash: the SQL has changed; raise version (if the flag was ever run) and set sql_hash: "${flag.sqlHash}"`,
  ];
}

const sqlFiles = (flag: FlagFolder): [string, string][] => [
  ['flag.sql', flag.flagSql],
  ['evidence.sql', flag.evidenceSql],
  ...(flag.peersSql === null ? [] : [['peers.sql', flag.peersSql] as [string, string]]),
];

function readFaults(flag: FlagFolder, docs: Record<string, CoreTable>): string[] {
  const known = Object.keys(docs);
  const used = new Set(sqlFiles(flag).flatMap(([, sql]) => tablesRead(sql, known)));
  const peers = peersTable(flag.spec.id);
  const usesPeers = tokenize(flag.flagSql).some((token) => token.text === peers);
  return [
    ...flag.spec.reads
      .filter((table) => !known.includes(table))
      .map((table) => `reads: ${table} is not a table of 3-core`),
    ...flag.spec.reads
      .filter((table) => known.includes(table) && !used.has(table))
      .map((table) => `reads: ${table} is never read`),
    ...[...used]
      .filter((table) => !flag.spec.reads.includes(table))
      .map((table) => `reads: ${table} is read but not named`),
    ...(flag.peersSql !== null && !usesPeers ? [`flag.sql never reads ${peers}`] : []),
    ...sqlFiles(flag).flatMap(([file, sql]) => portabilityFaults(sql).map((fault) => `${file}: ${fault}`)),
    ...sqlFiles(flag)
      .filter(([, sql]) => !/^\s*--\s*One row per /.test(sql))
      .map(([file]) => `${file}: first comment must say "One row per …"`),
  ];
}

function parameterFaults(flag: FlagFolder): string[] {
  const known = Object.keys(parametersOf(flag.spec));
  const used = new Set(sqlFiles(flag).flatMap(([, sql]) => placeholders(sql)));
  const inEvidence = new Set(placeholders(flag.evidenceSql));
  return [
    ...known.filter((name) => !used.has(name)).map((name) => `parameters: ${name} is never used`),
    ...[...used]
      .filter((name) => !known.includes(name) && name !== 'subject_id' && name !== 'period_be')
      .map((name) => `unknown parameter {${name}}`),
    ...(inEvidence.has('subject_id') ? [] : ['evidence.sql must use {subject_id}']),
  ];
}

const sentenceNames = ['value', 'n', 'threshold', 'low', 'high', 'amount', 'year', 'peer_median'];

function sentenceFaults(flag: FlagFolder): string[] {
  const known = [...sentenceNames, ...Object.keys(flag.spec.parameters)];
  return (['th', 'en'] as const).flatMap((language) => {
    const sentence = flag.spec.sentence[language];
    const names = [...sentence.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]!);
    return [
      ...names
        .filter((name) => !known.includes(name))
        .map((name) => `sentence.${language}: unknown {${name}}`),
      ...(names.includes('value') ? [] : [`sentence.${language}: must carry {value}`]),
      ...(names.includes('peer_median') && flag.peersSql === null
        ? [`sentence.${language}: {peer_median} needs peers.sql`]
        : []),
      ...accused(sentence, language, `sentence.${language}`),
    ];
  });
}

function outcomeFaults(flag: FlagFolder): string[] {
  const wanted = ['flagged', 'clear', ...(flag.spec.always_assessable ? [] : ['not_assessable'])];
  try {
    const given = new Set(
      readCases(flag).cases.flatMap((one) => one.expect.map((row) => row.outcome as string)),
    );
    return wanted
      .filter((outcome) => !given.has(outcome))
      .map((outcome) => `cases.yaml: no case of ${outcome}`);
  } catch (error) {
    return [String(error instanceof Error ? error.message : error)];
  }
}

function textFaults(flag: FlagFolder, language: Language): string[] {
  if (!existsSync(join(flag.folder, `text.${language}.md`))) return [];
  const file = `text.${language}.md`;
  const text = readFlagText(flag.folder, language);
  const missing = (Object.keys(headings) as Section[]).filter((key) => text[key] === '');
  return [
    ...(text.title === '' ? [`${file}: no title (# …)`] : []),
    ...missing.map((key) => `${file}: nothing under "${headings[key][language]}"`),
    ...(/^[-*\s]*(unknown|none|ไม่ทราบ|ไม่มี)\.?\s*$/i.test(text.innocent)
      ? [`${file}: the innocent explanation says nothing`]
      : []),
    ...Object.entries(text)
      .filter(([key]) => key !== 'references')
      .flatMap(([key, words]) => accused(words, language, `${file} ${key}`)),
  ];
}

/** Thai สุจริต (honest) must not be mistaken for its opposite, so whole matches are reported. */
function accused(words: string, language: Language, where: string): string[] {
  const match = accusingWords[language].exec(words);
  return match ? [`${where}: accusing word "${match[0]}"`] : [];
}

/** Ids of law/: the file names. */
export function lawIdsIn(lawFolder: string): string[] {
  return readdirSync(lawFolder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort();
}
