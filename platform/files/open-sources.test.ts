/** Containers and places: gz, zip, folders, stdin, and paths that cannot be opened. */
import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSources } from './open-sources.ts';
import {
  faultsOf,
  inFolder,
  sourceOf,
  spooled,
  spooledPaths,
  zipOf,
  type Spooled,
  type ZipPart,
} from './spooled.ts';
import { spool } from './spool.ts';

const rows = Array.from(
  { length: 20_000 },
  (_, n) => `${n},จ้างก่อสร้างถนนสายที่ ${(n * 7919) % 1000},${(n * 104729) % 99991}`,
);
const text = `รหัสโครงการ,ชื่อโครงการ,วงเงิน\n${rows.join('\n')}\n`;
const small = Buffer.from('a,b,c\n1,2,3\n');
/** Bombs of megabytes instead of gigabytes, so that the tests are quick. */
const tight = { bombFloorBytes: 1024 * 1024 };

async function spooledFile(name: string, content: Buffer, limits = {}): Promise<Spooled[]> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, name), content);
    return spooledPaths([join(folder, name)], limits);
  });
}

async function spooledZip(parts: ZipPart[], limits = {}): Promise<Spooled[]> {
  return spooledFile('a.zip', zipOf(parts), limits);
}

describe('gz', () => {
  test('the same bytes plain and in .zip are the same file; a .gz is known by its own bytes', async () => {
    const plain = (await spooled(text)).spool;
    const gz = gzipSync(text);
    const [packed] = await spooledFile('x.csv.gz', gz);
    const [zipped] = await spooledZip([{ name: 'sub/x.csv', content: Buffer.from(text) }]);
    expect(zipped?.spool.fileId).toBe(plain.fileId);
    expect(packed?.spool.sha256).toBe(createHash('sha256').update(gz).digest('hex'));
    expect([packed?.spool.baseName, zipped?.spool.baseName]).toEqual(['x.csv', 'x.csv']);
    expect(zipped?.spool.name).toMatch(/a\.zip!sub\/x\.csv$/u);
    expect(packed?.spool.recordCount).toBe(20_000);
  });

  test('a truncated .gz keeps every row before the cut, and the cut row is the fault', async () => {
    const packed = gzipSync(text);
    const [found] = await spooledFile('x.csv.gz', packed.subarray(0, packed.length * 0.7));
    const count = found?.spool.recordCount ?? 0;
    expect(count).toBeGreaterThan(10_000);
    expect(found?.records.at(-1)).toBe(`3,${rows[count - 1] ?? ''}`);
    expect(found?.spool.faults).toHaveLength(1);
    expect(found?.spool.faults[0]).toMatchObject({ line: count + 2, reason: 'gzip_truncated' });
    expect(rows[count]?.startsWith(found?.spool.faults[0]?.raw.slice(0, 12) ?? '?')).toBe(true);
  });

  test('cut right after its start, or in its last bytes, it is still told', async () => {
    const packed = gzipSync(text);
    const [start] = await spooledFile('x.csv.gz', packed.subarray(0, 12));
    expect(faultsOf(start!)).toEqual(['0:gzip_truncated']);
    const [end] = await spooledFile('x.csv.gz', packed.subarray(0, packed.length - 4));
    expect(end?.spool.recordCount).toBe(20_000);
    expect(faultsOf(end!)).toEqual(['20002:gzip_truncated']);
  });

  test('damage within a .gz keeps what came before', async () => {
    const packed = Buffer.from(gzipSync(text));
    const middle = Math.floor(packed.length * 0.8);
    packed.fill(0xff, middle, middle + 200);
    const [found] = await spooledFile('x.csv.gz', packed);
    expect(found?.spool.faults.at(-1)?.reason).toBe('gzip_damaged');
    expect(found?.records[100]).toBe(`3,${rows[100] ?? ''}`);
  });

  test('several gz files glued together are read to the end; a bomb is not', async () => {
    const [glued] = await spooledFile('x.csv.gz', Buffer.concat([gzipSync(text), gzipSync(text)]));
    expect(glued?.spool.recordCount).toBe(40_000);
    const [bomb] = await spooledFile('x.csv.gz', gzipSync(Buffer.alloc(4 * 1024 * 1024, 'a,b,c\n')), tight);
    expect(bomb?.spool.recordCount).toBe(0);
    expect(faultsOf(bomb!)).toEqual(['0:zip_bomb']);
  });
});

