/**
 * What is sent to the import page and should not be: bombs, endless rows, names that lead elsewhere, files that
 * are not what they say, uploads that end halfway, and uploads by whoever may not. The site and its worker stay
 * up, every fault is told at its file, and nothing is kept that was not taken.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { currentManifest } from '#procurement/run.ts';
import { bareRequest } from '#tests/bare-requests.ts';
import { apiRow, csv, jsonLines, soundCsv } from '#tests/egp-rows.ts';
import { importDesk, uploadAddress, uploadOf, wordsOf, type Sent } from '#tests/import-desk.ts';
import { formsIn } from '#tests/forms.ts';
import { hostileFiles } from '#tests/hostile-files.ts';
import { stranger, type SiteReader } from '#tests/signed-in.ts';

const desk = importDesk();
const whole = process.env['TRUATKHAP_LONG'] === '1';
const MiB = 1024 * 1024;

let read = 0;
afterEach(() => {
  const lines = desk.site.log.slice(read);
  read = desk.site.log.length;
  expect(lines.filter((line) => /"level":(50|60)/u.test(line))).toEqual([]);
});

const imports = async () =>
  (await desk.office.owner<{ n: number }>('SELECT count(*)::int AS n FROM office.imports'))[0]!.n;

/** Every file below the office's folder but the database of the analysis, by path. */
const tree = () =>
  readdirSync(dirname(desk.workspace), { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('workspace'))
    .sort();

describe('files that would do harm', () => {
  test('are each told their fault, while the sound rows beside them are taken as plain text', async () => {
    const officer = await desk.enter('officer');
    const answer = await officer.post(await uploadAddress(officer), uploadOf(await hostileFiles(whole)));
    expect(answer.status).toBe(303);
    const html = await desk.ended(officer, answer.location);
    const [row] = await desk.office.owner<{ state: string; account: { files: { name: string; reasons: object; new: number }[] } }>(
      `SELECT state, account FROM office.imports WHERE import_id = $1`,
      [answer.location.split('/').at(-1)],
    ); // prettier-ignore
    expect(row!.state).toBe('finished');
    const told = Object.fromEntries(
      row!.account.files.map((file) => [file.name, Object.keys(file.reasons).join()]),
    );
    expect(told).toMatchObject({
      'bomb.csv': 'zip_bomb',
      'endless.csv': 'line_too_long',
      'quotes.csv': 'unbalanced_quote,project_id_format',
      'page.csv': 'web_page',
      'formula.csv': '',
      'formula.xlsx': '',
    });
    expect(Object.values(told).join()).toMatch(/zip_unsafe_name/u);
    expect(told['huge.xlsx']).toMatch(/^xlsx_/u);
    expect(wordsOf(html)).toContain('ขยายใหญ่ผิดปกติ');
    expect(desk.uploads()).toEqual([]);
    expect(currentManifest(desk.workspace)!.files.length).toBe(row!.account.files.length);
  }, 120_000);

  test('are told by their bytes, every one of them at once, before anything is kept', async () => {
    const officer = await desk.enter('officer');
    const before = await imports();
    const sound: Sent = ['ดี.csv', soundCsv([apiRow(1)])];
    const answer = await officer.post(
      await uploadAddress(officer),
      uploadOf([sound, ['ตาราง.csv', '%PDF-1.7\n1 0 obj'], ['ว่าง.csv', ''], ['รูป.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')]], { asAt: '31 ต.ค. 2568' }),
    ); // prettier-ignore
    expect(answer.status).toBe(415);
    const words = wordsOf(answer.html);
    for (const fault of ['“ตาราง.csv” เป็นไฟล์ชนิด pdf', '“ว่าง.csv” เป็นไฟล์ว่าง', '“รูป.xlsx” เป็นไฟล์ชนิด png'])
      expect(words).toContain(fault);
    expect(answer.html).toContain('value="31 ต.ค. 2568"'); // what was typed is still there
    expect(await imports()).toBe(before);
    expect(desk.uploads()).toEqual([]);
  });
});

