/** Model agencies in the site: from a nomination to a card that everybody reads, and an agency elsewhere that takes it up. */
import { beforeAll, expect, test } from 'vitest';
import { endModel } from '#programme/model-agencies/actions/decide.ts';
import { act } from '#office/action.ts';
import { criteriaInForce } from '#programme/model-agencies/criteria.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, farAgency, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door }));
let cast: Cast;
const signed = (person: Person) => signedIn(site.url, office, door, person);

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const plain = (html: string) =>
  (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
const deedIn = (html: string, deed: string) =>
  new RegExp(`/model-agencies/[a-z]+/[0-9a-f-]{36}/${deed}`, 'u').exec(html)?.[0] ?? `no ${deed}`;

async function toPublic(
  province: SiteReader,
  director: SiteReader,
): Promise<{ model: string; card: string }> {
  const found = await province.get(`/model-agencies/nominate?q=${encodeURIComponent('สมมุติวิทยา')}`);
  expect(found.html).toContain(school);
  const why = 'เปลี่ยนวิธีรับคำขอจนประชาชนไม่ต้องรอ';
  const model = (await province.post('/model-agencies/nominate', { agencyId: school, whyTh: why })).location;
  const { html } = await province.get(model);
  for (const { id } of criteriaInForce().criteria)
    await province.post(deedIn(html, 'evidence'), {
      criterion: id,
      documentTitle: 'คำสั่งปรับกระบวนงาน',
      documentOn: inDays(-9),
      recommendationNo: '',
    });
  await province.post(deedIn(html, 'write'), {
    titleTh: 'คิวใบอนุญาตที่ทุกคนเห็น',
    titleEn: 'A queue that everybody sees',
    changedTh: 'ติดลำดับคิวไว้หน้าห้องทุกเช้า',
    changedEn: 'The queue stands at the door each morning',
    howTh: 'ใช้ทะเบียนเดิม พิมพ์วันละครั้ง',
    howEn: 'The old register, printed once a day',
    costThb: '0',
    resultValue: '',
  });
  expect(
    (
      await director.post(deedIn((await director.get(model)).html, 'choose'), {
        version: '1',
        termUntilOn: inDays(300),
        note: '',
      })
    ).location,
  ).toBe(model);
  const card = /\/model-agencies\/practice\/([0-9a-f-]{36})\/clear/u.exec(
    (await director.get(model)).html,
  )![1]!;
  return { model, card };
}

test('a practice goes from its agency to everybody, and to an agency elsewhere', async () => {
  const director = await signed(cast.director);
  const { model, card } = await toPublic(await signed(cast.provinceOffice), director);
  const address = `/practices/${card}`;
  expect((await stranger(site.url).get(address)).status).toBe(404);
  await director.post(`/model-agencies/practice/${card}/clear`, { version: '1' });
  expect((await director.post(`/model-agencies/practice/${card}/publish`, { version: '2' })).status).toBe(
    403,
  );
  const officer = await signed(cast.officer);
  expect((await officer.post(`/model-agencies/practice/${card}/publish`, { version: '2' })).location).toBe(
    model,
  );

  const shown = plain((await stranger(site.url).get(address)).html);
  expect(shown).toMatch(/คิวใบอนุญาตที่ทุกคนเห็น.*โรงเรียนสมมุติวิทยา.*ไม่มีค่าใช้จ่าย.*ไม่ได้วัด.*ยังไม่มีการนำไปใช้/u);

  const head = await signed(await office.person({ role: 'agency_head', scope: ['agency', farAgency] }));
  const adopting = `/model-agencies/adopt?practice=${card}`;
  expect((await head.get(adopting)).html).toContain('องค์การบริหารส่วนตำบลแดนสมมุติ');
  expect(
    (await head.post(adopting, { practiceId: card, agencyId: municipality, adoptedOn: inDays(0) })).status,
  ).toBe(422);
  await head.post(adopting, {
    practiceId: card,
    agencyId: farAgency,
    adoptedOn: inDays(-1),
    resultValue: '',
    resultTh: '',
  });
  const elsewhere = await signed(cast.elsewhere);
  await elsewhere.post(deedIn((await elsewhere.get('/model-agencies')).html, 'verify'), {
    version: '1',
    how: 'ไปดูแล้ว',
  });
  const everybody = plain((await stranger(site.url).get('/practices')).html);
  expect(everybody).toMatch(/นำไปใช้แล้ว 1 หน่วยงาน.*ทั้งประเทศ 1.*เชียงใหม่: 1 หน่วยงาน.*เมืองเชียงใหม่/u);
  expect(everybody).not.toContain('แดนสมมุติ');

  const id = model.split('/')[2]!;
  for (const reader of [elsewhere, head, await signed(cast.naccProvince)])
    for (const one of [model, `/model-agencies/model/${id}/end`, `/model-agencies/practice/${card}/withdraw`])
      expect((await reader.get(one)).status).toBe(404);
  await act(office.store, cast.director.viewer, endModel, { id, version: 2, reason: 'กลับไปใช้วิธีเดิม' });
  const after = plain((await stranger(site.url).get(address)).html);
  expect(after).toContain('สิ้นสุดวาระหน่วยงานต้นแบบ');
  expect(after).not.toContain('กลับไปใช้วิธีเดิม');
});
