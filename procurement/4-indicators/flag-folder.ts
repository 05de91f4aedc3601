/**
 * Finds and reads the folders of red-flags/: `flag.yaml` checked against its schema, the SQL as
 * text, the words in both languages. Nothing lists the flags by hand.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import type { ParameterType, ParameterValue, TypedParameter } from './dialect.ts';

const words = v.pipe(v.string(), v.trim(), v.minLength(3));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/));
const scalar = v.union([v.number(), v.string()]);

export const flagSchema = v.strictObject({
  id: name,
  family: name,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  status: v.picklist(['trial', 'live', 'retired']),
  use: v.strictObject({ as: v.picklist(['ranking', 'context']), why: words }),
  subject: v.picklist(['award', 'tender', 'contract', 'pair', 'agency', 'supplier']),
  phase: v.picklist(['planning', 'tender', 'award', 'contract']),
  value_is: v.picklist(['ratio', 'sum', 'max']),
  value_unit: v.picklist(['share', 'baht', 'days', 'count', 'ratio', 'index']),
  reads: v.pipe(v.array(v.string()), v.minLength(1)),
  parameters: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)),
      v.strictObject({
        default: v.union([scalar, v.array(scalar)]),
        why: words,
        /** Needed only where the default looks whole but may be given with decimals. */
        type: v.optional(v.picklist(['integer', 'number', 'text', 'list'])),
      }),
    ),
    {},
  ),
  law: v.optional(v.array(v.string()), []),
  ocp: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^R\d{3}(\/R\d{3})*$/)))),
  fdr: v.optional(v.strictObject({ q: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)) })),
  /** Why no case of one outcome can exist: the flag always can, or never says clear … */
  always_assessable: v.optional(words),
  /** One line on screen; {value} {n} {threshold} {low} {high} {amount} {year} {peer_median} and the flag's parameters. */
  sentence: v.strictObject({ th: words, en: words }),
  owner: words,
  replaces: v.optional(v.array(v.string()), []),
  sql_hash: v.string(),
});

export type FlagSpec = v.InferOutput<typeof flagSchema>;

export interface FlagFolder {
  spec: FlagSpec;
  /** Absolute folder. */
  folder: string;
  flagSql: string;
  evidenceSql: string;
  /** Null where the flag needs no peers. */
  peersSql: string | null;
  /** sha-256 of the three SQL files, first 16 hex. */
  sqlHash: string;
}

/** The repository's own red-flags/. */
export const redFlagsRoot = join(dirname(dirname(import.meta.dirname)), 'red-flags');

/** Table name under which a flag reads its stored peers. */
export function peersTable(flagId: string): string {
  return `peers_${flagId.replaceAll('-', '_')}`;
}

/** Every flag folder below `root`, by id. Folders that begin with `_` are templates. */
export function discoverFlags(root = redFlagsRoot): FlagFolder[] {
  return flagPaths(root)
    .map(readFlagFolder)
    .sort((a, b) => (a.spec.id < b.spec.id ? -1 : 1));
}

/** Paths of the flag folders below `root`, unread. */
export function flagPaths(root = redFlagsRoot): string[] {
  const folders = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
      .map((entry) => join(at, entry.name));
  if (!existsSync(root)) return [];
  return folders(root)
    .flatMap(folders)
    .filter((folder) => existsSync(join(folder, 'flag.yaml')))
    .sort();
}

