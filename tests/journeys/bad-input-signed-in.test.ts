/** What goes wrong, or is tried, once somebody has signed in: planted sessions, old tabs, hostile words. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { endWatchItem } from '#office/watch-items/actions/end.ts';
import { reviseWatchItem } from '#office/watch-items/actions/revise.ts';
import { crawl } from '#tests/crawl.ts';
import { filledIn, formsIn, type Form } from '#tests/forms.ts';
import { account, goodPhrase, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { siteRoutes } from '#tests/routes.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, inDays, layWorld, openedItem, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: true }));
let cast: Cast;
const enter = (name: keyof Cast) => signedIn(site.url, office, door, cast[name]);

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

let read = 0;
afterEach(() => {
  const lines = site.log.slice(read);
  read = site.log.length;
  expect(lines.filter((line) => /"level":(50|60)/u.test(line))).toEqual([]);
});

describe('a session that somebody else planted', () => {
  const planted = 'cGxhbnRlZC1ieS1zb21lYm9keS1lbHNlLXBsYW50ZWQtYnk';

  test('before signing in is worth nothing after: the token is a new one at each gain', async () => {
    const { email } = await account(office, door, cast.officer.personId);
    const victim = stranger(site.url);
    victim.cookies.set('truatkhap-session', planted);
    expect((await victim.post('/sign-in', { email, password: goodPhrase })).status).toBe(303);
    expect(victim.cookies.get('truatkhap-session')).toBeDefined();
    expect(victim.cookies.get('truatkhap-session')).not.toBe(planted);
    const attacker = stranger(site.url);
    attacker.cookies.set('truatkhap-session', planted);
    expect((await attacker.get('/watch-items')).location).toMatch(/^\/sign-in/u);
  });

  test('is not taken from an address, a form or a header', async () => {
    const officer = await enter('officer');
    const token = officer.cookies.get('truatkhap-session')!;
    const other = stranger(site.url);
    for (const name of ['session', 'truatkhap-session', 'token', 'sid'])
      expect((await other.get(`/watch-items?${name}=${token}`)).location).toMatch(/^\/sign-in/u);
    expect((await other.get(`/watch-items;jsessionid=${token}`)).status).toBe(404);
  });

  test('never stands in an address or on a page, and is kept from scripts', async () => {
    const { email } = await account(office, door, cast.colleague.personId);
    const reader = stranger(site.url);
    const answer = await reader.post('/sign-in', { email, password: goodPhrase, to: '/watch-items' });
    const token = reader.cookies.get('truatkhap-session')!;
    expect(answer.location).toBe('/watch-items');
    const set = answer.headers.getSetCookie().filter((one) => one.startsWith('truatkhap-session='));
    expect(set.length).toBeGreaterThan(0);
    for (const one of set) expect(one).toMatch(/httponly/iu);
    for (const one of set) expect(one).toMatch(/samesite=lax/iu);
    expect((await reader.get('/watch-items')).html).not.toContain(token);
    expect(site.log.join('')).not.toContain(token);
  });

  test('ends for good when its person signs out', async () => {
    const officer = await enter('officer');
    const token = officer.cookies.get('truatkhap-session')!;
    await officer.post('/sign-out', {});
    const replay = stranger(site.url);
    replay.cookies.set('truatkhap-session', token);
    expect((await replay.get('/watch-items')).location).toMatch(/^\/sign-in/u);
  });
});

describe('signing in', () => {
  test.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'data:text/html,x',
    'javascript:alert(1)',
    '/\t/elsewhere.example',
  ])('never ends on another site: %j', async (to) => {
    const { email } = await account(office, door, cast.elsewhere.personId);
    const reader = stranger(site.url);
    const page = await reader.get(`/sign-in?to=${encodeURIComponent(to)}`);
    expect(page.html).not.toMatch(/(?:href|action)="[^"]*elsewhere\.example/u);
    const answer = await reader.post('/sign-in', { email, password: goodPhrase, to });
    expect(new URL(answer.location, site.url).origin).toBe(site.url);
    expect(answer.location).toMatch(/^\/(?![/\\])/u);
  });
});

/** The form of a page that is sent to this address. */
async function formAt(reader: SiteReader, address: string, sentTo = address): Promise<Form> {
  const { html, status } = await reader.get(address);
  expect(status).toBe(200);
  const form = formsIn(html, address).find(
    ({ action, method }) => method === 'POST' && action.startsWith(sentTo),
  );
  expect(form, `a form on ${address}`).toBeDefined();
  return form!;
}

function fill(
  form: Form,
  given: Record<string, string>,
  words = 'ข้อความที่กรอกไว้ในแท็บเก่า',
): Record<string, string> {
  const filled = form.fields.map((field) => [
    field.name,
    given[field.name] ??
      filledIn(field, words, /dated|received|done|opened/iu.test(field.name) ? inDays(0) : inDays(9)),
  ]);
  return Object.fromEntries(filled.filter(([, value]) => value !== null)) as Record<string, string>;
}