describe('zip', () => {
  test('members come by name; folders and hidden files are left out; Thai names of old archivers are read', async () => {
    const thai = Buffer.from([0xa1, 0xd2, 0x2e, 0x63, 0x73, 0x76]); // กา.csv in windows-874
    const found = await spooledZip([
      { name: 'b.csv', content: small },
      { name: 'a/', content: Buffer.alloc(0) },
      { name: '__MACOSX/._b.csv', content: small },
      { name: thai, content: small, flags: 0 },
      { name: 'a/a.csv', content: small },
    ]);
    expect(found.map(({ spool: made }) => made.baseName)).toEqual(['a.csv', 'b.csv', 'กา.csv']);
    expect(found.map(({ records }) => records)).toEqual([['3,1,2,3'], ['3,1,2,3'], ['3,1,2,3']]);
  });

  test('names that climb out, passwords and archives in archives are refused one by one', async () => {
    const found = await spooledZip([
      { name: '../../etc/x.csv', content: small },
      { name: '/x.csv', content: small },
      { name: 'c:\\x.csv', content: small },
      { name: 'locked.csv', content: small, flags: 0x801 },
      { name: 'nested.zip', content: zipOf([{ name: 'x.csv', content: small }]) },
      { name: 'nested.gz', content: gzipSync(small) },
      { name: 'sound.csv', content: small },
    ]);
    const reasons = Object.fromEntries(
      found.map(({ spool: made }) => [made.baseName, made.faults[0]?.reason ?? made.recordCount]),
    );
    expect(reasons).toEqual({
      'x.csv': 'zip_unsafe_name',
      'c:\\x.csv': 'zip_unsafe_name',
      'locked.csv': 'zip_encrypted',
      'nested.zip': 'zip_nested',
      'nested.gz': 'zip_nested',
      'sound.csv': 1,
    });
    expect(new Set(found.map(({ spool: made }) => made.fileId)).size).toBeGreaterThanOrEqual(6);
  });

  test('a bomb is stopped by what it really inflates to, also when it lies about its size', async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024, 'a,b,c\n');
    const [honest] = await spooledZip([{ name: 'x.csv', content: zeros }], tight);
    expect(faultsOf(honest!)).toEqual(['0:zip_bomb']);
    const [liar] = await spooledZip([{ name: 'x.csv', content: zeros, claimedSize: 100 }], tight);
    expect(['zip_bomb', 'zip_damaged']).toContain(liar?.spool.faults[0]?.reason);
    expect(liar?.spool.byteCount).toBeLessThan(1024 * 1024);
  });

  test('many small bombs are one bomb, and too many members are none to start with', async () => {
    const part = Buffer.alloc(300 * 1024, 'a,b,c\n');
    const many = await spooledZip(
      Array.from({ length: 8 }, (_, n) => ({ name: `${n}.csv`, content: part })),
      tight,
    );
    expect(many.at(-1)?.spool.faults[0]?.reason).toBe('zip_bomb');
    const crowd = await spooledZip(
      Array.from({ length: 9 }, (_, n) => ({ name: `${n}.csv`, content: small })),
      { maxZipMembers: 8 },
    );
    expect(crowd.map((one) => faultsOf(one))).toEqual([['0:zip_bomb']]);
  });

  test('a damaged zip, and one cut short', async () => {
    const sound = zipOf([{ name: 'x.csv', content: Buffer.from(text) }]);
    const [cut] = await spooledFile('x.zip', sound.subarray(0, sound.length / 2));
    expect(faultsOf(cut!)).toEqual(['0:zip_damaged']);
    const scratched = Buffer.from(sound);
    scratched.fill(0xff, 40_000, 40_300);
    const [found] = await spooledFile('x.zip', scratched);
    expect(found?.spool.faults.at(-1)?.reason).toBe('zip_damaged');
    expect(found?.records[0]).toBe(`3,${rows[0] ?? ''}`);
  });
});

