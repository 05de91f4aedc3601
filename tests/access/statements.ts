/** Every statement that goes to PostgreSQL or to the analysis while something is asked, in order, by its text. */
import { DuckDBConnection } from '@duckdb/node-api';
import pg from 'pg';

let heard: string[] | null = null;

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
    if (typeof text === 'string' && !text.startsWith(onceAMinute)) heard?.push(text);
    return asked.apply(this, given);
  };
}

/** Once per test file, before anything is asked. */
export function listen(): void {
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