/** Reads one folder. Throws `indicators.flag_invalid` with what is wrong in flag.yaml. */
export function readFlagFolder(folder: string): FlagFolder {
  const parsed = v.safeParse(flagSchema, parse(readFileSync(join(folder, 'flag.yaml'), 'utf8')));
  const faults = parsed.success ? [] : parsed.issues.map((i) => `${v.getDotPath(i) ?? ''}: ${i.message}`);
  if (parsed.success) {
    if (parsed.output.id !== basename(folder))
      faults.push(`id: must be the folder's name ${basename(folder)}`);
    if (parsed.output.family !== basename(dirname(folder))) faults.push('family: must be the folder above');
  }
  for (const file of ['flag.sql', 'evidence.sql', 'text.th.md', 'text.en.md'])
    if (!existsSync(join(folder, file))) faults.push(`${file}: missing`);
  if (!parsed.success || faults.length > 0) {
    throw problem('indicators.flag_invalid', {
      th: `โฟลเดอร์ข้อสังเกต ${basename(folder)} ไม่ถูกต้อง: ${faults.join('; ')}`,
      en: `Flag folder ${basename(folder)} is not valid: ${faults.join('; ')}`,
      details: { faults },
    });
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const peersSql = existsSync(join(folder, 'peers.sql')) ? read('peers.sql') : null;
  const [flagSql, evidenceSql] = [read('flag.sql'), read('evidence.sql')];
  return {
    spec: parsed.output,
    folder,
    flagSql,
    evidenceSql,
    peersSql,
    sqlHash: hashSql(peersSql, flagSql, evidenceSql),
  };
}

/** What flag.yaml's `sql_hash` must be. */
export function hashSql(peersSql: string | null, flagSql: string, evidenceSql: string): string {
  return createHash('sha256')
    .update((peersSql ?? '') + flagSql + evidenceSql)
    .digest('hex')
    .slice(0, 16);
}

/** The flag named `id`. Throws `indicators.unknown_flag` with the nearest name. */
export function findFlag(flags: readonly FlagFolder[], id: string): FlagFolder {
  const found = flags.find((flag) => flag.spec.id === id || `${flag.spec.family}/${flag.spec.id}` === id);
  if (found) return found;
  throw unknownName(
    'indicators.unknown_flag',
    'ข้อสังเกต',
    'flag',
    id,
    flags.map((flag) => flag.spec.id),
  );
}

/** Overrides as they come from a person: flag id → parameter → value. */
export type Overrides = Record<string, Record<string, ParameterValue>>;

/** Throws for an override of a flag or a parameter that does not exist, or of a wrong type. */
export function checkOverrides(flags: readonly FlagFolder[], overrides: Overrides): void {
  for (const [id, values] of Object.entries(overrides)) parametersOf(findFlag(flags, id).spec, values);
}

/** The flag's parameters with their types; `overrides` take the place of defaults. */
export function parametersOf(
  spec: FlagSpec,
  overrides: Record<string, ParameterValue> = {},
): Record<string, TypedParameter> {
  const known = Object.keys(spec.parameters);
  for (const given of Object.keys(overrides)) {
    if (!known.includes(given))
      throw unknownName(
        'indicators.unknown_parameter',
        `ค่าตั้งของ ${spec.id}`,
        `parameter of ${spec.id}`,
        given,
        known,
      );
  }
  return Object.fromEntries(
    known.map((key) => {
      const { default: fallback, type: declared } = spec.parameters[key]!;
      const type = declared ?? inferType(fallback);
      const value = overrides[key] ?? fallback;
      if (!fits(type, value)) throw wrongType(spec.id, key, type, value);
      return [key, { type, value }];
    }),
  );
}

function inferType(value: ParameterValue): ParameterType {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return Number.isInteger(value) ? 'integer' : 'number';
}

function fits(type: ParameterType, value: ParameterValue): boolean {
  if (type === 'list') return Array.isArray(value) && value.length > 0;
  if (type === 'text') return typeof value === 'string';
  return (
    typeof value === 'number' && Number.isFinite(value) && (type === 'number' || Number.isSafeInteger(value))
  );
}

function wrongType(flag: string, key: string, type: ParameterType, value: ParameterValue) {
  const thai = { integer: 'จำนวนเต็ม', number: 'ตัวเลข', text: 'ข้อความ', list: 'รายการค่า' }[type];
  const english = { integer: 'a whole number', number: 'a number', text: 'text', list: 'a list' }[type];
  return problem('indicators.parameter_type', {
    th: `ค่าตั้ง ${key} ของ ${flag} ต้องเป็น${thai} แต่ได้รับ ${String(value)}`,
    en: `Parameter ${key} of ${flag} must be ${english}, not ${String(value)}`,
    details: { flag, parameter: key },
  });
}

function unknownName(code: string, th: string, en: string, given: string, known: string[]) {
  const nearest = nearestName(given, known);
  return problem(code, {
    th: `ไม่รู้จัก${th} "${given}"${nearest ? ` หมายถึง "${nearest}" หรือไม่` : ''}`,
    en: `Unknown ${en} "${given}"${nearest ? `; did you mean "${nearest}"?` : ''}`,
    details: { given, nearest },
  });
}