/** A form as no browser would send it: names as they are given. */
function rawForm(names: readonly string[], content: string): { type: string; body: Buffer } {
  const boundary = createHash('sha256').update(names.join()).digest('hex').slice(0, 30);
  const parts = names.map(
    (name) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n${content}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}

const cookieOf = ({ cookies }: SiteReader) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

describe('names of files', () => {
  const send = bareRequest(() => desk.site.url);

  test('lead nowhere, end no header and turn no line around', async () => {
    const officer = await desk.enter('officer');
    const before = tree();
    const names = [
      '../../../../etc/cron.d/x.csv',
      '/etc/passwd',
      'C:\\Windows\\x.csv',
      '..',
      'x%0D%0ASet-Cookie: stolen=1.csv',
      'a\u202Egpj.csv',
      '<img src=x onerror=alert(1)>.csv',
      `${'ยาว'.repeat(200)}.csv`,
    ];
    const { type, body } = rawForm(names, jsonLines([apiRow(80)]));
    const headers = { origin: desk.site.url, cookie: cookieOf(officer), 'content-type': type };
    const answer = await send('POST', await uploadAddress(officer), headers, body);
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie'] ?? []).toEqual([]);
    const page = await desk.ended(officer, answer.headers.location!);
    const html = page.slice(page.indexOf('<main'));
    expect(wordsOf(page)).toContain('อ่าน 8 แถว = ใหม่ 1 + เปลี่ยน 0 + เหมือนเดิม 7 + รอแก้ไข 0');
    expect(tree()).toEqual(before);
    expect(existsSync('/etc/cron.d/x.csv')).toBe(false);
    expect(html).not.toMatch(/<img src=x|\u202E|\.\.\/|C:\\/u);
    for (const shown of ['passwd', 'x Set-Cookie: stolen=1.csv', 'agpj.csv']) expect(html).toContain(shown);
  }, 60_000);

  test('of the server’s folder are those that lie in it, and no other', async () => {
    const officer = await desk.enter('officer');
    for (const name of ['../sign-in.key', '/etc/passwd', '..', '.', 'nothing.csv', 'a\0b']) {
      const fields = new FormData();
      fields.append('files', name);
      const answer = await officer.post('/desk/imports/new?/folder&way=folder', fields);
      expect([404, 422], name).toContain(answer.status);
    }
  });
});

/** Begins an upload of a million rows and gives the line up after half of them. */
async function brokenOffHalfway(reader: SiteReader, address: string): Promise<number> {
  const rows = Buffer.from(csv([Object.values(apiRow(1))]).repeat(1000));
  const boundary = 'halfway';
  const asked = request(new URL(address, desk.site.url), {
    method: 'POST',
    headers: {
      origin: desk.site.url,
      cookie: cookieOf(reader),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(rows.length * 1000),
    },
  });
  asked.on('error', () => {}); // we end it ourselves
  asked.write(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="ล้าน.csv"\r\n\r\n`);
  for (let thousand = 0; thousand < 500; thousand += 1)
    if (!asked.write(rows)) await new Promise((resolve) => asked.once('drain', resolve));
  while (!desk.uploads().some((name) => name.includes('.'))) await pause(20);
  asked.destroy();
  return rows.length * 500;
}

describe('an upload', () => {
  test('of a million rows, cancelled halfway, leaves nothing behind', async () => {
    const officer = await desk.enter('officer');
    const before = await imports();
    expect(await brokenOffHalfway(officer, await uploadAddress(officer))).toBeGreaterThan(50 * MiB);
    while (desk.uploads().length > 0) await pause(50);
    expect(await imports()).toBe(before);
    expect((await officer.get('/desk/imports')).status).toBe(200);
  }, 60_000);

  test('by whoever may not import is answered as a page that is not there, and nothing of it is written', async () => {
    const before = await imports();
    for (const who of ['governor', 'head', 'dpo', 'districtCentre'] as const) {
      const reader = await desk.enter(who);
      const none = await reader.post(
        '/desk/imports-that-are-not',
        uploadOf([['a.csv', soundCsv([apiRow(1)])]]),
      );
      const answer = await reader.post(
        '/desk/imports/new?/upload',
        uploadOf([['a.csv', soundCsv([apiRow(1)])]]),
      );
      expect([answer.status, wordsOf(answer.html)], who).toEqual([none.status, wordsOf(none.html)]);
      expect((await reader.get('/desk/imports/new')).status).toBe(404);
      expect((await reader.get('/desk/imports')).status).toBe(404);
    }
    const outside = await stranger(desk.site.url).post(
      '/desk/imports/new?/upload',
      uploadOf([['a.csv', 'a,b\n']]),
    );
    expect(outside.location).toMatch(/^\/sign-in/u);
    expect(await imports()).toBe(before);
    expect(desk.uploads()).toEqual([]);
  });

  test('larger than the limit is refused before a byte is read; too many files are refused in words', async () => {
    const officer = await desk.enter('officer');
    const size = (4096 * MiB + 1).toString();
    const headers = { origin: desk.site.url, cookie: cookieOf(officer), 'content-length': size };
    const send = bareRequest(() => desk.site.url);
    expect((await send('POST', '/desk/imports/new?/upload', headers)).status).toBe(413);
    expect((await send('POST', '/desk/imports', { ...headers, 'content-length': '2000000' })).status).toBe(
      413,
    );
    const many = Array.from({ length: 51 }, (_, k): Sent => [`${k}.csv`, 'ก,ข\n'.repeat(40_000)]);
    const answer = await officer.post(await uploadAddress(officer), uploadOf(many));
    expect(answer.status).toBe(413);
    expect(wordsOf(answer.html)).toContain('ไม่เกิน 50 ไฟล์');
    expect(desk.uploads()).toEqual([]);
  });

  test('sent twice at once makes one import', async () => {
    const officer = await desk.enter('officer');
    const address = await uploadAddress(officer);
    const before = await imports();
    const form = () => uploadOf([['สองครั้ง.jsonl', jsonLines([apiRow(90)])]]);
    const answers = await Promise.all([1, 2, 3].map(() => officer.post(address, form())));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    const late = await officer.post(address, form());
    expect(late.location).toBe(answers[0]!.location);
    expect(await imports()).toBe(before + 1);
    await desk.ended(officer, late.location);
  }, 60_000);

  test('with a day that is none is told so, and its files are not kept', async () => {
    const officer = await desk.enter('officer');
    const before = await imports();
    const files: Sent[] = [['วันผิด.jsonl', jsonLines([apiRow(91)])]];
    const answer = await officer.post(
      await uploadAddress(officer),
      uploadOf(files, { asAt: '31 ก.พ. 2568' }),
    );
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.html)).toContain('ใส่วันที่');
    expect(answer.html).toContain('31 ก.พ. 2568');
    expect(await imports()).toBe(before);
    expect(desk.uploads()).toEqual([]);
  });
});

test('a file of the server’s folder is taken where it lies, once however often it is asked for', async () => {
  writeFileSync(join(desk.importFolder, 'ข้อมูล ปี 2568.jsonl'), jsonLines([apiRow(95), apiRow(96)]));
  const officer = await desk.enter('officer');
  const page = '/desk/imports/new?way=folder';
  const form = formsIn((await officer.get(page)).html, page).find(({ action }) =>
    action.includes('?/folder'),
  )!;
  const fields = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  const sent = { ...fields, files: 'ข้อมูล ปี 2568.jsonl', sampled: 'whole' };
  const [one, two] = await Promise.all([officer.post(form.action, sent), officer.post(form.action, sent)]);
  expect(one.location).toMatch(/^\/desk\/imports\/[0-9a-f-]{36}$/u);
  expect(two.location).toBe(one.location);
  const words = wordsOf(await desk.ended(officer, one.location));
  expect(words).toMatch(/อ่าน 2 แถว = ใหม่ 2 \+ เปลี่ยน 0 \+ เหมือนเดิม 0 \+ รอแก้ไข 0/u);
}, 60_000);
