/** A page opens on a phone up country: what it weighs, and that the public is sent no script. */
import { beforeAll, describe, expect, test } from 'vitest';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { seedDemonstration } from '#seed/office/demonstration.ts';
import { crawl, routeOf, type Seen } from '#tests/crawl.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { goodPhrase, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { weigh, type Weight } from '#tests/page-weight.ts';
import { siteRoutes } from '#tests/routes.ts';
import { testSite } from '#tests/site.ts';

/** Thousand bytes, compressed: HTML and CSS of a public page; script of a staff page. Fonts and the map are cached, and apart. */
const most = 60_000;

/** What no page links to, for only its paper tells the address. */
const onPaper = ['/certificates/AAAA-AAAA-AAAA-AAAA-AAAA-AAAA'];

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const dataFolder = freshFolder();
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
const routes = siteRoutes();
let seen: Seen[] = [];
const weights: Weight[] = [];

beforeAll(async () => {
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
  await office.store.within({ kind: 'system', job: 'test' }, plantHolidays);
  await seedDemonstration(office.store, door, goodPhrase, dataFolder); // so that there are courses and practices
  const get = async (address: string) => {
    const answer = await fetch(`${site.url}${address}`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    return { status: answer.status, html: await answer.text() };
  };
  seen = await crawl({ routes, get, each: 4, into: ({ group }) => group === 'public' });
  for (const address of onPaper)
    seen.push({ route: routeOf(routes, address)!, address, ...(await get(address)) });
  for (const { address, html } of seen.filter(({ status }) => status === 200))
    weights.push(await weigh(site.url, address, html));
});

describe('a public page', () => {
  test('is found by its links, whichever it is', () => {
    const visited = new Set(seen.map(({ route }) => route.path));
    const missed = routes.filter(
      ({ group, kind, path }) => group === 'public' && kind === 'page' && !visited.has(path),
    );
    expect(missed.map(({ path }) => path)).toEqual([]);
    expect(weights.length).toBeGreaterThan(10);
  });
  test('weighs at most 60 kB of HTML and CSS, compressed', () => {
    const heavy = weights.filter(({ html, css }) => html + css > most);
    expect(heavy).toEqual([]);
  });
  test('sends no script at all', () => {
    expect(weights.filter(({ script, scripts }) => script > 0 || scripts.length > 0)).toEqual([]);
  });
});
