/**
 * An import replaces the data while readers open the list, subjects and the search. Each answer is whole and of one
 * generation: what the page said before, or what it says after, and nothing between. TRUATKHAP_LONG=1 imports the
 * demonstration's files under fifty readers; an ordinary run publishes a made-up generation under twenty, as an
 * import does: by one renaming, the reading index, and the search's one transaction.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiRows, numbered } from '#seed/layouts.ts';
import { makeWorld } from '#seed/world.ts';
import { makeReadingIndex, type currentManifest } from '#procurement/run.ts';
import { freshFolder, jsonLines } from '#tests/egp-rows.ts';
import { importDesk, uploadAddress, uploadOf } from '#tests/import-desk.ts';
import type { SiteReader } from '#tests/signed-in.ts';
import { writeSyntheticWorkspace } from '#tests/synthetic-workspace.ts';
import { refreshSearch } from '#watch/search/refresh.ts';

const desk = importDesk();
const whole = process.env['TRUATKHAP_LONG'] === '1';
const readers = whole ? 50 : 20;
const price = 'ราคาตกลงซื้อ/จ้าง';
let reader: SiteReader;
/** Pages that the readers open, as the list links to them. */
let addresses: string[] = [];

/** The demonstration's purchases as the search API would give them, with their prices as told. */
function year(priceOf: (baht: string) => string): string {
  const rows = numbered(makeWorld().purchases).flatMap((one) => apiRows(one, one.purchase.agency.code));
  return jsonLines(rows.map((row) => ({ ...row, [price]: priceOf(row[price]!) })));
}

async function take(name: string, text: string, asAt: string): Promise<void> {
  const typed = { asAt, sampled: 'whole' };
  const sent = await reader.post(await uploadAddress(reader), uploadOf([[name, text]], typed));
  await desk.ended(reader, sent.location);
}

/** Puts a made-up generation where an import puts its own. */
async function publish(generation: number, projects: number): Promise<void> {
  const beside = join(freshFolder(), 'workspace');
  const made = await writeSyntheticWorkspace(beside, projects);
  const manifest = join(made, 'manifest.json');
  const told = JSON.parse(readFileSync(manifest, 'utf8')) as NonNullable<ReturnType<typeof currentManifest>>;
  writeFileSync(manifest, JSON.stringify({ ...told, generation, scores_key: `made up ${generation}` }));
  mkdirSync(join(desk.workspace, 'generations'), { recursive: true });
  renameSync(made, join(desk.workspace, 'generations', String(generation)));
  await makeReadingIndex(desk.workspace);
  await refreshSearch(desk.office.store, desk.workspace);
}

const replace = (generation: 1 | 2): Promise<void> => {
  if (!whole) return publish(generation, generation === 1 ? 1500 : 1560);
  if (generation === 1)
    return take(
      'ปี 2568.jsonl',
      year((baht) => baht),
      '31 ต.ค. 2568',
    );
  return take(
    'ปี 2568 ปรับปรุง.jsonl',
    year((baht) => (Number(baht) - 7).toFixed(2)),
    '30 พ.ย. 2568',
  );
};

/** Until the search is of this generation, too. */
async function settled(generation: number): Promise<void> {
  const state = async () =>
    (await desk.office.owner<{ generation: number }>('SELECT generation FROM office.search_index'))[0]
      ?.generation;
  while ((await state()) !== generation) await pause(100);
}

/**
 * What is written down a moment after the data has come is left out: that the search does not hold it yet, and
 * since when a subject is on the list.
 */
const laterWords =
  /<p class="near[^>]*>[^<]*<\/p>|<span[^>]*>เข้ามาเมื่อ[\s\S]*?<\/time>[\s\S]*?<\/span>|<!--.*?-->/gu;

interface Answer {
  status: number;
  main: string;
}

/** As a reader who has never been here: no cookie but the session's, so that nothing but the data changes the page. */
async function open(address: string): Promise<Answer> {
  const cookie = `truatkhap-session=${reader.cookies.get('truatkhap-session')!}`;
  const answer = await fetch(`${desk.site.url}${address}`, { headers: { accept: 'text/html', cookie } });
  const html = await answer.text();
  const main = /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? html;
  return { status: answer.status, main: main.replace(laterWords, '').replace(/>\s+</gu, '><') };
}

beforeAll(async () => {
  reader = await desk.enter('centre');
  await replace(1);
  await settled(1);
  const { main } = await open('/desk');
  const subjects = [...main.matchAll(/href="(\/desk\/subjects\/[^"#]*)"/gu)].map((match) =>
    match[1]!.replaceAll('&amp;', '&'),
  );
  addresses = [
    '/desk',
    '/desk?year=2568',
    `/search?q=${encodeURIComponent('โรงเรียน')}`,
    ...new Set(subjects),
  ].slice(0, whole ? 30 : 9);
}, 300_000);

describe('an import that replaces the data', () => {
  test(
    `disturbs none of ${readers} readers: each page is of one generation`,
    { timeout: 300_000 },
    async () => {
      expect(addresses.length).toBeGreaterThan(4);
      const before = new Map<string, Answer>();
      for (const address of addresses) before.set(address, await open(address));
      const seen = addresses.map(() => new Map<string, number>());
      const statuses = new Map<number, number>();
      let over = false;
      const reading = Array.from({ length: readers }, async (_, first) => {
        for (let k = first; !over; k += 1) {
          const at = k % addresses.length;
          const { status, main } = await open(addresses[at]!);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          seen[at]!.set(main, (seen[at]!.get(main) ?? 0) + 1);
          await pause(20);
        }
      });
      await replace(2);
      await settled(2);
      await pause(500);
      over = true;
      await Promise.all(reading);

      expect([...statuses.keys()]).toEqual([200]);
      const mixed: string[] = [];
      let changed = 0;
      for (const [at, address] of addresses.entries()) {
        const after = await open(address);
        const known = [before.get(address)!.main, after.main];
        if (known[0] !== known[1] && known.every((page) => seen[at]!.has(page))) changed += 1;
        for (const page of seen[at]!.keys())
          if (!known.includes(page)) mixed.push(`${address}: ${difference(page, known)}`);
      }
      expect(mixed).toEqual([]);
      expect(changed).toBeGreaterThan(addresses.length / 2); // both were read, before and after
    },
  );
});

/** Where a page differs from the nearer of the two that it should be. */
function difference(page: string, known: readonly string[]): string {
  const sameUntil = (one: string) => {
    let at = 0;
    while (at < page.length && page[at] === one[at]) at += 1;
    return at;
  };
  const from = Math.max(...known.map(sameUntil));
  return `…${page.slice(Math.max(0, from - 80), from + 160)}…`;
}
