/** Signing in on the site itself, without script, as a browser would: forms, cookies, one page after another. */
import { describe, expect, test } from 'vitest';
import { account, codeOf, goodPhrase, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { stranger, type Reply } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { act } from '#office/action.ts';
import { inviteAgency } from '#office/staff/actions/agency-invite.ts';
import { newAgencyCode } from '#office/staff/agency-code.ts';
import { firstAdministratorLink } from '#office/staff/sign-in/links.ts';

const office = officeStore();
const door = testDoor(office);
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
/** A reader without script, who notes where the last answer sent them. */
function reader() {
  const who = stranger(site.url);
  const noted = async (path: string, reply: Promise<Reply>) => {
    const { status, html: text, headers, location } = await reply;
    r.at = location || path;
    return { status, text, headers };
  };
  const r = {
    at: '/',
    cookies: who.cookies,
    open: (path: string) => noted(path, who.get(path)),
    send: (path: string, fields: Record<string, string>) => noted(path, who.post(path, fields)),
  };
  return r;
}

test('the first administrator enters by the link: password, phone, recovery codes, hat', async () => {
  const link = (await firstAdministratorLink(office.store))!;
  const r = reader();
  expect((await r.open(link)).text).toContain('ผู้ดูแลระบบคนแรก');
  const weak = await r.send(`${link}?/first`, {
    fullName: 'สมหญิง สมมุติ',
    email: 'first@example.go.th',
    newPassword: 'password12345',
    newPasswordAgain: 'password12345',
  });
  expect(weak.status).toBe(422);
  expect(weak.text).toContain('value="first@example.go.th"');
  expect(weak.text).not.toContain('password12345');
  await r.send(`${link}?/first`, {
    fullName: 'สมหญิง สมมุติ',
    email: 'first@example.go.th',
    newPassword: goodPhrase,
    newPasswordAgain: goodPhrase,
  });
  expect(r.at).toBe('/sign-in/set-up');
  const setUp = await r.open(r.at);
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(setUp.text)![1]!;
  expect(setUp.text).toContain('role="img"');
  const codes = await r.send('/sign-in/set-up', { code: codeOf(secret, door.now()) });
  expect(codes.text.match(/<li>\d{4}( \d{4}){5}<\/li>/g)).toHaveLength(10);
  await r.open('/hat');
  expect((await r.open('/hat')).text).toContain('ผู้ดูแลระบบ · ทั่วประเทศ');
  expect((await reader().open(link)).status).toBe(404);
});

describe('somebody with a post', () => {
  const somebody = async () => {
    const person = await office.person({ role: 'area_officer', scope: ['area', '7'], name: 'ดวงใจ สมมุติ' });
    return { ...person, ...(await account(office, door, person.personId, true)) };
  };

  test('signs in with password and code, arrives where they wanted, and signs out', async () => {
    const { email, code } = await somebody();
    const r = reader();
    await r.open('/account');
    expect(r.at).toBe('/sign-in?to=%2Faccount');
    await r.send(r.at, { email, password: goodPhrase, to: '/account' });
    expect(r.at).toBe('/sign-in/second-step?to=%2Faccount');
    const cookie = r.cookies.get('truatkhap-session');
    await r.send(r.at, { code: code(), to: '/account' });
    expect(r.at).toBe('/account');
    expect(r.cookies.get('truatkhap-session')).not.toBe(cookie);
    expect((await r.open('/account')).text).toContain('ดวงใจ สมมุติ');
    const held = r.cookies.get('truatkhap-session')!;
    await r.send('/sign-out', {});
    expect(r.cookies.get('truatkhap-session')).toBeUndefined();
    r.cookies.set('truatkhap-session', held);
    await r.open('/account');
    expect(r.at).toMatch(/^\/sign-in/);
  });

  test('gets cookies that no script reads and no other site sends', async () => {
    const { email } = await somebody();
    const r = reader();
    const { headers } = await r.send('/sign-in', { email, password: goodPhrase });
    expect(headers.getSetCookie().join()).toMatch(
      /^truatkhap-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('gets one and the same answer for a wrong password as for an unknown address', async () => {
    const { email } = await somebody();
    const wrong = await reader().send('/sign-in', { email, password: 'ม้า ผิด แบตเตอรี่ ลวดเย็บ' });
    const unknown = await reader().send('/sign-in', { email: 'nobody@example.go.th', password: goodPhrase });
    expect(wrong.status).toBe(401);
    expect(wrong.text.replaceAll(email, '…')).toBe(unknown.text.replaceAll('nobody@example.go.th', '…'));
    expect([...wrong.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort());
  });

  test('keeps no token that was there before: one planted by somebody else opens nothing', async () => {
    const { email, code } = await somebody();
    const r = reader();
    r.cookies.set('truatkhap-session', 'planted-by-somebody-else');
    await r.send('/sign-in', { email, password: goodPhrase });
    await r.send('/sign-in/second-step', { code: code() });
    const other = reader();
    other.cookies.set('truatkhap-session', 'planted-by-somebody-else');
    await other.open('/account');
    expect(other.at).toMatch(/^\/sign-in/);
  });

  test('is never sent to another site, whatever the address says', async () => {
    for (const to of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      'javascript:alert(1)',
    ]) {
      const { email, code } = await somebody();
      const r = reader();
      await r.send(`/sign-in?to=${encodeURIComponent(to)}`, { email, password: goodPhrase, to });
      await r.send(r.at, { code: code(), to });
      expect(r.at).toBe('/my-work');
    }
  });

  test('with two hats is asked, sees with the chosen one, and changes it at any time', async () => {
    const person = await somebody();
    await office.owner(
      `INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon') ON CONFLICT DO NOTHING`,
    );
    const second = await office.person({
      role: 'governor',
      scope: ['province', 'TH-74'],
      personId: person.personId,
    });
    const r = reader();
    await r.send('/sign-in', { email: person.email, password: goodPhrase });
    await r.send(r.at, { code: person.code() });
    expect(r.at).toBe('/hat');
    const page = await r.open('/hat');
    expect(page.text).toContain('จังหวัดสมุทรสาคร');
    const before = r.cookies.get('truatkhap-session');
    await r.send('/hat', { post: second.postId, to: '/account' });
    expect(r.cookies.get('truatkhap-session')).not.toBe(before);
    expect((await r.open('/account')).text).toContain('ผู้ว่าราชการจังหวัด');
    await r.send('/hat', { post: person.postId, to: '/account' });
    expect((await r.open('/account')).text).toContain('เขต 7');
    expect((await r.send('/hat', { post: '00000000-0000-4000-8000-000000000000' })).status).toBe(404);
  });

  test('whose post ends is out at the next click, in every tab', async () => {
    const person = await somebody();
    const r = reader();
    await r.send('/sign-in', { email: person.email, password: goodPhrase });
    await r.send(r.at, { code: person.code() });
    expect((await r.open('/account')).status).toBe(200);
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [person.postId]);
    await r.open('/account');
    expect(r.at).toBe('/sign-in?to=%2Faccount');
    await r.open(r.at);
    expect((await r.open('/hat')).text).toContain('ไม่มีหน้าที่ที่ใช้งานได้');
  });

  test('leaves neither password, code, address nor link in the log', async () => {
    const { email, code } = await somebody();
    const r = reader();
    const shown = code();
    await r.send('/sign-in', { email, password: goodPhrase });
    await r.send(r.at, { code: shown });
    await r.open('/sign-in/link/a-token-nobody-made');
    const log = site.log.join('\n');
    for (const secret of [
      email,
      goodPhrase,
      shown,
      'a-token-nobody-made',
      r.cookies.get('truatkhap-session')!,
    ])
      expect(log).not.toContain(secret);
  });
});

test('an agency enrols by the code on its letter, and a slip keeps what was typed', async () => {
  await office.owner(
    `INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon') ON CONFLICT DO NOTHING`,
  );
  await office.owner(
    `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ('TH-74', 7, '2000-01-01')`,
  );
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source) VALUES ('agency:test:1', 'อบต. สมมุติ', 'อบต. สมมุติ', 'TH-74', 'test')`,
  );
  const desk = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const code = newAgencyCode();
  await act(office.store, desk.viewer, inviteAgency, { agencyId: 'agency:test:1', codeHash: code.hash });
  const r = reader();
  expect((await r.send('/enrol?/look', { code: code.shown.slice(0, -1) })).status).toBe(422);
  const seen = await r.send('/enrol?/look', { code: code.shown });
  expect(seen.text).toContain('อบต. สมมุติ');
  const given = {
    code: code.shown,
    fullName: 'มานี สมมุติ',
    positionTitle: 'นายก',
    phone: '',
    email: 'manee@example.go.th',
  };
  const differ = await r.send('/enrol?/enrol', {
    ...given,
    newPassword: goodPhrase,
    newPasswordAgain: 'ไม่เหมือนกันเลยสักนิด',
  });
  expect(differ.status).toBe(422);
  expect(differ.text).toContain('value="มานี สมมุติ"');
  expect(differ.text).toContain('อบต. สมมุติ');
  await r.send('/enrol?/enrol', { ...given, newPassword: goodPhrase, newPasswordAgain: goodPhrase });
  expect(r.at).toBe('/sign-in/set-up');
  expect((await reader().send('/enrol?/look', { code: code.shown })).status).toBe(404);
});
