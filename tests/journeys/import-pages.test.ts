/**
 * Importing in a browser: by a phone with script, in Thai, and by a desk without, in English. Files are chosen and
 * sent, the import is watched to its end and stopped, a row is mended; and every state of every page is looked at
 * by axe, with no rule disabled (which itself needs script). In the dark, an ordinary run looks at a few of them.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { audit, isTooWide, noBrowser, recordRequests, testBrowser, type Visit } from '#tests/browser.ts';
import { apiRow, freshFolder, jsonLines } from '#tests/egp-rows.ts';
import { importDesk, uploadAddress, uploadOf } from '#tests/import-desk.ts';
import { importStates } from '#watch/imports/states.ts';
import { text } from '#watch/imports/text.ts';
import { waitingText } from '#watch/imports/waiting-text.ts';

const desk = importDesk();
const folder = freshFolder();
const whole = process.env['TRUATKHAP_LONG'] === '1';
const long = `ข้อมูลสัญญาของหน่วยงานที่มีชื่อยาวมากจนต้องตัดบรรทัด ${'ยาว'.repeat(20)}.csv`;
/** Address by state. */
const pages: Record<string, string> = {};

const looks = [
  { language: 'th', width: 360, scheme: 'light', script: true },
  { language: 'en', width: 1280, scheme: 'dark', script: false },
] as const;

/** A file whose rows wait for every kind of reason, and one that lies on the server. */
const waiting = `${jsonLines([apiRow(1), apiRow(2, { รหัสโครงการ: 'x' }), apiRow(3, { ชื่อโครงการ: long.repeat(3), จังหวัด: 'แดนสนธยา' })])}{"ตัด`;

/** An import that stands in a state which no test waits for, put there past the worker. */
async function standing(name: string, set: Record<string, unknown>): Promise<void> {
  const id = randomUUID();
  const { personId, postId } = desk.cast.officer;
  const row = { import_id: id, way: 'upload', files: JSON.stringify([{ name: long, bytes: 4_000_000 }]), byte_count: 4_000_000, area_no: 7, person_id: personId, post_id: postId, ...set }; // prettier-ignore
  const columns = Object.keys(row);
  await desk.office.owner(
    `INSERT INTO office.imports (${columns.join(', ')}) VALUES (${columns.map((_, k) => `$${k + 1}`).join(', ')})`,
    Object.values(row),
  );
  pages[name] = `/desk/imports/${id}`;
}

beforeAll(async () => {
  const officer = await desk.enter('officer');
  const sent = uploadOf(
    [
      [long, waiting],
      ['ว่าง.csv', 'a,b\n'],
    ],
    { asAt: '31 ม.ค. 2568' },
  );
  pages['finished'] = (await officer.post(await uploadAddress(officer), sent)).location;
  await desk.ended(officer, pages['finished']);
  pages['rows'] = `${pages['finished']}/waiting`;
  const { html } = await officer.get(pages['rows']);
  const links = [...html.matchAll(/href="([^"]*\/waiting\/[^"]+)"/gu)].map((match) => match[1]!);
  for (const link of links) pages[`row on ${/-(\d+)-/u.exec(link.split('/').at(-1)!)![1]!}`] = link;

  const worker = JSON.stringify({ pid: process.pid, host: 'nowhere', started: '1' });
  const [now, ago] = [new Date(), new Date(Date.now() - 300_000)];
  const going = { worker, started_at: ago, stage: 'flags', item: long, done: 12, total: 30 };
  await standing('running', { ...going, state: 'running', progress_at: now });
  await standing('silent', { ...going, state: 'running', stage: 'import', total: null, progress_at: ago });
  await standing('stopping', { ...going, state: 'stopping', progress_at: now });
  await standing('queued', { state: 'queued', queued_at: now });
  const problem = JSON.stringify({ code: 'import.worker_stopped', th: 'ระบบหยุดทำงานระหว่างนำเข้า', en: 'The system stopped' }); // prettier-ignore
  await standing('failed', { state: 'failed', ended_at: now, problem });
  await standing('cancelled', { state: 'cancelled', ended_at: now });
  Object.assign(pages, {
    list: '/desk/imports',
    new: '/desk/imports/new',
    folder: '/desk/imports/new?way=folder',
  });
  for (const name of ['ข้อมูล ปี 2568.jsonl', `${'ยาว'.repeat(24)}.jsonl`])
    writeFileSync(join(desk.importFolder, name), jsonLines([apiRow(50)]));
}, 60_000);

