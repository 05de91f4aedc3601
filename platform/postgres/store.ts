/**
 * The office's store: every transaction runs as the application's role under a named viewer, and row-level
 * security decides what exists for them. Whoever names no viewer sees nothing.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import type { Database } from './database.ts';
import { asProblem, isLost } from './lost-connection.ts';
import { unavailable } from './problems.ts';
import { mustKnowThai } from './roles.ts';

export type Tx = Transaction<Database>;

export type Viewer =
  | { kind: 'public' }
  /** A person under one hat. */
  | { kind: 'staff'; personId: string; postId: string }
  /** Work without a person; only worker/schedule.ts and first set-up may say so. */
  | { kind: 'system'; job: string };

export interface Store {
  /** One transaction as the application's role under the viewer; row-level security decides what exists. */
  within<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Sign-in only (office/staff/sign-in): schema auth, and nothing else. */
  signIn<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreOptions {
  url: string;
  /** Connections at once; default 10. */
  size?: number;
}

/** Milliseconds: a statement, waiting for another's lock, a transaction nobody goes on with. */
const limits = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
};
/** How long a request waits for a server that is being started again, in milliseconds. */
const patience = 15_000;

/** @throws Problem store.unavailable, store.not_thai */
export async function openStore({ url, size = 10 }: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: columnTypes,
    application_name: 'truatkhap',
    connectionTimeoutMillis: 10_000,
  });
  // A connection was lost. At rest: the next transaction takes a new one. At work: its query fails as well.
  // Without somebody who listens, Node would end the whole site over it.
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await checked(pool);
  } catch (error) {
    await database.destroy();
    throw asProblem(error, false);
  }
  return {
    within: (viewer, work) => transaction(database, settingsFor(viewer), work),
    signIn: (work) => transaction(database, { role: 'truatkhap_auth', 'truatkhap.viewer': '' }, work),
    close: () => database.destroy(),
  };
}

async function checked(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await mustKnowThai(client);
  } finally {
    client.release();
  }
}

function settingsFor(viewer: Viewer): Record<string, string> {
  const staff = viewer.kind === 'staff' ? viewer : null;
  return {
    role: 'truatkhap_app',
    'truatkhap.viewer': viewer.kind,
    'truatkhap.person_id': staff?.personId ?? '',
    'truatkhap.post_id': staff?.postId ?? '',
  };
}

/** Tried again only while `work` has not begun: then nothing can have happened twice. */
async function transaction<T>(
  database: Kysely<Database>,
  settings: Record<string, string>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    let begun = false;
    try {
      return await database.transaction().execute(async (tx) => {
        await apply(tx, { ...limits, ...settings });
        begun = true;
        return work(tx);
      });
    } catch (error) {
      if (begun || !isLost(error)) throw asProblem(error, begun);
      if (Date.now() > until) throw unavailable();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** For this transaction only: the last argument makes them end with it. */
async function apply(tx: Tx, settings: Record<string, string | number>): Promise<void> {
  const each = Object.entries(settings).map(
    ([name, value]) => sql`set_config(${name}, ${String(value)}, true)`,
  );
  await sql`SELECT ${sql.join(each)}`.execute(tx);
}
