/** Bad files of every kind: each becomes a spool that says what is wrong, never an exception. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf, spooled } from './spooled.ts';

const rows = 'รหัสโครงการ,ชื่อโครงการ,วงเงิน\n1,จ้างก่อสร้างถนน,100\n2,ซื้อวัสดุสำนักงาน,200\n';
const records = ['3,1,จ้างก่อสร้างถนน,100', '3,2,ซื้อวัสดุสำนักงาน,200'];

/** The bytes an old Thai program would write. */
function windows874(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) =>
      letter < '\x80' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x0e01 + 0xa1,
    ),
  );
}

describe('what is hardly a file', () => {
  test('an empty file, and one of blanks only', async () => {
    for (const content of ['', '\n\n  \n', '\uFEFF']) {
      const found = await spooled(content);
      expect(faultsOf(found)).toEqual(['0:empty_file']);
      expect(found.spool.recordCount).toBe(0);
    }
  });

  test('a header without rows is sound, and noted', async () => {
    const found = await spooled('รหัสโครงการ,ชื่อโครงการ,วงเงิน\n');
    expect(found.spool).toMatchObject({ recordCount: 0, faults: [], width: 3, note: 'header_only' });
  });

  test('binary content of several kinds, and a web page', async () => {
    const noise = Buffer.from(Array.from({ length: 9000 }, (_, n) => (n * 7919 + (n >> 3) * 104729) % 256));
    for (const content of [
      noise,
      Buffer.from('%PDF-1.7\nx'),
      Buffer.alloc(5000),
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    ]) {
      expect(faultsOf(await spooled(content))).toEqual(['0:binary_content']);
    }
    expect(faultsOf(await spooled('\n<!DOCTYPE html><html>ไม่พบหน้า</html>'))).toEqual(['0:web_page']);
  });

  test('the file id is of all bytes, read or not', async () => {
    const { spool } = await spooled(rows);
    expect(spool.sha256).toBe(createHash('sha256').update(rows).digest('hex'));
    expect(spool.fileId).toBe(spool.sha256.slice(0, 16));
    expect(spool.byteCount).toBe(Buffer.byteLength(rows));
    const pdf = Buffer.concat([Buffer.from('%PDF'), Buffer.alloc(700_000, 65)]);
    expect((await spooled(pdf)).spool.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
  });

  test('every reason is explained in Thai and English', () => {
    const texts = parse(readFileSync(new URL('reasons.yaml', import.meta.url), 'utf8')) as Record<
      string,
      { th: string; en: string }
    >;
    const codes = readFileSync(new URL('limits.ts', import.meta.url), 'utf8').matchAll(/^ {2}\| '(\w+)'/gmu);
    expect(Object.keys(texts).sort()).toEqual(
      ['header_only', ...[...codes].map(([, code]) => code ?? '')].sort(),
    );
    for (const { th, en } of Object.values(texts)) {
      expect(th).toMatch(/[\u0E01-\u0E5B]/u);
      expect(en).toMatch(/^[A-Z][ -~]+\.$/u);
    }
  });
});

describe('letters', () => {
  test('UTF-8 with a byte-order mark, windows-874, UTF-16 with and without a mark, old Mac line ends', async () => {
    const utf16 = Buffer.from(rows, 'utf16le');
    const variants: [string, Buffer, string][] = [
      ['utf-8', Buffer.from(`\uFEFF${rows}`), 'byte-order mark'],
      ['windows-874', windows874(rows), 'windows-874'],
      ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'marked'],
      ['utf-16le', utf16, 'unmarked'],
      ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), 'big-endian'],
      ['utf-8', Buffer.from(rows.replaceAll('\n', '\r')), 'Mac'],
      ['utf-8', Buffer.from(rows.replaceAll('\n', '\r\n')), 'Windows'],
    ];
    for (const [charset, bytes, kind] of variants) {
      const found = await spooled(bytes);
      expect(found.spool.charset, kind).toBe(charset);
      expect(found.spool.header, kind).toEqual(['รหัสโครงการ', 'ชื่อโครงการ', 'วงเงิน']);
      expect(found.records, kind).toEqual(records);
      expect(found.spool.faults, kind).toEqual([]);
    }
  });

  test('windows-874 whose first Thai letter comes late, and as JSON Lines', async () => {
    const late = `a,b,c\n${'1,2,3\n'.repeat(100_000)}`;
    const found = await spooled(Buffer.concat([Buffer.from(late), windows874('ก,ข,ค\n')]));
    expect(found.records[100_000]).toBe('3,ก,ข,ค');
    expect((await spooled(windows874('{"ชื่อ":"ก"}\n'))).records).toEqual(['{"ชื่อ":"ก"}']);
  });

  test('single lines in another encoding are faults of a UTF-8 file', async () => {
    const found = await spooled(
      Buffer.concat([Buffer.from(rows), windows874('3,ถนน,300\n'), Buffer.from('4,ก,400\n')]),
    );
    expect(found.spool.charset).toBe('utf-8');
    expect(faultsOf(found)).toEqual(['4:wrong_encoding']);
    expect(found.spool.faults[0]?.raw).toBe('3,ถนน,300');
    expect(found.records).toEqual([...records, '3,4,ก,400']);
  });

  test('a byte that windows-874 does not have is a fault of its line', async () => {
    const found = await spooled(
      Buffer.concat([windows874(rows), windows874('3,ถ'), Buffer.from([0xdb]), Buffer.from(',3\n')]),
    );
    expect(faultsOf(found)).toEqual(['4:wrong_encoding']);
    expect(found.records).toEqual(records);
  });

  test('NUL characters are a fault of their row, in a title over two lines as well', async () => {
    const found = await spooled(`${rows}3,ก\0,3\n4,"ข\nค\0",4\n5,ง,5\n`);
    expect(faultsOf(found)).toEqual(['4:nul_character', '5:nul_character']);
    expect(found.records).toEqual([...records, '3,5,ง,5']);
    expect(found.spool.lineOf(2)).toBe(7);
  });
});