describe('paths', () => {
  test('a missing path, and a device, are problems in Thai and English before anything is read', async () => {
    const first = (path: string): Promise<unknown> => openSources(['package.json', path]).next();
    await expect(first('no/such.csv')).rejects.toMatchObject({
      code: 'files.not_found',
      th: expect.stringContaining('ไม่พบ') as string,
    });
    await expect(first('/dev/null')).rejects.toMatchObject({ code: 'files.unsupported_kind' });
  });

  test('no permission to read, or to write the spool, is a problem', async () => {
    await inFolder((folder) => {
      chmodSync(folder, 0o755);
      writeFileSync(join(folder, 'x.csv'), small, { mode: 0o600 });
      mkdirSync(join(folder, 'closed'), { mode: 0o755 });
      const asRoot = process.getuid?.() === 0;
      if (!asRoot) {
        chmodSync(join(folder, 'x.csv'), 0);
        chmodSync(join(folder, 'closed'), 0o555);
      }
      const script = `
        const { openSources } = await import(${JSON.stringify(new URL('open-sources.ts', import.meta.url).href)});
        const { spool } = await import(${JSON.stringify(new URL('spool.ts', import.meta.url).href)});
        const { Readable } = await import('node:stream');
        const [folder] = process.argv.slice(1);
        ${asRoot ? 'process.setgid(65534); process.setuid(65534);' : ''}
        const code = (work) => work.then(() => 'none', (error) => error.code);
        const source = { name: 'x', baseName: 'x', open: async () => Readable.from([Buffer.from('a,b\\n')]) };
        console.log(await code(openSources([folder + '/x.csv']).next()), await code(spool(source, folder + '/closed')));`;
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], {
        encoding: 'utf8',
      });
      expect(output.trim()).toBe('files.no_permission workspace.no_permission');
      return Promise.resolve();
    });
  });

  test('a disk that fills up, here a limit on the size of files, is a problem and leaves nothing behind', async () => {
    await inFolder((folder) => {
      const script = `
        const { spool } = await import(${JSON.stringify(new URL('spool.ts', import.meta.url).href)});
        const { readdirSync } = await import('node:fs');
        const { Readable } = await import('node:stream');
        const rows = function* () { yield Buffer.from('a,b,c\\n'); for (let n = 0; n < 400; n++) yield Buffer.from('1,2,3\\n'.repeat(2000)); };
        const source = { name: 'x', baseName: 'x', open: async () => Readable.from(rows()) };
        const code = await spool(source, process.argv[1]).then(() => 'none', (error) => error.code);
        console.log(code, readdirSync(process.argv[1]).length);`;
      const child = spawnSync(
        'sh',
        [
          '-c',
          'ulimit -f 2000; exec "$0" --input-type=module -e "$1" "$2"',
          process.execPath,
          script,
          folder,
        ],
        {
          encoding: 'utf8',
        },
      );
      expect(child.stdout.trim()).toBe('workspace.disk_full 0');
      return Promise.resolve();
    });
  });

  test('stdin takes plain text, gz and zip', async () => {
    await inFolder((folder) => {
      const script = `
        const { openSources } = await import(${JSON.stringify(new URL('open-sources.ts', import.meta.url).href)});
        const { spool } = await import(${JSON.stringify(new URL('spool.ts', import.meta.url).href)});
        for await (const source of openSources(['-'])) {
          const made = await spool(source, process.argv[1]);
          console.log(made.name, made.recordCount, made.faults.length);
        }`;
      const run = (input: Buffer): string =>
        execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], {
          input,
          encoding: 'utf8',
        }).trim();
      expect(run(Buffer.from(text))).toBe('stdin 20000 0');
      expect(run(gzipSync(text))).toBe('stdin 20000 0');
      expect(run(zipOf([{ name: 'x.csv', content: small }]))).toBe('stdin!x.csv 1 0');
      expect(run(Buffer.alloc(0))).toBe('stdin 0 1');
      return Promise.resolve();
    });
  });

  test('a source that breaks for a reason of its own is a bug, not a fault', async () => {
    const broken = { ...sourceOf(''), open: () => Promise.reject(new TypeError('no such thing')) };
    await inFolder(async (folder) => {
      await expect(spool(broken, folder)).rejects.toThrow(TypeError);
    });
  });
});
