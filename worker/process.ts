/** Keeps a worker running beside the site: started again when it dies, ended when the site ends. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerSettings } from './main.ts';

export interface WorkerProcess {
  /** The process now; null between a death and the next start. */
  readonly pid: number | null;
  stop(): Promise<void>;
}

const program = join(import.meta.dirname, 'main.ts');
/** Milliseconds until a dead worker is started again: at once at first, then slower. */
const waits = [200, 1000, 5000, 15_000];
/** A worker that lived so long starts the count anew. */
const steadyAfter = 60_000;
const patience = 8000;

export function keepWorker(settings: WorkerSettings): WorkerProcess {
  let child: ChildProcess | null = null;
  let stopped = false;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    const begun = Date.now();
    child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'json' });
    child.send(settings);
    child.once('exit', () => {
      child = null;
      if (stopped) return;
      deaths = Date.now() - begun > steadyAfter ? 0 : deaths + 1;
      timer = setTimeout(start, waits[Math.min(deaths, waits.length - 1)]);
    });
  }

  start();
  return {
    get pid() {
      return child?.pid ?? null;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const last = child;
      if (!last) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      last.kill('SIGTERM');
      const late = setTimeout(() => last.kill('SIGKILL'), patience);
      await gone;
      clearTimeout(late);
    },
  };
}
