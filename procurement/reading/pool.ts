/**
 * The analysis for many readers at once, as a site has them: one open database per generation, one schema per
 * scope in it, a few connections per scope. A new generation is taken up with the next question; the old one
 * is closed when its last reader has gone.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { scopeKey, type Scope } from '#kernel/scope.ts';
import { openDuckdb, type Duckdb } from '#platform/duckdb.ts';
import { emptyWorkspace, leaseGeneration, type Generation } from '../workspace.ts';
import { mustHaveRun, type Analysis } from './open.ts';
import { indexPath } from './reading-index.ts';
import { layScope } from './scoped-views.ts';
import { layWhole, type Whole } from './whole-views.ts';

export interface ReadingPool {
  /**
   * Asks the newest generation within the scope; it stands until `work` has ended. `work` must not close it.
   * @throws Problem workspace.empty, analysis.not_run
   */
  read<T>(scope: Scope, work: (analysis: Analysis) => Promise<T>): Promise<T>;
  /** As `read`, and answers the same question (by `question`) from memory while the generation is the same. */
  remember<T>(scope: Scope, question: string, work: (analysis: Analysis) => Promise<T>): Promise<T>;
  /**
   * Gives what `work` gives, piece by piece and of one generation. It waits its turn for each piece, not for the
   * whole: a slow taker keeps nobody else waiting.
   */
  stream<T>(scope: Scope, work: (analysis: Analysis) => AsyncGenerator<T>): AsyncGenerator<T>;
  close(): Promise<void>;
}

export interface PoolOptions {
  threads?: number;
  /** Questions asked of the database at the same time; more wait their turn. */
  atOnce?: number;
  memoryLimit?: string;
  /** Answers kept per generation. */
  remembered?: number;
}

type Home = { schema: string; ready: Promise<void>; free: Duckdb[] };
type Open = {
  key: string;
  lease: Generation & { release(): void };
  db: Duckdb;
  whole: Whole;
  homes: Map<string, Home>;
  answers: Map<string, Promise<unknown>>;
  readers: number;
  left: boolean;
};

// Four closures over one state: longer than a function should be, and told apart they would share it anyway.
// eslint-disable-next-line max-lines-per-function
export function openReadingPool(workspace: string, options: PoolOptions = {}): ReadingPool {
  const { atOnce = 3, remembered = 1000 } = options;
  let opening: { key: string; open: Promise<Open> } | null = null;
  const gate = turns(atOnce);

  /** The open newest generation, counted as being read. */
  async function enter(): Promise<Open> {
    for (;;) {
      const key = stateOf(workspace);
      if (opening?.key !== key) {
        const before = opening;
        const open = openGeneration(workspace, key, options);
        opening = { key, open };
        open.catch(() => (opening = opening?.open === open ? null : opening));
        void before?.open.then(leave, () => {});
      }
      const open = await opening.open;
      if (open.left) continue; // it was replaced while we waited
      open.readers += 1;
      return open;
    }
  }

  async function read<T>(scope: Scope, work: (analysis: Analysis) => Promise<T>): Promise<T> {
    const open = await enter();
    try {
      return await gate(() => ask(open, scope, work));
    } finally {
      exit(open);
    }
  }

  async function remember<T>(scope: Scope, question: string, work: (analysis: Analysis) => Promise<T>) {
    const open = await enter();
    try {
      const key = `${scopeKey(scope)}\n${question}`;
      const known = open.answers.get(key);
      if (known) open.answers.delete(key); // put back below as the newest
      const answer = known ?? gate(() => ask(open, scope, work));
      open.answers.set(key, answer);
      answer.catch(() => open.answers.delete(key));
      if (open.answers.size > remembered) open.answers.delete(open.answers.keys().next().value!);
      return (await answer) as T;
    } finally {
      exit(open);
    }
  }

  async function* stream<T>(scope: Scope, work: (analysis: Analysis) => AsyncGenerator<T>) {
    const open = await enter();
    try {
      const { analysis, giveBack } = await taken(open, scope);
      const pieces = work(analysis);
      try {
        for (;;) {
          const piece = await gate(() => pieces.next());
          if (piece.done) return;
          yield piece.value;
        }
      } finally {
        await pieces.return(undefined);
        giveBack();
      }
    } finally {
      exit(open);
    }
  }

  return {
    read,
    remember,
    stream,
    async close() {
      const last = opening;
      opening = null;
      await last?.open.then(leave, () => {});
    },
  };
}