describe('an old tab', () => {
  test('on an item that was ended meanwhile is told so, and changes nothing', async () => {
    const officer = await enter('officer');
    const { id } = await openedItem(office, cast.officer);
    const form = await formAt(officer, `/watch-items/${id}/step`);
    await act(office.store, cast.director.viewer, endWatchItem, {
      id,
      version: 1,
      outcome: 'explained',
      reason: 'ชี้แจงครบแล้วตามเอกสาร',
    });
    const answer = await officer.post(form.action, fill(form, {}));
    expect(answer.status).toBe(409);
    expect(await office.owner('SELECT 1 FROM office.watch_steps WHERE watch_item_id = $1', [id])).toEqual([]);
  });

  test('with older words than the record is told so, and keeps what was typed', async () => {
    const officer = await enter('officer');
    const { id } = await openedItem(office, cast.officer);
    const form = await formAt(officer, `/watch-items/${id}/revise`);
    await act(office.store, cast.colleague.viewer, reviseWatchItem, {
      id,
      version: 1,
      title: 'หัวเรื่องที่เพื่อนร่วมงานแก้ไว้ก่อน',
      summary: '',
      reviewOn: inDays(20),
    });
    const answer = await officer.post(form.action, fill(form, { title: 'หัวเรื่องจากแท็บเก่าที่ยังไม่ได้บันทึก' }));
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('หัวเรื่องจากแท็บเก่าที่ยังไม่ได้บันทึก');
    expect(answer.html).toContain('หัวเรื่องที่เพื่อนร่วมงานแก้ไว้ก่อน');
    const [row] = await office.owner('SELECT title FROM office.watch_items WHERE watch_item_id = $1', [id]);
    expect(row).toEqual({ title: 'หัวเรื่องที่เพื่อนร่วมงานแก้ไว้ก่อน' });
  });

  test('of somebody whose post ended meanwhile is asked to sign in, and changes nothing', async () => {
    const leaving = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const reader = await signedIn(site.url, office, door, leaving);
    const { id } = await openedItem(office, cast.officer);
    const form = await formAt(reader, `/watch-items/${id}/revise`);
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [leaving.postId]);
    const answer = await reader.post(form.action, fill(form, { title: 'หัวเรื่องของผู้ที่พ้นหน้าที่แล้ว' }));
    expect([303, 401, 403]).toContain(answer.status);
    const [row] = await office.owner('SELECT title FROM office.watch_items WHERE watch_item_id = $1', [id]);
    expect(row).not.toEqual({ title: 'หัวเรื่องของผู้ที่พ้นหน้าที่แล้ว' });
  });
});

describe('words that would be markup elsewhere', () => {
  const hostile = `<img src=x onerror=alert(1)>"'><script>window.stolen=1</script>**ตัวหนา** [ลิงก์](javascript:alert(1)) {{7*7}} \${7*7} </textarea></title>`;
  /** Never sent: they end the session, or other people's. */
  const left = /^\/(sign-out|sign-in|hat|language|me\b|account|people|enrol|examples)/u;
  const behind = siteRoutes().filter(({ group }) => group !== 'public');
  /** Addresses of a route that are opened: things in many states in the long run, else a few. */
  const each = process.env['TRUATKHAP_LONG'] === undefined ? { sent: 1, shown: 1 } : { sent: 8, shown: 6 };

  const keyOf = (form: Form) =>
    `${form.action.replaceAll(/[0-9a-f-]{36}/gu, 'id')} ${form.fields.map(({ name }) => name).join()}`;

  /** Sends each form that the reader meets, freshly opened, once. */
  async function sendEverywhere(reader: SiteReader): Promise<{ sent: number; taken: number }> {
    const done = new Set<string>();
    let taken = 0;
    for (const { address, html } of await crawl({ routes: behind, get: reader.get, each: each.sent })) {
      for (const { action, method, ...met } of formsIn(html, address)) {
        const key = keyOf({ action, method, ...met });
        if (method !== 'POST' || left.test(action) || done.has(key)) continue;
        done.add(key);
        const fresh = formsIn((await reader.get(address)).html, address).find((form) => keyOf(form) === key);
        if (!fresh) continue; // what was sent before has closed it
        const answer = await reader.post(fresh.action, fill(fresh, {}, hostile));
        expect(answer.status, action).toBeLessThan(500);
        expectHarmless(answer.html, action);
        if (answer.status === 303) taken += 1;
      }
    }
    return { sent: done.size, taken };
  }

  const names = [
    'officer',
    'director',
    'centre',
    'head',
    'districtCentre',
    'governor',
    'naccProvince',
    'dpo',
  ] as const;

  function expectHarmless(html: string, where: string): void {
    expect(html, where).not.toMatch(/<img src=x|<script>window\.stolen|href="javascript:/iu);
    expect(html, where).not.toContain('<b>ตัวหนา</b>');
    expect(html, where).not.toContain('<strong>ตัวหนา</strong>');
  }

  test('are kept as words in every field of every form, and shown as words on every page to everybody', async () => {
    await openedItem(office, cast.officer);
    let [sent, taken, shown] = [0, 0, 0];
    for (const name of names) {
      const counts = await sendEverywhere(await enter(name));
      sent += counts.sent;
      taken += counts.taken;
    }
    expect(sent).toBeGreaterThan(8);
    expect(taken).toBeGreaterThan(5);
    for (const name of names) {
      const reader = await enter(name);
      for (const { address, html } of await crawl({ routes: behind, get: reader.get, each: each.shown })) {
        expectHarmless(html, address);
        if (html.includes('&lt;img src=x')) shown += 1;
      }
    }
    for (const { address, html } of await crawl({ routes: siteRoutes(), get: stranger(site.url).get }))
      expectHarmless(html, address);
    expect(shown).toBeGreaterThan(1); // they were kept, and are there to be seen
  }, 240_000); // every page there is, for every reader: on a busy machine that takes its time
});
