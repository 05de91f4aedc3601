/**
 * Does the office's jobs: takes them from the database in turn, a few at a time, and what the clock asks for.
 * It may be killed at any moment; the next one clears up and goes on.
 */
import { Logger as JobLogger, parseCronItems, run, runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from 'pino';
import { sweep } from './jobs/sweep.ts';
import { clock, tasks, type Setting } from './schedule.ts';

export interface Worker {
  /** Waits for what is being done, at most a few seconds, and ends. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks for jobs, beside being told at once. */
const pollInterval = 2000;

/** Makes the tables of the queue, so that actions can ask for jobs before the first worker has started. */
export async function prepareQueue(ownerUrl: string): Promise<void> {
  const pgPool = ownersPool(ownerUrl);
  try {
    await runMigrations({ pgPool, logger: silent });
  } finally {
    await pgPool.end();
  }
}

export async function startWorker(setting: Setting, options: { clock?: boolean } = {}): Promise<Worker> {
  const pgPool = ownersPool(setting.ownerUrl);
  const items =
    options.clock === false
      ? []
      : clock.map((item) => ({ ...item, options: { ...('options' in item ? item.options : {}) } }));
  const runner = await run({
    pgPool,
    taskList: tasks(setting),
    parsedCronItems: parseCronItems(items),
    concurrency: 3,
    pollInterval,
    noHandleSignals: true,
    logger: jobLogger(setting.log),
  });
  await sweep(setting).catch((error: unknown) => setting.log.error({ err: error }, 'sweep failed'));
  return {
    async stop() {
      await runner.stop();
      await pgPool.end();
    },
  };
}

/** The queue's tables are the owner's; with DATABASE_URL its user takes the owner's place. */
function ownersPool(ownerUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 5,
    application_name: 'truatkhap worker',
    options: '-c role=truatkhap_owner',
  });
  pool.on('error', () => {}); // an idle connection was lost; the next job takes a new one
  pool.on('connect', (client) => client.on('error', () => {})); // one in use: its query rejects, and is heard
  return pool;
}

const silent = new JobLogger(() => () => {});

/** Ids and states only: payloads hold nothing else, and errors of jobs are looked at by the jobs. */
function jobLogger(log: Logger): JobLogger {
  return new JobLogger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
