/**
 * The record of a selection as bytes: what it was decided on, and what came of it. The same input gives the same
 * bytes for ever; a change of the arithmetic is a new algorithm beside this one, never an edit of it (golden/
 * holds a record that a test computes again).
 */
import { canonicalJson, sha256Of } from '#office/watch-items/signals/canonical.ts';
import { algorithmUnknown } from './problems.ts';
import { comparisonOf, placed } from './ranking.ts';
import type { RecordInput, RecordResult } from './record.ts';
import { drawCount, robustnessOf } from './robustness.ts';

export interface DecisionRecord {
  algorithm: string;
  input: RecordInput;
  /** Seed of the draws: the hash of the input itself, so that nobody chooses it. */
  seed: string;
  result: RecordResult;
}

type Algorithm = (input: RecordInput, seed: string) => RecordResult;

const algorithms: Readonly<Record<string, Algorithm>> = {
  'truatkhap-selection-1': (input, seed) => {
    const comparison = comparisonOf(input);
    const robustness = robustnessOf(comparison, input.quota, seed);
    const standings = placed(comparison, input.quota).map((one) => ({
      ...one,
      robustness: robustness.get(one.iso)!,
    }));
    return { left_out: comparison.leftOut, standings, draws: drawCount };
  },
};

const newest = 'truatkhap-selection-1';

/** @throws Problem selection.algorithm_unknown */
export function recordOf(input: RecordInput, algorithm = newest): DecisionRecord {
  const compute = algorithms[algorithm];
  if (!compute) throw algorithmUnknown(algorithm);
  const seed = sha256Of(canonicalJson(input));
  return { algorithm, input, seed, result: compute(input, seed) };
}

/** The record's one spelling, and its hash. */
export function written(record: DecisionRecord): { text: string; sha256: string } {
  const text = canonicalJson(record);
  return { text, sha256: sha256Of(text) };
}

export interface Recomputed {
  same: boolean;
  sha256: string;
}

/** Computes a kept record again from its input alone. @throws Problem selection.algorithm_unknown */
export function recomputed(kept: { text: string; sha256: string }): Recomputed {
  const { input, algorithm } = JSON.parse(kept.text) as DecisionRecord;
  const again = written(recordOf(input, algorithm));
  return { same: again.text === kept.text && again.sha256 === kept.sha256, sha256: again.sha256 };
}
