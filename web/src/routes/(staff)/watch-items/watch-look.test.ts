/** The pages of watch items and recommendations in a browser: nothing for axe to find, nothing too wide, no script. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { addWatchStep } from '#office/watch-items/actions/add-step.ts';
import { recommendFromWatchItem } from '#office/watch-items/actions/recommend.ts';
import { shareWatchItem } from '#office/watch-items/actions/share.ts';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser } from '#tests/browser.ts';
import { inventedCandidate } from '#tests/invented-candidate.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, inDays, layWorld, openedItem, type Cast } from '#tests/watch-world.ts';
import { lookFurther } from '#watch/actions/look-further.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
let cast: Cast;
const addresses = {} as Record<'officer' | 'districtCentre' | 'head' | 'elsewhere' | 'naccRegion', string[]>;
const long = 'องค์การบริหารส่วนตำบลที่มีชื่อยาวมากจนต้องตัดบรรทัด '.repeat(4).trim();

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  const { viewer } = cast.officer;
  const { id } = await openedItem(office, cast.officer, {
    title: long,
    summary: long,
    note: `${long}\n${long}`,
  });
  await act(office.store, viewer, shareWatchItem, {
    id,
    version: 1,
    body: 'district_centre',
    what: ['summary', 'steps'],
  });
  const step = { id, version: 2, what: long, dueOn: inDays(2), body: 'district_centre' };
  const { stepId } = await act(office.store, viewer, addWatchStep, step);
  const advice = { id, version: 3, advice: long, grounds: long, workingDays: 15 };
  const { recommendationId } = await act(office.store, viewer, recommendFromWatchItem, advice);
  await office.owner('UPDATE office.recommendations SET due_on = current_date - 4');
  const look = { candidate: inventedCandidate(), title: 'ซื้อใกล้วงเงิน', note: 'ดูแผน', reviewOn: inDays(9) };
  const { signalId, watchItemId } = await act(office.store, viewer, lookFurther, look);
  const deeds = ['revise', 'source', 'step', 'share', 'move', 'recommend'];
  addresses.officer = [
    '/watch-items',
    '/watch-items?state=ended&due=overdue',
    '/watch-items/new',
    '/watch-items/new?q=สมมุติ',
    '/watch-items/new?agency=agency:office:demo-school',
    `/watch-items/${id}`,
    `/watch-items/${watchItemId}`,
    ...deeds.map((deed) => `/watch-items/${id}/${deed}`),
    `/watch-items/steps/${stepId}/report`,
    `/watch-items/steps/${stepId}/drop`,
    `/watch-items/signals/${signalId}`,
    '/recommendations',
    `/recommendations/${recommendationId}`,
    `/recommendations/${recommendationId}/note-answer`,
    `/recommendations/${recommendationId}/verify`,
    `/recommendations/${recommendationId}/reopen`,
  ];
  addresses.districtCentre = [
    '/watch-items/shared',
    `/watch-items/shared/${id}`,
    `/watch-items/steps/${stepId}/report`,
  ];
  addresses.head = [
    '/recommendations',
    ...['', '/answer', '/done', '/more-time'].map((deed) => `/recommendations/${recommendationId}${deed}`),
  ];
  addresses.elsewhere = ['/watch-items', `/watch-items/${id}`];
  addresses.naccRegion = ['/watch-items/shared'];
});

const looks: [Language, number, 'light' | 'dark'][] = [
  ['th', 360, 'light'],
  ['en', 1280, 'dark'],
];

const onlookers = ['officer', 'districtCentre', 'head', 'elsewhere', 'naccRegion'] as const;

/** Both with TRUATKHAP_LONG; else in turns. */
function looksOf(who: (typeof onlookers)[number]): typeof looks {
  return process.env['TRUATKHAP_LONG'] ? looks : [looks[onlookers.indexOf(who) % looks.length]!];
}

describe.skipIf(noBrowser)('in a browser', () => {
  const browser = testBrowser();
  for (const who of onlookers) {
    for (const [language, width, scheme] of looksOf(who)) {
      test(`${who}’s pages in ${language} at ${width} px, ${scheme}`, { timeout: 180_000 }, async () => {
        const { cookies } = await signedIn(site.url, office, door, cast[who]);
        const kept = [...cookies].map(([name, value]) => ({ name, value }));
        const page = await browser.page({ site: site.url, language, width, scheme, cookies: kept });
        const asked = recordRequests(page);
        for (const address of addresses[who]) {
          await page.goto(address);
          expect(await audit(page), address).toEqual([]);
          expect(await isTooWide(page), address).toBe(false);
        }
        expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
        expect(asked.filter((url) => /\.js(?:\?|$)/u.test(url))).toEqual([]);
      });
    }
  }

  test('a form with faults names each one, and its summary leads there', async () => {
    const { cookies } = await signedIn(site.url, office, door, cast.officer);
    const kept = [...cookies].map(([name, value]) => ({ name, value }));
    const page = await browser.page({ site: site.url, width: 360, cookies: kept, script: false });
    await page.goto('/watch-items/new?agency=agency:office:demo-school');
    await page.fill('#field-reviewOn', '31 ก.พ. 2570');
    await page.fill('#field-title', 'ก');
    await page.locator('form[method=POST] :required').evaluateAll((fields) => {
      for (const field of fields) field.removeAttribute('required');
    });
    await page.click('main form[method=POST] button.primary');
    expect(await page.inputValue('#field-reviewOn')).toBe('31 ก.พ. 2570');
    await page.click('[role=alert] a[href="#field-reviewOn"]');
    expect(await page.textContent('#field-reviewOn-fault')).toContain('ใส่วันที่');
  });
});
