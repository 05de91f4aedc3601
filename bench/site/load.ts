/**
 * Readers at work: each opens a page every two seconds, whether or not the one before has come, as people
 * with several tabs do. A slow site is thus asked no less than a quick one.
 */
import { Agent, request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFor } from '#seed/random.ts';
import type { Answer } from './figures.ts';

export interface Page {
  route: string;
  address: string;
}

export interface Reader {
  role: string;
  cookie: string;
  /** Their own loopback address: the site limits what one address may ask. */
  from: string;
  /** By route, so that a route with many addresses is not opened more often than another. */
  pages: readonly (readonly Page[])[];
}

const every = 2000;

export interface Measured {
  answers: Answer[];
  /** How late this program itself was, in milliseconds (99th percentile): beside the answers' times, that is its error. */
  ownDelay: number;
  /** How much of one core it took for itself, 0 to 1: so much the site and its database had less. */
  ownShare: number;
}

/** Lets all readers read for `seconds`, and waits for their last answers. */
export async function read(site: string, readers: readonly Reader[], seconds: number): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = { cpu: process.cpuUsage(), at: performance.now() };
  const until = performance.now() + seconds * 1000;
  const answers = await Promise.all(readers.map((reader) => readOn(site, reader, until)));
  delay.disable();
  const { user, system } = process.cpuUsage(begun.cpu);
  const ownShare = (user + system) / 1000 / (performance.now() - begun.at);
  return { answers: answers.flat(), ownDelay: delay.percentile(99) / 1e6, ownShare };
}

async function readOn(site: string, reader: Reader, until: number): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6, localAddress: reader.from });
  const random = randomFor(1, reader.from);
  const answers: Promise<Answer>[] = [];
  await pause(random.next() * every);
  for (let at = performance.now(); at < until; at += every) {
    await pause(Math.max(0, at - performance.now()));
    answers.push(open(site, reader, random.pick(random.pick(reader.pages)), agent));
  }
  const all = await Promise.all(answers);
  agent.destroy();
  return all;
}

/** Opens one page; anything but the page itself is a fault. */
export function open(
  site: string,
  reader: Pick<Reader, 'cookie' | 'role'>,
  page: Page,
  agent?: Agent,
): Promise<Answer> {
  const begun = performance.now();
  const headers = {
    accept: 'text/html',
    'accept-encoding': 'gzip',
    ...(reader.cookie ? { cookie: reader.cookie } : {}),
  };
  return new Promise((resolve) => {
    const done = (fault: string | null) =>
      resolve({ route: page.route, role: reader.role, ms: performance.now() - begun, fault });
    const asked = request(
      `${site}${page.address}`,
      { headers, timeout: 30_000, ...(agent ? { agent } : {}) },
      (answer) => {
        answer.on('error', () => done('cut off')).resume();
        answer.on('end', () => done(answer.statusCode === 200 ? null : `status ${answer.statusCode ?? 0}`));
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    asked.end();
  });
}
