/** What a file is called can break nothing, and leads nowhere but to itself. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { attachment, shownFileName } from './file-names.ts';
import { chooseServerFiles, listServerFolder } from './server-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'truatkhap-names-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const csv = 'รหัสโครงการ,ชื่อหน่วยงาน\r\n68010000001,หน่วยงานสมมุติ\r\n';

describe('the name of a download', () => {
  test('cannot end its header, nor be taken for another', () => {
    for (const name of [
      'a"; filename=b.exe',
      'a\r\nSet-Cookie: x=y',
      '\u202Egpj.exe',
      'รายการ ๑.csv',
      "a'b(c)*.csv",
      '😀.csv',
    ]) {
      const value = attachment(name);
      expect(value).toMatch(
        /^attachment; filename="[A-Za-z0-9._-]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/u,
      );
      expect(decodeURIComponent(value.split("''")[1]!)).toBe(shownFileName(name));
    }
  });
});

describe("the server's import folder", () => {
  const folder = join(root, 'server');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'ข้อมูล ปี 2568.csv'), csv);
  writeFileSync(join(folder, 'README.md'), 'about');
  writeFileSync(join(root, 'outside.csv'), csv);
  symlinkSync(join(root, 'outside.csv'), join(folder, 'link-out.csv'));
  symlinkSync(join(folder, 'ข้อมูล ปี 2568.csv'), join(folder, 'link-in.csv'));
  writeFileSync(join(folder, 'sub', 'deep.csv'), csv);

  test('lists its own files and what leads to them', async () => {
    expect((await listServerFolder(folder)).map(({ name, bytes }) => ({ name, bytes }))).toEqual([
      { name: 'link-in.csv', bytes: Buffer.byteLength(csv) },
      { name: 'ข้อมูล ปี 2568.csv', bytes: Buffer.byteLength(csv) },
    ]);
    expect(await listServerFolder(join(root, 'no-such-folder'))).toEqual([]);
  });

  test.each([
    '../outside.csv',
    'link-out.csv',
    'sub/deep.csv',
    'sub',
    '..',
    '.',
    '',
    'nothing.csv',
    '/etc/passwd',
    'a\0b',
  ])('leads nowhere for %j', async (name) => {
    await expect(chooseServerFiles(folder, [name])).rejects.toMatchObject({
      code: 'upload.no_such_server_file',
      status: 404,
    });
  });

  test('gives the paths of what was chosen', async () => {
    const [file] = await chooseServerFiles(folder, ['ข้อมูล ปี 2568.csv']);
    expect(readFileSync(file!.path, 'utf8')).toBe(csv);
  });
});