/**
 * What tells one state of the workspace from another without reading it: the newest generation, when it was
 * written, and whether its index has been made.
 */
function stateOf(workspace: string): string {
  const folder = join(workspace, 'generations');
  const newest = !existsSync(folder)
    ? undefined
    : readdirSync(folder)
        .filter((name) => /^\d+$/.test(name))
        .sort((a, b) => Number(a) - Number(b))
        .at(-1);
  if (newest === undefined) throw emptyWorkspace(workspace);
  const written = statSync(join(folder, newest, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const reading = join(workspace, 'reading');
  const indexes = existsSync(reading)
    ? readdirSync(reading).filter((name) => name.endsWith('.duckdb') && name.startsWith(`${newest}-`))
    : [];
  return `${newest} ${written} ${indexes.sort().join(' ')}`;
}

async function openGeneration(workspace: string, key: string, options: PoolOptions): Promise<Open> {
  const lease = leaseGeneration(workspace);
  try {
    mustHaveRun(lease.manifest);
    const db = await openDuckdb({
      threads: options.threads ?? 1, // short questions, several at a time: each on the thread that asks
      memoryLimit: options.memoryLimit ?? '1200MB',
    });
    const index = indexPath(workspace, lease);
    const whole = await layWhole(db, lease.folder, existsSync(index) ? index : null);
    return { key, lease, db, whole, homes: new Map(), answers: new Map(), readers: 0, left: false };
  } catch (error) {
    lease.release();
    throw error;
  }
}

async function ask<T>(open: Open, scope: Scope, work: (analysis: Analysis) => Promise<T>): Promise<T> {
  const { analysis, giveBack } = await taken(open, scope);
  try {
    return await work(analysis);
  } finally {
    giveBack();
  }
}

/** A connection of the scope's home, to be given back. */
async function taken(open: Open, scope: Scope): Promise<{ analysis: Analysis; giveBack: () => void }> {
  const home = homeOf(open, scope);
  await home.ready;
  const db = home.free.pop() ?? (await connected(open, home.schema));
  const { lease, whole } = open;
  const analysis = {
    db,
    scope,
    home: home.schema,
    generation: lease.n,
    manifest: lease.manifest,
    catalogue: whole.catalogue,
    close: () => {
      throw new Error('an analysis of the pool is given back, not closed');
    },
  };
  return { analysis, giveBack: () => home.free.push(db) };
}

function homeOf(open: Open, scope: Scope): Home {
  const key = scopeKey(scope);
  const known = open.homes.get(key);
  if (known) return known;
  const schema = `home_${open.homes.size}`;
  const home = { schema, ready: layScope(open.db, schema, scope, open.whole), free: [] };
  open.homes.set(key, home);
  home.ready.catch(() => open.homes.delete(key));
  return home;
}

/** A connection that looks into one scope's schema, and at `whole` only where it is named. */
async function connected(open: Open, schema: string): Promise<Duckdb> {
  const db = await open.db.connect();
  await db.run(`SET schema = '${schema}'`);
  return db;
}

function exit(open: Open): void {
  open.readers -= 1;
  if (open.left && open.readers === 0) shut(open);
}

function leave(open: Open): void {
  if (open.left) return;
  open.left = true;
  if (open.readers === 0) shut(open);
}

function shut(open: Open): void {
  for (const home of open.homes.values()) for (const db of home.free) db.connection.closeSync();
  open.db.close();
  open.lease.release();
}

/** At most `atOnce` pieces of work at a time; the others wait in the order they came. */
function turns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
