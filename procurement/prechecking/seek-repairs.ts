/**
 * The smallest lawful change of substance for each thing that was found. A change is told only after the flags
 * were asked again of the changed plan: it clears what it is for and raises nothing that was not there.
 */
import type { Change } from './asked-flags.ts';
import { changed } from './change-plan.ts';
import type { Draft, LimitOn } from './draft.ts';
import type { Ground } from './ground.ts';
import { judge, type Finding } from './judge.ts';

export interface Step {
  change: Change;
  /** Lines of the plan that are changed. */
  lines: number[];
  /** The purchases as they are after it. */
  made: Draft[];
}

export interface Mended {
  /** What was found in the plan as it was given. */
  findings: Finding[];
  steps: Step[];
  /** The plan after all steps. */
  plan: Draft[];
  /** What no change of the list clears. */
  left: Finding[];
}

/** Rounds of changes, and beginnings anew after a change that raised something else. */
const mostRounds = 6;
const mostStarts = 4;

/** @param findings what the flags say of `drafts` */
export async function seekRepairs(
  ground: Ground,
  drafts: readonly Draft[],
  findings: Finding[],
  limitOn: LimitOn,
): Promise<Mended> {
  const known = new Set(findings.map(({ flag }) => flag.flag_id));
  const banned = new Set<string>();
  for (let start = 0; ; start++) {
    const tried = await mend(ground, drafts, findings, banned, limitOn);
    const raised = tried.left.filter(({ flag }) => !known.has(flag.flag_id));
    if (raised.length === 0) return tried;
    if (start === mostStarts) return { findings, steps: [], plan: [...drafts], left: findings }; // better no word than a wrong one
    for (const finding of raised) {
      const lines = new Set(linesOf(tried.plan, finding));
      for (const step of tried.steps)
        if (step.lines.some((line) => lines.has(line))) banned.add(keyOf(step.change, step.lines));
    }
  }
}

async function mend(
  ground: Ground,
  drafts: readonly Draft[],
  findings: Finding[],
  banned: ReadonlySet<string>,
  limitOn: LimitOn,
): Promise<Mended> {
  const steps: Step[] = [];
  const done = new Set(banned);
  let plan = [...drafts];
  let left = findings;
  for (let round = 0; left.length > 0 && round < mostRounds; round++) {
    const before = steps.length;
    plan = oneRound(plan, left, done, steps, limitOn);
    if (steps.length === before) break;
    left = await judge(ground, plan);
  }
  return { findings, steps, plan, left };
}

/** One change for every finding whose drafts no other finding has changed in this round. */
function oneRound(
  plan: Draft[],
  findings: readonly Finding[],
  done: Set<string>,
  steps: Step[],
  limitOn: LimitOn,
): Draft[] {
  const given = plan;
  const touched = new Set<number>();
  let current = plan;
  for (const finding of findings) {
    const lines = linesOf(given, finding);
    if (lines.some((line) => touched.has(line))) continue;
    const chosen = finding.drafts.map((index) => current.indexOf(given[index]!));
    for (const change of finding.asked.mend) {
      const key = keyOf(change, lines);
      if (done.has(key)) continue;
      const after = changed(current, change, { ...finding, drafts: chosen }, limitOn);
      done.add(key);
      if (after === null) continue;
      current = after.plan;
      steps.push({ change, lines, made: after.made });
      for (const line of lines) touched.add(line);
      break;
    }
  }
  return current;
}

/** The lines of a plan that take part in a finding. */
export function linesOf(plan: readonly Draft[], { drafts }: Pick<Finding, 'drafts'>): number[] {
  return drafts.flatMap((index) => [...(plan[index]?.lines ?? [])]).sort((a, b) => a - b);
}

const keyOf = (change: Change, lines: readonly number[]) => `${change} ${lines.join(',')}`;
