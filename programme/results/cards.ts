/**
 * The four claims that Mukdahan reported in words in 2566, each as something that can be counted: how it is
 * computed from raw parts, in which unit, which way is better, from which rows. Words are below in text.ts.
 */

/** What it says something of. The two kinds are never added: more found is not worse conduct. */
export type IndicatorKind = 'behaviour' | 'detection';

export interface Card {
  /** Which of the four claims it stands for. */
  claim: 'alert' | 'process' | 'governance' | 'trend';
  kind: IndicatorKind;
  /** 'points' of a hundred, 'percent', 'count', 'per_100'; 'range': small figures are told as 1 to 4. */
  unit: 'points' | 'percent' | 'count' | 'per_100' | 'range';
  /** Neither: more of it is no better and no worse. */
  better: 'more' | 'less' | 'neither';
}

export const cards = {
  tests: { claim: 'alert', kind: 'behaviour', unit: 'points', better: 'more' },
  questions: { claim: 'alert', kind: 'behaviour', unit: 'per_100', better: 'more' },
  steps: { claim: 'process', kind: 'behaviour', unit: 'percent', better: 'more' },
  self_checks: { claim: 'governance', kind: 'behaviour', unit: 'percent', better: 'more' },
  flags: { claim: 'trend', kind: 'detection', unit: 'percent', better: 'neither' },
  items: { claim: 'trend', kind: 'detection', unit: 'count', better: 'neither' },
  received: { claim: 'trend', kind: 'detection', unit: 'range', better: 'neither' },
} as const satisfies Record<string, Card>;

export type IndicatorName = keyof typeof cards;
export const indicatorNames = Object.keys(cards) as IndicatorName[];

/** Why there is no number. */
export type Unmeasured =
  | 'nobody_tested'
  | 'officials_unknown'
  | 'no_steps_due'
  | 'no_self_checks'
  | 'no_counts'
  | 'no_analysis'
  | 'not_assessable';

/** Numbers as they were counted, before anything is divided. */
export interface Part {
  name:
    | 'pairs'
    | 'due'
    | 'on_time'
    | 'done_late'
    | 'not_done'
    | 'opened'
    | 'districts'
    | 'whole'
    | 'observed'
    | 'all';
  count: number;
}

export interface Measured {
  value: number;
  low: number | null;
  high: number | null;
  /** How many the value rests on. */
  n: number;
  parts: readonly Part[];
}

export interface Indicator {
  name: IndicatorName;
  card: Card;
  /** Days in Bangkok, both included. */
  from: string;
  to: string;
  measured: Measured | null;
  /** Set where nothing was measured. */
  why: Unmeasured | null;
  /** The same days of the year before; null where nothing was measured then. */
  baseline: Measured | null;
}
