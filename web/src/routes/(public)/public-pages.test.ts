/** The public face: the programme recognised in three touches, told honestly, and naming nobody. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seedTerritory } from '#office/territory/take-in.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { bareRequest } from '#tests/bare-requests.ts';
import { noBrowser, testBrowser } from '#tests/browser.ts';
import { officeStore } from '#tests/office-store.ts';
import { asWritten } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { publicPages } from '../pages.ts';

const office = officeStore();
const site = testSite(() => ({ store: office.store }));
const send = bareRequest(() => site.url);
const unlisted = 'องค์การบริหารส่วนตำบลที่ไม่ควรปรากฏ';

beforeAll(async () => {
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
     VALUES ('agency:egp:1', $1, $1, 'TH-74', 'สมมุติ')`,
    [unlisted],
  );
});

const open = async (path: string, language: 'th' | 'en' = 'th') => {
  const answer = await send('GET', path, { cookie: `language=${language}` });
  expect(answer.status, path).toBe(200);
  return asWritten(answer.text);
};
const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';
const plain = (html: string) =>
  mainOf(html)
    .replace(/<svg[\s\S]*?<\/svg>/gu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ');
const linksOf = (html: string) =>
  [...html.matchAll(/href="(\/[^"#]*)(?:#[^"]*)?"/gu)].map((match) => match[1]!.replaceAll('&amp;', '&'));

const everyPage = [
  ...publicPages.map((page) => page.href),
  '/years/2562',
  '/years/2563',
  '/years/2564',
  '/years/2566',
  '/years/2567',
  '/areas/7',
  '/provinces/TH-74',
  '/provinces/TH-10',
  '/provinces/TH-96',
  '/map?show=met&year=2563',
  '/flags/split-purchase',
  '/learning/ask-before-you-act',
  '/learning/prevention-belongs-to-everybody',
];

describe('from the front page', () => {
  test('Samut Sakhon, its Area, its clinic and its year are each at most three touches away', async () => {
    const wanted = ['/provinces/TH-74', '/areas/7', '/clinics', '/years/2563'];
    const reached = new Map<string, number>([['/', 0]]);
    let edge = ['/'];
    for (let touches = 1; touches <= 3; touches += 1) {
      const pages = await Promise.all(edge.map((path) => open(path)));
      const found = new Set(pages.flatMap((html) => linksOf(mainOf(html))));
      edge = [...found].filter((path) => !reached.has(path) && wanted.includes(path));
      for (const path of edge) reached.set(path, touches);
    }
    expect(wanted.filter((path) => !reached.has(path))).toEqual([]);
    const province = linksOf(mainOf(await open('/provinces/TH-74')));
    expect(province).toEqual(expect.arrayContaining(['/areas/7', '/clinics', '/years/2563']));
  });

  test('the motto stands whole with its English, and what the system does not do is said', async () => {
    expect(plain(await open('/'))).toContain('ตรวจขับ มิใช่ตรวจจับ');
    const english = plain(await open('/', 'en'));
    expect(english).toContain('ตรวจขับ มิใช่ตรวจจับ Inspect to drive improvement, not to catch');
    expect(english).toContain('It gives no verdict');
    expect(english).toContain('It scores no person');
  });
});

describe('every public page', () => {
  test.each(everyPage)('%s sends no script, names no agency and leads to no third party', async (path) => {
    const html = await open(path);
    expect(html).not.toMatch(/<script(?![^>]*type="application\/json")/u);
    expect(html).not.toContain(unlisted);
    expect(html).not.toMatch(/(?:src|href)="https?:/u);
  });

  test.each(everyPage)(
    '%s is complete in English: Thai stands there only as what a source says',
    async (path) => {
      const english = plain(await open(path, 'en')).replaceAll('ตรวจขับ มิใช่ตรวจจับ', '');
      const quoted = english.replace(/“[^”]*[ก-๙][^”]*”/gu, '');
      expect(quoted).not.toMatch(/[ก-๙]/u);
    },
  );

  test.each([
    '/years/2400',
    '/years/x',
    '/areas/0',
    '/areas/10',
    '/provinces/TH-99',
    '/provinces/x',
    '/flags/none',
    '/learning/none',
  ])('%s does not exist, and says so', async (path) => {
    expect((await send('GET', path, {})).status).toBe(404);
  });
});

describe('what nobody knows', () => {
  test('is not guessed: 2562 names Ratchaburi and eight times says that the name is not known', async () => {
    const text = plain(await open('/years/2562'));
    expect(text).toContain('ราชบุรี');
    for (const area of [1, 2, 3, 4, 5, 6, 8, 9]) expect(text).toContain(`ไม่ทราบชื่อ (เขต ${area})`);
    expect(text).not.toContain('ไม่ทราบชื่อ (เขต 7)');
    expect(text).toContain('ยอดสะสม: 9');
  });

  test('is not measured: the four results of 2566 carry the words and no figure', async () => {
    const text = plain(await open('/years/2566'));
    expect(text.match(/ไม่ได้วัด/gu)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain('ปีที่ 5');
  });

  test('is unknown of a clinic: founded 2562, and address, hours and telephone not known', async () => {
    const text = plain(await open('/clinics'));
    expect(text).toContain('ตั้งเมื่อปี 2562');
    expect(text).toContain('ไม่ทราบ: ที่อยู่ · เวลาทำการ · โทรศัพท์');
  });

  test('is hatched on the map, and the table beside it says the same', async () => {
    const html = await open('/map');
    const text = plain(html);
    expect(html.match(/url\(#[^)]*hatch\)/gu)?.length).toBeGreaterThanOrEqual(70);
    expect(text).toContain('ดูเป็นตาราง 77 จังหวัด');
    expect(text).toContain('ลายขีด: ไม่ทราบ');
  });

  test('of a province that nobody names is said with the reason', async () => {
    expect(plain(await open('/provinces/TH-96'))).toContain('จึงบอกไม่ได้ว่าจังหวัดนี้เคยเข้าร่วมหรือไม่');
  });
});

describe('what the programme says it does', () => {
  test.each([
    [
      '/provinces/TH-74',
      [
        'ให้จังหวัดรับรู้และร่วมส่งเสริมธรรมาภิบาล',
        'รองเลขาธิการคณะกรรมการ ป.ป.ท.',
        'กลุ่มส่งเสริมธรรมาภิบาลในภาครัฐ',
        'หัวหน้ากลุ่มงานป้องกันการทุจริตในภาครัฐ เขต 7',
        'ซึ่งชี้แจงในนามสำนักงานเขต',
        'หัวหน้าสำนักงานจังหวัด',
        'รัฐวิสาหกิจ',
        'ผู้นำองค์กรปกครองส่วนท้องถิ่น',
      ],
    ],
    [
      '/provinces/TH-80',
      [
        'ประมาณ 200 คน',
        'ผู้ว่าราชการจังหวัดบรรยายแนวทางการเป็นจังหวัดนำร่อง',
        'ชี้แจงและทำความเข้าใจกับหัวหน้าส่วนราชการก่อนเริ่ม',
        'ผู้อำนวยการสำนักงาน ปปท. เขต 8',
      ],
    ],
    [
      '/provinces/TH-50',
      ['จังหวัดนำร่อง', '“คลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต”', 'ผู้แทนจากแต่ละอำเภอ', 'เห็นผลเป็นรูปธรรม'],
    ],
    ['/provinces/TH-49', ['จังหวัดขยายผล', 'กิจกรรมที่ 1', '29 มี.ค. 2566']],
    [
      '/provinces/TH-73',
      [
        'ประชุมติดตามความก้าวหน้า',
        'ผู้ช่วยเลขาธิการคณะกรรมการ ป.ป.ช. ภาค 7',
        'สำนักงาน ปปท. เขต 7',
        'สำนักนโยบายและยุทธศาสตร์',
      ],
    ],
    [
      '/years/2563',
      [
        'ระยะที่ 3 (พ.ศ. 2560-2564) ยุทธศาสตร์ที่ 4',
        'พัฒนากระบวนการเฝ้าระวังและป้องกันเชิงรุก',
        'นำแนวทางของปีก่อน คือคลินิก ไปขยายผล',
        'ธรรมาภิบาลเข้มแข็งและการทุจริตในภาครัฐลดลง',
        'กระบี่',
        'ยอดสะสม: 27',
      ],
    ],
    ['/years/2566', ['มาตรา 63', 'ทุกภาคส่วนร่วมกัน', 'พัฒนาและขับเคลื่อนกระบวนการ', 'การปฏิบัติงานที่มีธรรมาภิบาล']],
    ['/', ['ป้องกันดีกว่าแก้ไข']],
  ] as const)('%s says it', async (path, parts) => {
    const text = plain(await open(path));
    for (const part of parts) expect(text).toContain(part);
  });

  test('Area → provinces → activities → results stand in one table of the year', async () => {
    const text = plain(await open('/years/2563'));
    expect(text).toContain('เขต → จังหวัด → กิจกรรม → ผล');
    expect(text).toMatch(/เขต 7 .*สมุทรสาคร.*ไม่ทราบชื่อ \(เขต 7\).*ประชุมเชิงปฏิบัติการ สมุทรสาคร 31 ก\.ค\. 2563/u);
  });
});

describe('the province page of Samut Sakhon', () => {
  test('tells the workshop as it was, by posts and numbers', async () => {
    const text = plain(await open('/provinces/TH-74'));
    for (const part of [
      '31 ก.ค. 2563',
      '08.30 น.',
      'ห้องประชุมพันท้ายนรสิงห์',
      'ผู้ว่าราชการจังหวัดสมุทรสาคร',
      '90 คน',
      'ภาคประชาสังคม',
      'ภาคเอกชน',
      'จังหวัดนำร่องขยายผล',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/นาย(?!ก)|นางสาว/u);
  });

  describe.skipIf(noBrowser)('on paper', () => {
    const browser = testBrowser();
    test.each(['/provinces/TH-74', '/learning/plan-the-year-before-the-first-purchase'])(
      '%s is one A4',
      async (path) => {
        const page = await browser.page({ site: site.url });
        await page.goto(path);
        await page.evaluate('document.fonts.ready'); // a busy machine prints before the letters have come
        const pdf = await page.pdf({
          format: 'A4',
          margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
        });
        expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
      },
    );
  });
});
