/** Every statement that goes to PostgreSQL or to the analysis while something is asked, in order, by its text. */
import { DuckDBConnection } from '@duckdb/node-api';
import pg from 'pg';

/** Begins what is asked of the analysis. */
export const ofAnalysis = 'analysis: ';

let heard: string[] | null = null;
/** How many more statements PostgreSQL is asked before the connection is lost. */
let left = Infinity;

/** That a session is awake is written by the clock, whatever is asked: which of two answers it meets says nothing. */
const onceAMinute = 'UPDATE auth.sessions SET seen_at = ';

type Asking = (this: unknown, ...given: unknown[]) => unknown;

/** Puts an ear to a method whose first argument is a statement; what it does stays as it is. */
function overhear(prototype: object, method: string): void {
  const methods = prototype as Record<string, Asking>;
  const asked = methods[method]!;
  methods[method] = function (this: unknown, ...given) {
    const [first] = given;
    const text = typeof first === 'string' ? first : (first as { text?: unknown } | undefined)?.text;
    const isOffice = this instanceof pg.Client;
    if (typeof text === 'string' && !text.startsWith(onceAMinute))
      heard?.push(isOffice ? text : `${ofAnalysis}${text}`);
    if (isOffice && (left -= 1) === 0) lose(this);
    return asked.apply(this, given);
  };
}

let listens = false;

/** Before anything is asked. */
export function listen(): void {
  if (listens) return;
  listens = true;
  overhear(pg.Client.prototype, 'query');
  for (const method of ['run', 'runAndReadAll', 'stream', 'prepare'])
    if (method in DuckDBConnection.prototype) overhear(DuckDBConnection.prototype, method);
}

/** What `work` gives, and the statements that went out meanwhile. One question at a time. */
export async function overheard<T>(work: () => Promise<T>): Promise<{ told: T; statements: string[] }> {
  const statements: string[] = [];
  heard = statements;
  try {
    return { told: await work(), statements };
  } finally {
    heard = null;
  }
}

/** Ends the connection as the death of this process would; the server is told nothing. */
function lose(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Does the work, and loses its connection when it is asked its nth statement. One piece of work at a time. */
export async function cutAt<T>(nth: number, work: () => Promise<T>): Promise<T> {
  left = nth;
  try {
    return await work();
  } finally {
    left = Infinity;
  }
}
