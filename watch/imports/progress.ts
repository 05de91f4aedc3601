/** How far an import is, as its page and its script are told: the step it is at, and whether anybody works on it. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { ImportShown } from './queries.ts';

export const steps = ['import', 'core', 'flags', 'scores'] as const;
export type Step = (typeof steps)[number];

export interface ImportProgress {
  state: ImportShown['state'];
  /** Null until the worker has begun. */
  step: Step | null;
  /** What is in hand: a file, a table, a flag. */
  item: string;
  done: number;
  total: number | null;
  /** Imports that come before it; null unless it is queued. */
  ahead: number | null;
  /** Seconds without a sign of life, where these are too many; null where all is well. */
  silentSeconds: number | null;
}

/** The worker speaks every second while it works, and takes a waiting job within a few. */
const patience = { working: 30, waiting: 20 };

export async function progressOf(tx: Tx, row: ImportShown, now = Date.now()): Promise<ImportProgress> {
  const { state, stage, item, done, total } = row;
  const waits = state === 'queued' || (state === 'stopping' && row.startedAt === null);
  const before = waits ? await importsAhead(tx, row.id) : null;
  const sign = signOfLife(row, before);
  const seconds = Math.round((now - sign) / 1000);
  const over = !waits && state !== 'running' && state !== 'stopping';
  return {
    state,
    step: steps.find((one) => one === stage) ?? (row.startedAt === null ? null : 'import'),
    item: item ?? '',
    done: done ?? 0,
    total,
    ahead: state === 'queued' ? (before?.ahead ?? 0) : null,
    silentSeconds: over || seconds < (waits ? patience.waiting : patience.working) ? null : seconds,
  };
}

/** When anything was last heard: of this import, or, while it waits, of those before it. */
function signOfLife(row: ImportShown, before: { lastSignAt: Date | null } | null): number {
  const times = [row.queuedAt, row.startedAt, row.progressAt, before?.lastSignAt ?? null];
  return Math.max(...times.map((time) => time?.getTime() ?? 0));
}

async function importsAhead(tx: Tx, id: string): Promise<{ ahead: number; lastSignAt: Date | null }> {
  const { rows } = await sql<{ ahead: number; lastSignAt: Date | null }>`
    SELECT ahead, last_sign_at AS "lastSignAt" FROM office.imports_ahead(${id})`.execute(tx);
  return rows[0] ?? { ahead: 0, lastSignAt: null };
}

/** What became of the list: whether it is of this import's data already, and how many subjects are new on it. */
export async function listAfter(tx: Tx, generation: number): Promise<{ settled: boolean; fresh: number }> {
  const { rows } = await sql<{ settled: boolean; fresh: number }>`
    SELECT coalesce((SELECT generation >= ${generation}::int FROM office.search_index), false) AS settled,
      (SELECT count(*)::int FROM office.listed_subjects WHERE first_generation = ${generation}) AS fresh`.execute(
    tx,
  );
  return rows[0]!;
}
