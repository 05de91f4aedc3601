/** What the worker and the process that writes the analysis say to each other. */
import type { ImportAccount } from '#procurement/run.ts';

export type Work =
  | { kind: 'index'; workspace: string }
  | {
      kind: 'import';
      workspace: string;
      files: { path: string; name: string }[];
      asAt: string | null;
      sampled: boolean | null;
    };

export type FromChild =
  | { kind: 'progress'; stage: string; item: string; done: number; total: number | null }
  | { kind: 'imported'; account: ImportAccount }
  | { kind: 'indexed'; made: boolean }
  | { kind: 'problem'; code: string; th: string; en: string }
  | { kind: 'bug'; detail: string };

/** How it ended: with its last word, or without one (killed, out of memory). */
export type Ending =
  Exclude<FromChild, { kind: 'progress' }> | { kind: 'died'; signal: string | null; code: number | null };
