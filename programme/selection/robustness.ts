/**
 * How firmly a province stands among the first k. 1,000 draws each:
 * weights  fifty ballots are cast by the chosen weights and counted as weights (on average exactly the chosen
 *          ones; a weight of 25 comes out between 13 and 37 nineteen times of twenty); readings stay;
 * data     each reading is drawn between its low and high end, every point as likely; weights stay. What has no
 *          reading is drawn from the whole scale, so that missing data never counts as low;
 * both     the two together.
 * Provinces that come out the same are put in an order that is drawn.
 */
import type { Criterion } from './criteria.ts';
import { drawsOf, type Draws } from './drawing.ts';
import type { Compared, Comparison } from './ranking.ts';
import { totalOf } from './ranking.ts';
import type { Robustness } from './record.ts';

export const drawCount = 1000;
const ballots = 50;

type Weighed = Comparison['counting'];

function castBallots(counting: Weighed, draws: Draws): Weighed {
  const all = counting.reduce((sum, { weight }) => sum + weight, 0);
  const cast = counting.map(({ name }) => ({ name, weight: 0 }));
  for (let ballot = 0; ballot < ballots; ballot += 1) {
    let left = draws.below(all);
    const chosen = counting.findIndex(({ weight }) => (left -= weight) < 0);
    cast[chosen]!.weight += 1;
  }
  return cast;
}

const wholeScale = { low: 0, high: 1000 };

function drawnReading({ scaled }: Compared, name: Criterion, draws: Draws): number {
  const { low, high } = scaled.get(name) ?? wholeScale;
  return low + draws.below(high - low + 1);
}

/** The first k of one draw. */
function firstOf(totals: { iso: string; total: number }[], k: number, draws: Draws): string[] {
  return totals
    .map((one) => ({ ...one, lot: draws.below(2 ** 32) }))
    .toSorted((a, b) => b.total - a.total || a.lot - b.lot || (a.iso < b.iso ? -1 : 1))
    .slice(0, k)
    .map(({ iso }) => iso);
}

interface Way {
  weights: boolean;
  data: boolean;
}

function counted(comparison: Comparison, k: number, seed: string, way: Way): Map<string, number> {
  const draws = drawsOf(seed);
  const { counting } = comparison;
  const taking = comparison.compared.filter(({ missing }) => way.data || missing.length === 0);
  const counts = new Map(taking.map(({ iso }) => [iso, 0]));
  if (counting.length === 0) return counts;
  for (let draw = 0; draw < drawCount; draw += 1) {
    const weighed = way.weights ? castBallots(counting, draws) : counting;
    const totals = taking.map((province) => {
      const reading = (name: Criterion) =>
        way.data ? drawnReading(province, name, draws) : province.scaled.get(name)!.value;
      return { iso: province.iso, total: totalOf(weighed, reading) };
    });
    for (const iso of firstOf(totals, k, draws)) counts.set(iso, counts.get(iso)! + 1);
  }
  return counts;
}

/** By province. */
export function robustnessOf(comparison: Comparison, k: number, seed: string): Map<string, Robustness> {
  const weights = counted(comparison, k, `${seed}:weights`, { weights: true, data: false });
  const data = counted(comparison, k, `${seed}:data`, { weights: false, data: true });
  const both = counted(comparison, k, `${seed}:both`, { weights: true, data: true });
  return new Map(
    comparison.compared.map(({ iso }) => [
      iso,
      { weights: weights.get(iso) ?? null, data: data.get(iso) ?? 0, both: both.get(iso) ?? 0 },
    ]),
  );
}
