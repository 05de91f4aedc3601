/** An upload arrives whole, in any pieces, or leaves nothing behind. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { uploadLimits, type UploadLimits } from './limits.ts';
import { receiveUpload } from './receive.ts';

const root = mkdtempSync(join(tmpdir(), 'truatkhap-uploads-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const newFolder = () => join(root, 'in', String((made += 1)));

const boundary = '----truatkhap7MA4YWxkTrZu0gW';
const contentType = `multipart/form-data; boundary=${boundary}`;

type Sent = { name: string; fileName?: string; bytes: Buffer | string };
function form(parts: Sent[], end = `--${boundary}--\r\n`): Buffer {
  const pieces = parts.flatMap(({ name, fileName, bytes }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`,
    bytes,
    '\r\n',
  ]);
  return Buffer.concat(
    [...pieces, end].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)),
  );
}

/** The bytes in pieces of the given sizes, over and over. */
async function* inPieces(bytes: Buffer, sizes: readonly number[] = [16_384]): AsyncGenerator<Uint8Array> {
  for (let at = 0, k = 0; at < bytes.length; k += 1) {
    const size = sizes[k % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
    await Promise.resolve();
  }
}

const receive = (
  body: Buffer,
  limits: Partial<UploadLimits> = {},
  sizes?: readonly number[],
  folder = newFolder(),
) => receiveUpload({ contentType, body: inPieces(body, sizes) }, folder, { ...uploadLimits, ...limits });

const csv = 'รหัสโครงการ,ชื่อหน่วยงาน\r\n68010000001,หน่วยงานสมมุติ\r\n';

describe('an upload', () => {
  test('arrives byte for byte, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 300 }),
            fc.constant(Buffer.from(`\r\n--${boundary.slice(0, -2)}`)),
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 5 }),
        async (contents, sizes) => {
          const files = contents.map((bytes) => Buffer.concat([Buffer.from('a,b\n'), bytes]));
          const parts = files.map((bytes, k) => ({ name: 'files', fileName: `${k}.csv`, bytes }));
          const upload = await receive(form([{ name: 'as_at', bytes: '31 ต.ค. 2568' }, ...parts]), {}, sizes);
          expect(upload.fields).toEqual({ as_at: '31 ต.ค. 2568' });
          expect(upload.files.map(({ path }) => readFileSync(path))).toEqual(files);
          expect(upload.files.map(({ bytes }) => bytes)).toEqual(files.map((bytes) => bytes.length));
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  test('lies under names of our own, whatever its sender calls it', async () => {
    const folder = newFolder();
    const names = [
      '../../etc/passwd',
      '..',
      'C:\\ลับ\\ข้อมูล.csv',
      'a\u202Egpj.csv',
      'x%0D%0ASet-Cookie: a=b.csv',
      '',
    ];
    const upload = await receive(
      form(names.map((fileName) => ({ name: 'files', fileName, bytes: csv }))),
      {},
      undefined,
      folder,
    );
    expect(readdirSync(folder).sort()).toEqual(['001', '002', '003', '004', '005']);
    expect(upload.files.map(({ name }) => name)).toEqual([
      'passwd',
      'file',
      'ข้อมูล.csv',
      'agpj.csv',
      'x Set-Cookie: a=b.csv',
    ]);
  });

  test.each<[string, Buffer, Partial<UploadLimits>, string, number]>([
    [
      'too large a file',
      form([{ name: 'f', fileName: 'a', bytes: 'x'.repeat(5000) }]),
      { maxFileBytes: 4999 },
      'upload.too_large',
      413,
    ],
    [
      'too much together',
      form([1, 2, 3].map((k) => ({ name: 'f', fileName: `${k}`, bytes: 'x'.repeat(2000) }))),
      { maxBytes: 5000 },
      'upload.too_large',
      413,
    ],
    [
      'too many files',
      form([1, 2, 3].map((k) => ({ name: 'f', fileName: `${k}`, bytes: 'x' }))),
      { maxFiles: 2 },
      'upload.too_many_files',
      413,
    ],
    ['a field like a file', form([{ name: 'f', bytes: 'x'.repeat(70_000) }]), {}, 'upload.too_large', 413],
    [
      'too many fields',
      form(Array.from({ length: 50 }, (_, k) => ({ name: `f${k}`, bytes: 'x' }))),
      {},
      'upload.too_many_files',
      413,
    ],
    ['no file', form([{ name: 'as_at', bytes: '' }]), {}, 'upload.no_files', 422],
    ['an empty file', form([{ name: 'f', fileName: 'a.csv', bytes: '' }]), {}, 'upload.empty_file', 422],
    [
      'a form that ends early',
      form([{ name: 'f', fileName: 'a.csv', bytes: csv }], ''),
      {},
      'upload.broken_off',
      400,
    ],
    ['no form at all', Buffer.from('nothing like it'), {}, 'upload.broken_off', 400],
    [
      'a head without end',
      Buffer.from(`--${boundary}\r\n${'X: y\r\n'.repeat(5000)}`),
      {},
      'upload.broken_off',
      400,
    ],
    [
      'a part without a name',
      Buffer.from(`--${boundary}\r\nContent-Type: text/csv\r\n\r\na\r\n--${boundary}--`),
      {},
      'upload.broken_off',
      400,
    ],
  ])('with %s is refused, and nothing of it stays', async (_, body, limits, code, status) => {
    const folder = newFolder();
    await expect(receive(body, limits, undefined, folder)).rejects.toMatchObject({ code, status });
    expect(existsSync(folder)).toBe(false);
  });

  test('broken off halfway through a million rows leaves nothing behind', async () => {
    const folder = newFolder();
    const line = Buffer.from(csv.split('\r\n')[1]! + '\r\n');
    let sent = 0;
    async function* halfway(): AsyncGenerator<Uint8Array> {
      yield form([{ name: 'files', fileName: 'million.csv', bytes: '' }], '').subarray(0, -2);
      for (; sent < 500_000; sent += 1000) {
        yield Buffer.concat(Array.from({ length: 1000 }, () => line));
        await Promise.resolve();
      }
      expect(existsSync(join(folder, '001'))).toBe(true);
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    }
    await expect(receiveUpload({ contentType, body: halfway() }, folder)).rejects.toMatchObject({
      code: 'upload.broken_off',
    });
    expect(sent).toBe(500_000);
    expect(existsSync(folder)).toBe(false);
  });

  test('that never goes on is given up when its time is over', async () => {
    const folder = newFolder();
    async function* stuck(): AsyncGenerator<Uint8Array> {
      yield form([{ name: 'f', fileName: 'a.csv', bytes: csv }], '');
      await new Promise(() => {});
    }
    await expect(
      receiveUpload({ contentType, body: stuck() }, folder, { ...uploadLimits, maxMinutes: 0.001 }),
    ).rejects.toMatchObject({ code: 'upload.too_slow', status: 408 });
    expect(existsSync(folder)).toBe(false);
  });

  test.each([
    ['ตาราง.csv', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'pdf'],
    ['ตาราง.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'png'],
    ['ตาราง.jsonl', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'exe'],
  ])('called %s is told by its bytes', async (fileName, bytes, kind) => {
    await expect(receive(form([{ name: 'f', fileName, bytes }]))).rejects.toMatchObject({
      code: 'upload.wrong_kind',
      status: 415,
      en: expect.stringContaining(kind) as string,
    });
  });

  test('needs to be a form with a boundary', async () => {
    for (const type of [
      null,
      'application/json',
      'multipart/form-data',
      `multipart/form-data; boundary=${'x'.repeat(71)}`,
    ])
      await expect(
        receiveUpload({ contentType: type, body: inPieces(form([])) }, newFolder()),
      ).rejects.toMatchObject({ code: 'upload.no_form' });
  });
});
