/** What a measurement of the site found. */
import type { Figures, Step } from './figures.ts';

/** What an answer may take, for 95 of 100, in milliseconds. */
export const mostMs = 150;

export interface SiteResults {
  measured_at: string;
  data: string;
  /** Load of the machine before it began; above 1, figures say more of its neighbours than of the site. */
  load_before: number;
  machine: { node: string; cpu: string; cores: number; memory_gib: number };
  seconds: number;
  steps: MeasuredStep[];
  knee: number;
  routes: [route: string, figures: Figures][];
  faults: { fault: string; times: number; routes: string[] }[];
  unvisited: string[];
  weights: { route: string; role: string; html: number; css: number; script: number }[];
}

export interface MeasuredStep extends Step {
  /** How late the readers' own program was, in milliseconds (99th percentile). */
  ownDelay: number;
  /** How much of one core they took, 0 to 1. */
  ownShare: number;
  /** Resident memory of the site's process afterwards, in bytes. */
  memory: number;
}
