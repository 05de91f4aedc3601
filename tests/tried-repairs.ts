/** Plans drawn by a seed, and what every repair of every plan must keep: the promises of the pre-check. */
import { expect } from 'vitest';
import { openness, type Draft, type PlanAnswer } from '#procurement/precheck.ts';
import { randomFor } from '#seed/random.ts';
import { aDay, draft, road, roadBuilder, seller } from './planned-purchases.ts';

export interface Habits {
  titles: readonly string[];
  /** 'supplier:tin:…' */
  sellers: readonly string[];
  from: number;
}

const invented: Habits = {
  titles: [road, 'จ้างขุดลอกคลอง', 'ซื้อวัสดุสำนักงาน', 'จ้างเหมารถรับส่งนักเรียน'],
  sellers: [roadBuilder],
  from: aDay,
};
const amounts = [30_000, 199_500, 420_000, 480_000, 499_000, 650_000];

/** A plan as a tired officer might make it: a few things, often near the limit, often close together. */
export function drawnPlan(seed: number, { titles, sellers, from }: Habits = invented): Draft[] {
  const random = randomFor(seed, 'a plan');
  const things = Array.from({ length: 4 }, () => random.pick(titles));
  return Array.from({ length: random.whole(4, 12) }, (_, i) => {
    const open = random.chance(0.15);
    const signedDay = from + random.whole(0, 49);
    return draft(i + 1, {
      title: `${random.pick(things)} หมู่ที่ ${i + 1}`,
      baht: open ? random.whole(700_000, 9_700_000) : random.pick(amounts),
      method: open ? 'e_bidding' : 'direct',
      signedDay,
      announcedDay: open && random.chance(0.5) ? signedDay - random.whole(0, 39) : null,
      seller: sellers.length > 0 && random.chance(0.4) ? seller(random.pick(sellers)) : null,
    });
  });
}

/** What a repair may never do, whatever it clears. */
function lawful(before: readonly Draft[], after: readonly Draft[]): void {
  const sum = (plan: readonly Draft[]) => plan.reduce((total, { satang }) => total + satang, 0n);
  expect(sum(after)).toBe(sum(before));
  expect(after.flatMap(({ lines }) => lines).sort((a, b) => a - b)).toEqual(
    before.map(({ lines }) => lines[0]!),
  );
  for (const made of after) {
    const met = before.filter(({ lines }) => made.lines.includes(lines[0]!));
    expect(met.map(({ title }) => title)).toContain(made.title);
    for (const part of met) {
      expect(openness(made.method)).toBeGreaterThanOrEqual(openness(part.method));
      if (made.announcedDay === null) expect(made.signedDay).toBeLessThanOrEqual(part.signedDay);
    }
    if (made.seller !== null)
      expect(met.every(({ seller: named }) => named?.id === made.seller?.id)).toBe(true);
  }
}

/** The plan after every step that was told. */
function mended(drafts: readonly Draft[], steps: PlanAnswer['steps']): Draft[] {
  let plan = [...drafts];
  for (const { made } of steps) {
    const lines = new Set(made.flatMap((one) => one.lines));
    plan = [...plan.filter((one) => !one.lines.some((line) => lines.has(line))), ...made];
  }
  return plan;
}

/** Asks, mends as told, and asks again; counts what was cleared and what no change of the list clears. */
export async function tryRepairs(
  ask: (drafts: Draft[]) => Promise<PlanAnswer>,
  drafts: Draft[],
): Promise<{ found: string[]; cleared: number; left: string[] }> {
  const answer = await ask(drafts);
  const after = mended(drafts, answer.steps);
  lawful(drafts, after);
  const again = answer.steps.length > 0 ? (await ask(after)).findings : answer.findings;
  const before = answer.findings.map(({ flagId }) => flagId);
  for (const { flagId } of again) expect(before).toContain(flagId);
  const cleared = answer.findings.filter(({ isMended }) => isMended);
  for (const { flagId, lines } of cleared) {
    const still = again.filter(
      (one) => one.flagId === flagId && one.lines.some((line) => lines.includes(line)),
    );
    expect(still, flagId).toEqual([]);
  }
  const left = answer.findings.filter(({ isMended }) => !isMended).map(({ flagId }) => flagId);
  return { found: before, cleared: cleared.length, left };
}
