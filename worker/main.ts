/** The worker as a process of its own: told by its first message where everything is, ended with its parent. */
import { pino } from 'pino';
import { openStore } from '#platform/postgres/store.ts';
import type { Setting } from './schedule.ts';
import { startWorker, type Worker } from './worker.ts';

export type WorkerSettings = Omit<Setting, 'store' | 'log'> & { url: string };

let worker: Worker | null = null;

async function end(): Promise<void> {
  await worker?.stop().catch(() => {});
  process.exit(0);
}

process.on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
process.once('message', ({ url, ...settings }: WorkerSettings) => {
  const log = pino({ level: 'info', base: { part: 'worker' } });
  openStore({ url, size: 4 })
    .then((store) => startWorker({ ...settings, store, log }))
    .then(
      (started) => {
        worker = started;
        process.send?.('ready');
      },
      (error: unknown) => {
        log.error({ err: error }, 'the worker could not start');
        process.exit(1);
      },
    );
});
