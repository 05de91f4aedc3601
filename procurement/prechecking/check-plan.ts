/** The whole answer to a plan: what is found, how it is mended, and what crosses a limit in which month. */
import type { Analysis } from '../reading/open.ts';
import { peerMedian } from '../reading/findings.ts';
import { fillSentence } from '../reading/sentence.ts';
import { textOf } from '../reading/text-files.ts';
import { lawReferences, type LawReference } from '../reading/law-references.ts';
import { listItems } from '../4-indicators/flag-text.ts';
import type { Language } from '../reading/words.ts';
import { alikePurchases, type AlikePurchase } from './alike.ts';
import { readRepairs, type RepairName } from './asked-flags.ts';
import { withMethod, type Draft, type LimitOn, type Planned } from './draft.ts';
import { crossings, type Crossing } from './crossings.ts';
import { bareGround, groundOf, type Ground } from './ground.ts';
import { judge, type Finding } from './judge.ts';
import { layPublicRows } from './lay-drafts.ts';
import { linesOf, seekRepairs, type Mended, type Step } from './seek-repairs.ts';

export interface Advice {
  repair: RepairName;
  title: string;
  what: string;
  /** '' for a law without a numbered section. */
  section: string;
  law: LawReference;
}

export interface PlanFinding {
  flagId: string;
  title: string;
  sentence: string;
  why: string;
  innocent: string[];
  lines: number[];
  /** Public purchases of the agency that stand beside the drafts. */
  publicTenders: string[];
  /** Cleared by the steps below; false where only what stands beside it helps. */
  isMended: boolean;
  beside: Advice[];
  law: LawReference[];
}

export interface PlanStep extends Omit<Step, 'change'> {
  advice: Advice;
  /** Titles of the flags that it clears. */
  clears: string[];
  alike: AlikePurchase[];
}

export interface PlanAnswer {
  /** The plan as it was looked at: every draft with its method. */
  drafts: Draft[];
  findings: PlanFinding[];
  steps: PlanStep[];
  crossings: Crossing[];
  /** Whether public rows of the agency in the plan's years stood beside the drafts. */
  publicRows: number;
}

export interface PlanQuestion {
  drafts: readonly Planned[];
  /** Canonical id of the agency, or null. */
  agencyId: string | null;
  language: Language;
}

/**
 * Nothing of the question is kept: the drafts live in temporary tables of one connection.
 * @param analysis the public rows, or null where none were taken in
 * @throws Problem precheck.no_such_agency
 */
export async function checkPlan(analysis: Analysis | null, question: PlanQuestion): Promise<PlanAnswer> {
  const ground = analysis === null ? await bareGround() : await groundOf(analysis, question.agencyId);
  try {
    return await answer(ground, analysis, question);
  } finally {
    ground.close();
  }
}

async function answer(
  ground: Ground,
  analysis: Analysis | null,
  { drafts: planned, language }: PlanQuestion,
): Promise<PlanAnswer> {
  const limitOn = await directLimits(ground);
  const drafts = planned.map((one) => withMethod(one, limitOn));
  await layPublicRows(ground, drafts);
  const found = await judge(ground, drafts);
  const crossed = await crossings(ground, drafts);
  const mended = await seekRepairs(ground, drafts, found, limitOn);
  const findings: PlanFinding[] = [];
  for (const finding of mended.findings)
    findings.push(await told(analysis, drafts, mended, finding, language));
  const steps: PlanStep[] = [];
  for (const [at, step] of mended.steps.entries())
    steps.push(await toldStep(at < mostExamples ? ground : null, drafts, mended, step, language));
  return { drafts, findings, steps, crossings: crossed, publicRows: await publicRows(ground) };
}

async function told(
  analysis: Analysis | null,
  drafts: readonly Draft[],
  mended: Mended,
  finding: Finding,
  language: Language,
): Promise<PlanFinding> {
  const { flag, result, asked } = finding;
  const text = textOf(flag, language);
  const median = analysis === null ? null : await peerMedian(analysis, flag, result.peer_group);
  const lines = linesOf(drafts, finding);
  return {
    flagId: flag.flag_id,
    title: text.title,
    sentence: fillSentence(flag, result, median, language),
    why: text.why,
    innocent: listItems(text.innocent),
    lines,
    publicTenders: finding.publicTenders,
    isMended: isMended(mended, drafts, finding),
    beside: asked.beside.map((repair) => advise(repair, language)),
    law: lawReferences(flag, language),
  };
}

/** Steps that are told with what like agencies did: each looks through the country's purchases. */
const mostExamples = 3;

/** @param ground where examples are looked for, or null */
async function toldStep(
  ground: Ground | null,
  drafts: readonly Draft[],
  mended: Mended,
  { change, ...step }: Step,
  language: Language,
): Promise<PlanStep> {
  const lines = new Set(step.lines);
  const clears = mended.findings.filter(
    (finding) =>
      linesOf(drafts, finding).some((line) => lines.has(line)) && isMended(mended, drafts, finding),
  );
  const [largest] = [...step.made].sort((a, b) => Number(b.satang - a.satang));
  return {
    ...step,
    advice: advise(change, language),
    clears: [...new Set(clears.map(({ flag }) => textOf(flag, language).title))],
    alike: ground && largest && change !== 'longer_notice' ? await alikePurchases(ground, largest) : [],
  };
}

/** Whether none of its lines has that flag in the plan after all steps. */
function isMended(mended: Mended, drafts: readonly Draft[], finding: Finding): boolean {
  const lines = new Set(linesOf(drafts, finding));
  return !mended.left.some(
    (left) =>
      left.flag.flag_id === finding.flag.flag_id &&
      linesOf(mended.plan, left).some((line) => lines.has(line)),
  );
}

/** A repair's words and its clause, with whether anybody has read it in the source. */
export function advise(name: RepairName, language: Language): Advice {
  const repair = readRepairs().get(name)!;
  const [law] = lawReferences({ law_json: JSON.stringify([repair.clause.law]) }, language);
  return {
    repair: name,
    title: language === 'th' ? repair.th : repair.en,
    what: language === 'th' ? repair.what_th : repair.what_en,
    section: repair.clause.section,
    law: law!,
  };
}

async function directLimits({ db }: Ground): Promise<LimitOn> {
  const limits = await db.all<{ from_day: number; to_day: number; limit_satang: bigint }>(
    "SELECT from_day, to_day, limit_satang FROM law_limits WHERE limit_code = 'direct_award' AND applies_to = 'general'",
  );
  return (day) => limits.find(({ from_day, to_day }) => from_day <= day && day <= to_day)?.limit_satang ?? 0n;
}

async function publicRows({ db }: Ground): Promise<number> {
  const [row] = await db.all<{ n: bigint }>('SELECT count(*) AS n FROM public_awards');
  return Number(row!.n);
}
