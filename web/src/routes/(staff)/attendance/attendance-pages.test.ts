/** A meeting's door as its pages answer: cards, a phone that sends late, the wall's code, opinions; and who has no such door. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bangkokToday } from '#kernel/working-days.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
let cast: Cast;
let meeting: string;
let officer: SiteReader;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await office.owner('INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2570) ON CONFLICT DO NOTHING');
  const [row] = await office.owner<{ id: string }>(
    `INSERT INTO office.activities (slug, fiscal_year_be, kind, area_no, province_iso, on_day, title_th, title_en, source, state, announced_at, attendee_count, attendance_basis)
     VALUES ('door-pages', 2570, 'workshop', 7, 'TH-74', $1, 'ประชุมหน้าเว็บ', 'A meeting', 'test', 'announced', now(), 90, 'counted') RETURNING activity_id AS id`,
    [bangkokToday(new Date())],
  );
  meeting = row!.id;
  officer = await signedIn(site.url, office, door, cast.officer);
});

const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';
const at = (path = '') => `/attendance/${meeting}${path}`;
const walkIn = (givenName: string, more: Record<string, string> = {}) =>
  officer.post(at('/walk-in'), {
    ...{
      prefix: 'นาง',
      givenName,
      familyName: 'หน้างาน',
      cardCode: '',
      positionTitle: '',
      organisation: 'เทศบาลสมมุติ',
    },
    ...{ sector: 'civil_society', provinceIso: 'TH-74', districtCode: '', fromOn: '2026-01-05', ...more },
  });
const sync = (reader: SiteReader, body: unknown) => {
  const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    origin: site.url,
    cookie,
  };
  return fetch(`${site.url}${at('/scan/sync')}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    redirect: 'manual',
  });
};
const idOf = async (familyName: string) =>
  (
    await office.owner<{ id: string }>(
      'SELECT participant_id AS id FROM office.participants WHERE family_name = $1',
      [familyName],
    )
  )[0]!.id;

describe('a door', () => {
  let code = '';

  test('signs in who came without being listed, once; the totals say their basis beside the count of the record', async () => {
    expect((await walkIn('สมหมาย')).status).toBe(303);
    const again = await walkIn('สมหมาย');
    expect(again.status).toBe(409);
    expect(mainOf(again.html)).toContain('สมหมาย หน้างาน');
    const page = mainOf((await officer.get(at())).html);
    expect(page).toMatch(/ลงชื่อแล้ว 1 คน/u);
    expect(page).toMatch(/ภาคประชาสังคม: 1 คน/u);
    expect(page).toContain('จำนวนในบันทึกการประชุม 90 คน (ฐาน: นับหน้างาน) เป็นคนละฐาน ไม่นำมาบวกกัน');
  });

  test('issues a card; the phone that scanned it sends late and twice, and one without script sends at once', async () => {
    await officer.post('/participants/new', {
      ...{ givenName: 'มีบัตร', familyName: 'เชิญมา', sector: 'state_enterprises', provinceIso: 'TH-74' },
      ...{
        fromOn: '2026-01-05',
        prefix: '',
        cardCode: '',
        positionTitle: '',
        organisation: '',
        districtCode: '',
      },
    });
    const participantId = await idOf('เชิญมา');
    expect((await officer.post(at('?/issue'), { participantId })).location).toBe(at('/cards'));
    const sheet = mainOf((await officer.get(at('/cards'))).html);
    code = /[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}/u.exec(sheet)![0];
    const scan = {
      id: 'a0000000-0000-4000-8000-00000000000a',
      code,
      way: 'in',
      at: new Date(Date.now() - 1000).toISOString(),
    };
    const batch = {
      sentAt: new Date().toISOString(),
      scans: [scan, { ...scan, id: 'a0000000-0000-4000-8000-00000000000b', code: 'ไม่ใช่รหัส' }],
    };
    const first = await sync(officer, batch);
    expect(await first.json()).toEqual(await (await sync(officer, batch)).json());
    expect(first.headers.get('cache-control')).toBe('no-store');
    const scanId = 'a0000000-0000-4000-8000-00000000000c';
    const plain = await officer.post(at('/scan'), { code, way: 'in', scanId });
    expect(mainOf(plain.html)).toMatch(/มีบัตร เชิญมา อ่านซ้ำ นับครั้งเดียว/u);
    const page = mainOf((await officer.get(at())).html);
    expect(page).toMatch(/ลงชื่อแล้ว 2 คน/u);
    expect(page).toContain('รหัสที่อ่านแล้วไม่ใช่ของการประชุมนี้');
  });

  test('lets people sign themselves out with the card and the wall’s code, and tells nobody why it does not', async () => {
    const room = /class="code[^"]*">(\d{6})</u.exec((await officer.get(at('/room'))).html)![1]!;
    const reader = stranger(site.url);
    const wrong = await reader.post('/attend', { code, roomCode: '000000', way: 'out' });
    const none = await reader.post('/attend', { code: 'ZZZZZ-ZZZZZ', roomCode: room, way: 'out' });
    expect([wrong.status, none.status]).toEqual([422, 422]);
    expect(mainOf(wrong.html)).toBe(mainOf(none.html));
    expect(mainOf(wrong.html)).not.toContain(code);
    expect(mainOf((await reader.post('/attend', { code, roomCode: room, way: 'out' })).html)).toContain(
      'ลงเวลาออกแล้ว',
    );
    expect((await reader.post('/attend', { code, roomCode: room, way: 'out' })).status).toBe(422);
  });

  test('is settled by an officer, with every scan in sight', async () => {
    const [row] = await office.owner<{ id: string; version: number }>(
      `SELECT attendance_id AS id, version FROM office.attendances WHERE participant_id = $1`,
      [await idOf('หน้างาน')],
    );
    const address = at(`/people/${row!.id}`);
    expect(mainOf((await officer.get(address)).html)).toContain('มาโดยไม่ได้อยู่ในรายชื่อ');
    const send = (outClock: string) =>
      officer.post(`${address}?/settle`, { version: String(row!.version), inClock: '9.00', outClock });
    expect((await send('08:00')).status).toBe(422);
    expect((await send('๑๒:๐๐')).location).toBe(at());
    expect(mainOf((await officer.get(at())).html)).toContain('3 ชม. 0 นาที');
  });

  test('asks opinions by cards shown once, and shows none before five have answered', async () => {
    const printed = mainOf((await officer.post(at('/opinions'), { cardCount: '6' })).html);
    const cards = printed.match(/[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}/gu)!;
    expect(cards).toHaveLength(6);
    const give = (card: string) =>
      stranger(site.url).post('/feedback', {
        code: card,
        useful: '5',
        clear: '4',
        willUse: '3',
        words: '<b>ดี</b> (สมมุติ)',
      });
    for (const card of cards.slice(0, 4)) expect(mainOf((await give(card)).html)).toContain('ได้รับแล้ว');
    expect(mainOf((await officer.get(at('/opinions'))).html)).not.toContain('จาก 5');
    await give(cards[4]!);
    const shown = mainOf((await officer.get(at('/opinions'))).html);
    expect(shown).toContain('5.0 จาก 5');
    expect(shown).toContain('&lt;b>ดี&lt;/b>');
    expect(shown).not.toContain(cards[0]);
    expect((await give(cards[0])).status).toBe(422);
  });

  test('is not there for another Area, the governor and an agency: no page, no list, no place to send to', async () => {
    for (const who of [cast.elsewhere, cast.governor, cast.head]) {
      const reader = await signedIn(site.url, office, door, who);
      for (const path of ['', '/scan', '/cards', '/room', '/walk-in', '/opinions'])
        expect((await reader.get(at(path))).status, path).toBe(404);
      const theirs = await sync(reader, { sentAt: '', scans: [] });
      expect(theirs.status).toBe(404);
      expect(
        (await reader.post(at('?/sign'), { participantId: await idOf('หน้างาน'), way: 'in', how: 'desk' }))
          .status,
      ).toBe(404);
    }
    expect((await sync(officer, 'no batch')).status).toBe(422);
  });
});
