/**
 * npm run bench:site: how many readers the site carries. Fifty readers with real roles open a page every
 * two seconds for a minute; then twice as many, and twice again, until answers come late.
 *
 *   npm run bench:site -- --write          writes docs/reference/capacity.md too
 *   npm run bench:site -- --seconds 20 --ramp 50      a short look
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { siteRoutes } from '#tests/routes.ts';
import { weigh } from '#tests/page-weight.ts';
import { capacityPage } from './capacity-page.ts';
import { byRoute, faultsIn, figuresOf, kneeOf } from './figures.ts';
import { read, type Reader } from './load.ts';
import { benchOffice } from './office.ts';
import { enterPeople, fifty } from './people.ts';
import { readerOf } from './readers.ts';
import { mostMs, type MeasuredStep, type SiteResults } from './results.ts';

const root = join(import.meta.dirname, '..', '..');
const {
  seconds,
  ramp,
  write,
  office: made,
} = new Command('bench:site')
  .option('--seconds <n>', 'length of the first measurement', '60')
  .option('--ramp <readers>', 'numbers of readers, the first one measured at length', '50,100,200,400')
  .option('--office <folder>', 'an office with the real files made before; readers are added to it')
  .option('--write', 'write docs/reference/capacity.md')
  .parse()
  .opts<{ seconds: string; ramp: string; write?: boolean; office?: string }>();
const counts = ramp.split(',').map(Number);
const tell = (words: string) => process.stderr.write(`${words}\n`);

const office = await benchOffice(tell, made);
const results = await measured().finally(() => office.close());
const folder = join(root, 'bench-results');
mkdirSync(folder, { recursive: true });
const file = `site-${results.measured_at.replaceAll(':', '-').slice(0, 19)}.json`;
writeFileSync(join(folder, file), `${JSON.stringify(results, null, 2)}\n`);
const page = capacityPage(results);
if (write) writeFileSync(join(root, 'docs', 'reference', 'capacity.md'), page);
console.log(page);
console.log(`bench-results/${file}`);

async function measured(): Promise<SiteResults> {
  const loadBefore = loadavg()[0]!;
  const readers = await enterAll(Math.max(...counts));
  const steps: MeasuredStep[] = [];
  const found: Pick<SiteResults, 'routes' | 'faults'>[] = [];
  for (const count of counts) {
    tell(`${count} คน · readers`);
    const length = found.length > 0 ? 20 : Number(seconds);
    const { answers, ...own } = await read(office.url, readers.slice(0, count), length);
    steps.push({ readers: count, figures: figuresOf(answers, length), ...own, memory: office.memory() });
    found.push({ routes: byRoute(answers, length), faults: faultsIn(answers) });
  }
  return {
    measured_at: new Date().toISOString(),
    data: office.data,
    load_before: loadBefore,
    machine: {
      node: process.version,
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memory_gib: Math.round(totalmem() / 2 ** 30),
    },
    seconds: Number(seconds),
    steps,
    knee: kneeOf(steps, mostMs),
    ...found[0]!,
    unvisited: unvisitedBy(readers),
    weights: await weightsOf(readers),
  };
}

async function enterAll(count: number): Promise<Reader[]> {
  const password = randomBytes(18).toString('base64url');
  const people = await enterPeople(office.ownerUrl, count, password);
  const routes = siteRoutes();
  tell(`${count} คนเข้าระบบและเดินดูหน้า · readers sign in and look around`);
  const readers: Reader[] = [];
  const enter = async (n: number) => {
    readers[n] = await readerOf(office.url, routes, n, people[n]!, password, readers[n % fifty]);
  };
  const waiting = [...people.keys()];
  const lane = async (until: number) => {
    while (waiting[0] !== undefined && waiting[0] < until) await enter(waiting.shift()!);
  };
  await Promise.all([fifty, fifty, fifty].map(lane));
  await lane(people.length); // they take their pages from the first fifty
  return readers;
}

/** Pages that no reader could walk to: the figures say nothing of them. */
function unvisitedBy(readers: readonly Reader[]): string[] {
  const visited = new Set(readers.flatMap(({ pages }) => pages.map(([page]) => page!.route)));
  return siteRoutes()
    .filter(
      ({ kind, group, path }) => kind === 'page' && ['public', 'staff'].includes(group) && !visited.has(path),
    )
    .map(({ path }) => path);
}

/** One address of each route, by the first reader who has it. */
async function weightsOf(readers: readonly Reader[]): Promise<SiteResults['weights']> {
  const weights: SiteResults['weights'] = [];
  const done = new Set<string>();
  for (const { pages, cookie, role } of readers)
    for (const [page] of pages) {
      if (!page || done.has(page.route)) continue;
      done.add(page.route);
      const answer = await fetch(`${office.url}${page.address}`, {
        headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) },
      });
      const { html, css, script } = await weigh(office.url, page.address, await answer.text(), cookie);
      weights.push({ route: page.route, role, html, css, script });
    }
  return weights.sort((a, b) => b.html + b.css + b.script - (a.html + a.css + a.script));
}
