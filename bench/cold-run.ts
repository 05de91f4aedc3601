/**
 * One cold run: a command in a process of its own, timed by the wall clock, with the peak memory of
 * the process and its children. Linux only (/proc). The files' pages may still be in the system's
 * cache: only root could empty it, so both sides of a comparison run alternately.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface ColdRun {
  seconds: number;
  peakBytes: number;
  output: string;
}

const sampleEveryMs = 50;

/** Bytes that the process holds in memory, and the most it ever held; null when it is gone. */
function memoryOf(pid: number): { now: number; most: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1] ?? 0);
    return { now: kilobytes('VmRSS') * 1024, most: kilobytes('VmHWM') * 1024 };
  } catch {
    return null;
  }
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const lists = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim());
    return lists.flatMap((list) => (list === '' ? [] : list.split(' ').map(Number)));
  } catch {
    return []; // it ended between two looks
  }
}

/** Sum over the process and all that it started, in bytes; the kernel's own peak of the first is never missed. */
function treeMemory(pid: number): number {
  const own = memoryOf(pid);
  const below = childrenOf(pid).reduce((sum, child) => sum + treeMemory(child), 0);
  return Math.max((own?.now ?? 0) + below, own?.most ?? 0);
}

/**
 * Runs `node args…` and waits for it.
 * @throws Error with the end of its error output when it fails
 */
export function coldRun(args: readonly string[]): Promise<ColdRun> {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let peakBytes = 0;
    const sampler = setInterval(
      () => (peakBytes = Math.max(peakBytes, treeMemory(child.pid ?? 0))),
      sampleEveryMs,
    );
    const stop = () => child.kill();
    process.once('exit', stop);
    const texts = { output: '', errors: '' };
    child.stdout.on('data', (text: Buffer) => (texts.output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (texts.errors += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      clearInterval(sampler);
      process.off('exit', stop);
      if (code === 0) resolve({ seconds, peakBytes, output: texts.output });
      else reject(new Error(`node ${args.join(' ')} ended with ${code}: ${texts.errors.slice(-2000)}`));
    });
  });
}

/** The middle one of the sorted numbers (the lower middle of an even count). */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;
}
