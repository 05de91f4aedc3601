/** Starts the process that writes the analysis, hears it, and stops it when it is no longer wanted. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processStart, thisProcess } from '#platform/writer-lock.ts';
import type { Ending, FromChild, Work } from './child-messages.ts';

export interface Child {
  /** For whoever wants to know later whether it still lives. */
  mark: { pid: number; host: string; started: string };
  ending: Promise<Ending>;
  /** Ends it, gently first; over when it is gone. */
  stop(): Promise<void>;
}

const program = join(import.meta.dirname, 'child.ts');
/** Milliseconds between asking it to end and ending it. */
const patience = 3000;

export function startChild(
  work: Work,
  onProgress: (progress: Extract<FromChild, { kind: 'progress' }>) => void = () => {},
): Child {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'json' });
  let last: Exclude<FromChild, { kind: 'progress' }> | null = null;
  child.on('message', (message: FromChild) => {
    if (message.kind === 'progress') onProgress(message);
    else last = message;
  });
  const ending = new Promise<Ending>((resolve) => {
    const died = (code: number | null, signal: string | null) =>
      resolve(last ?? { kind: 'died', code, signal });
    child.once('exit', died);
    child.once('error', () => died(null, null));
  });
  child.send(work);
  const pid = child.pid ?? 0;
  return {
    mark: { ...thisProcess(), pid, started: processStart(pid) ?? 'unknown' },
    ending,
    async stop() {
      child.kill('SIGTERM');
      const gone = await Promise.race([ending.then(() => true), pause(patience, false, { ref: false })]);
      if (!gone) child.kill('SIGKILL');
      await ending;
    },
  };
}