const fileHere = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe.skipIf(noBrowser)('importing in a browser', () => {
  const browser = testBrowser();
  const scripted = new Set<Page>();

  async function pageAs(who: 'officer' | 'elsewhere' | 'governor', look: Omit<Visit, 'site'>): Promise<Page> {
    const { cookies } = await desk.enter(who);
    const kept = [...cookies]
      .map(([name, value]) => ({ name, value }))
      .filter(({ name }) => name !== 'language');
    const page = await browser.page({ ...look, site: desk.site.url, cookies: kept });
    if (look.script !== false) scripted.add(page);
    return page;
  }

  /** Everything of the page open, as it stands: what axe and the ruler find; without script, what the ruler finds. */
  async function faultsOf(page: Page, name: string): Promise<string[]> {
    await page.evaluate(`document.querySelectorAll('main details').forEach((one) => (one.open = true))`);
    const found = scripted.has(page) ? await audit(page) : [];
    if (await isTooWide(page)) found.push('is wider than its window');
    return found.map((fault) => `${name}: ${fault}`);
  }

  test.each([
    { language: 'th', width: 360, scheme: 'light', names: null },
    { language: 'en', width: 1280, scheme: 'dark', names: whole ? null : ['finished', 'running', 'failed', 'rows'] },
  ] as const)('axe finds nothing in any state: $language, $width px', { timeout: 240_000 }, async ({ names, ...look }) => {
    const page = await pageAs('officer', look);
    const asked = recordRequests(page);
    const faults: string[] = [];
    for (const [name, address] of Object.entries(pages)) {
      if (names && !(names as readonly string[]).includes(name)) continue;
      await page.goto(address);
      faults.push(...(await faultsOf(page, name)));
    }
    for (const [who, name] of [['elsewhere', 'empty list'], ['governor', 'forbidden']] as const) {
      const other = await pageAs(who, look);
      await other.goto('/desk/imports');
      faults.push(...(await faultsOf(other, name)));
    }
    expect(faults).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(`${desk.site.url}/`))).toEqual([]);
  }); // prettier-ignore

  test.each(looks)('bad files are told one by one, then good ones are sent and watched: script $script', { timeout: 120_000 }, async (look) => {
    const words = text[look.language];
    const page = await pageAs('officer', look);
    await page.goto('/desk/imports/new');
    const bad = [fileHere('รายงาน.csv', '%PDF-1.7\n1 0 obj'), fileHere('ว่าง.csv', '')];
    await page.setInputFiles('input[type=file]', bad);
    await page.getByRole('button', { name: words.send }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/รายงาน\.csv[\s\S]*ว่าง\.csv/u);
    expect(await faultsOf(page, 'bad files')).toEqual([]);

    await desk.worker.stop();
    const good = fileHere(`ดี-${look.language}.jsonl`, jsonLines(Array.from({ length: 20 }, (_, k) => apiRow(look.width + k))));
    await page.setInputFiles('input[type=file]', [good]);
    await page.getByRole('button', { name: words.send }).click();
    await page.getByRole('status').waitFor();
    expect(await page.locator('main').innerText()).toContain(importStates.queued[look.language]);
    const told: Promise<number>[] = [];
    page.on('response', (answer) => { if (answer.url().endsWith('/progress')) told.push(answer.body().then((body) => body.length, () => 0)); });
    await desk.worker.start();
    const account = page.getByRole('heading', { name: words.account });
    if (look.script) await account.waitFor({ timeout: 60_000 });
    else while (!(await account.isVisible())) await page.getByRole('link', { name: words.refresh }).click();
    expect(await page.locator('main').innerText()).toContain(words.sum('20', '20', '0', '0', '0'));
    expect(told.length > 0).toBe(look.script);
    expect(Math.max(0, ...(await Promise.all(told)))).toBeLessThan(4000);
    expect(await faultsOf(page, 'finished just now')).toEqual([]);
  }); // prettier-ignore

  test('an import is stopped by its button, by keyboard alone, and the data is as it was', { timeout: 60_000 }, async () => {
    await desk.worker.stop();
    const page = await pageAs('officer', looks[1]);
    const words = text.en;
    await page.goto('/desk/imports/new?way=folder');
    await page.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: words.take }).press('Enter');
    await page.getByRole('button', { name: words.stop }).press('Enter');
    expect(await page.locator('main').innerText()).toContain(importStates.stopping.en);
    await desk.worker.start();
    while ((await page.getByText(words.cancelled).count()) === 0) await page.reload();
  }); // prettier-ignore

  test.each(looks)('a waiting row is mended and left out: script $script', { timeout: 60_000 }, async (look) => {
    const words = waitingText[look.language];
    const page = await pageAs('officer', look);
    const mends = look.script;
    await page.goto(pages[mends ? 'row on 2' : 'row on 3']!);
    if (mends) {
      await page.getByLabel('รหัสโครงการ').fill('68010007777');
      await page.getByRole('button', { name: words.save }).click();
      expect(await page.locator('main').innerText()).toContain(words.toSend);
    } else {
      await page.getByLabel(words.why).fill('ไม่ใช่แถวสัญญา เป็นแถวทดสอบ');
      await page.getByRole('button', { name: words.leave }).click();
      expect(new URL(page.url()).pathname).toBe(pages['rows']);
    }
    expect(await faultsOf(page, 'rows decided')).toEqual([]);
    await page.goto(pages[mends ? 'row on 2' : 'row on 3']!);
    expect(await page.getByRole('button', { name: words.withdraw }).count()).toBe(1);
    expect(await faultsOf(page, 'row decided')).toEqual([]);
  }); // prettier-ignore
});