describe('long lines', () => {
  const megabytes = process.env['TRUATKHAP_LONG'] ? 1024 : 64;

  for (const start of ['x', '"', '{"a":"', '[{"a":"', 'a,b,c\n"']) {
    test(
      `a single line of ${megabytes} MiB beginning ${JSON.stringify(start)} takes no memory`,
      { timeout: megabytes * 1000 },
      async () => {
        function* endless(): Generator<Buffer> {
          yield Buffer.from(start);
          const piece = Buffer.alloc(1024 * 1024, 'y');
          for (let n = 0; n < megabytes; n++) yield piece;
        }
        const before = process.memoryUsage().rss;
        const found = await spooled(endless);
        expect(found.spool.recordCount).toBe(0);
        expect(found.spool.faults).toHaveLength(1);
        expect(['line_too_long', 'json_truncated']).toContain(found.spool.faults[0]?.reason);
        expect(found.spool.faults[0]?.raw.length).toBeLessThanOrEqual(2000);
        expect(found.spool.byteCount).toBe(start.length + megabytes * 1024 * 1024);
        if (megabytes === 1024) expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
      },
    );
  }

  test('rows before and after a long line are read', async () => {
    const long = 'z'.repeat(3 * 1024 * 1024);
    const found = await spooled(`${rows}${long}\n3,ก,300\n`);
    expect(found.records).toEqual([...records, '3,3,ก,300']);
    expect(faultsOf(found)).toEqual(['4:line_too_long']);
    expect(found.spool.faults[0]?.raw).toBe('z'.repeat(200));
    expect(found.spool.lineOf(2)).toBe(5);
  });

  test('sixty thousand faults stay small', async () => {
    const found = await spooled(`a,b,c\n${`1,2,3,${'ก'.repeat(300)}\n`.repeat(60_000)}`);
    expect(found.spool.faults).toHaveLength(60_000);
    const characters = found.spool.faults.reduce((sum, fault) => sum + fault.raw.length, 0);
    expect(characters).toBeLessThan(12_000_000);
  });
});
