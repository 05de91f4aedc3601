/** Which flags a plan is asked, and the closed list of repairs: two lists that people read, checked when read. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

export const repairNames = [
  'join',
  'more_open_method',
  'longer_notice',
  'record_ground',
  'publish_plan',
  'recuse',
] as const;
export type RepairName = (typeof repairNames)[number];

/** Those that change the plan itself, so that the flags can be run again over it. */
export const changes = ['join', 'more_open_method', 'longer_notice'] as const;
export type Change = (typeof changes)[number];

const text = v.pipe(v.string(), v.minLength(3));
const askedSchema = v.array(
  v.variant('ask', [
    v.strictObject({
      flag: text,
      ask: v.picklist(['like', 'year']),
      mend: v.array(v.picklist(changes)),
      beside: v.array(v.picklist(repairNames)),
    }),
    v.strictObject({ flag: text, ask: v.literal('no'), why: text }),
  ]),
);
const repairSchema = v.array(
  v.strictObject({
    repair: v.picklist(repairNames),
    th: text,
    en: text,
    what_th: text,
    what_en: text,
    clause: v.strictObject({ law: text, section: v.string() }),
  }),
);

export type FlagQuestion = v.InferOutput<typeof askedSchema>[number];
export type AskedFlag = Extract<FlagQuestion, { ask: 'like' | 'year' }>;
export type Repair = v.InferOutput<typeof repairSchema>[number];

const yaml = (name: string): unknown => parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

let questions: FlagQuestion[] | undefined;
let repairs: Map<RepairName, Repair> | undefined;

/** Every flag of red-flags/ with what is asked of a plan; read once. */
export function flagQuestions(): FlagQuestion[] {
  return (questions ??= v.parse(askedSchema, yaml('asked-flags.yaml')));
}

export function askedFlags(): AskedFlag[] {
  return flagQuestions().filter((question) => question.ask !== 'no');
}

/** The closed list, by name; read once. */
export function readRepairs(): Map<RepairName, Repair> {
  repairs ??= new Map(v.parse(repairSchema, yaml('repairs.yaml')).map((one) => [one.repair, one]));
  return repairs;
}
