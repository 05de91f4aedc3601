/** JSON Lines and JSON documents: one object a line, nothing swallowed. */
import { describe, expect, test } from 'vitest';
import { faultsOf, spooled } from './spooled.ts';

describe('JSON Lines', () => {
  test('lines pass byte for byte; blank lines, CRLF and a missing last newline are mended', async () => {
    const found = await spooled('{"a": "ก\\n",  "b":1}\r\n\r\n{"a": 2}\n  \n{"c": 3}');
    expect(found.spool.format).toBe('jsonl');
    expect(found.records).toEqual(['{"a": "ก\\n",  "b":1}', '{"a": 2}', '{"c": 3}']);
    expect([0, 1, 2].map((record) => found.spool.lineOf(record))).toEqual([1, 3, 5]);
    expect(found.spool.header).toEqual(['a', 'b', 'c']);
    expect(found.spool.faults).toEqual([]);
  });

  test('a line that is no object, holds a NUL, is too long or wrongly encoded is a fault of its own', async () => {
    const wrong = Buffer.from([0x7b, 0x22, 0xa1, 0xd2, 0x22, 0x7d]); // {"กา"} in windows-874
    const lines = ['{"a":"ก"}', 'null', '{"a":"\0"}', `{"a":"${'x'.repeat(500)}"}`, wrong, '{"a":"ข"}'];
    const found = await spooled(
      Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')]))),
      {
        maxLineBytes: 300,
      },
    );
    expect(found.records).toEqual(['{"a":"ก"}', '{"a":"ข"}']);
    expect(faultsOf(found)).toEqual([
      '2:not_json_object',
      '3:nul_character',
      '4:line_too_long',
      '5:wrong_encoding',
    ]);
    expect(found.spool.faults.map((fault) => fault.raw.length <= 200)).toEqual([true, true, true, true]);
    expect(found.spool.faults[1]?.raw).toBe('{"a":"\u2400"}');
    expect(found.spool.faults[3]?.raw).toBe('{"กา"}');
  });

  test('any record can be fetched again from a spool of many blocks', async () => {
    const line = (n: number): string => `{"n":${n},"ชื่อ":"${'ถนน'.repeat(n % 50)}"}`;
    const found = await spooled(Array.from({ length: 20_000 }, (_, n) => line(n)).join('\n'));
    expect(found.spool.recordCount).toBe(20_000);
    for (const n of [0, 1023, 1024, 7777, 19_999]) {
      expect(found.records[n]).toBe(line(n));
      expect(found.spool.lineOf(n)).toBe(n + 1);
    }
  });

  test('records that hold lists stay records', async () => {
    const release = '{"ocid":"x","awards":[{"id":"1"},{"id":"2"}]}';
    expect((await spooled(`${release}\n`)).records).toEqual([release]);
    const row = '{"items":"3","ผู้เสนอราคา":[{"id":"1"}]}';
    expect((await spooled(`${row}\n${row}\n`)).records).toEqual([row, row]);
  });
});

describe('JSON documents', () => {
  test('a list of objects, pretty printed', async () => {
    const rows = [{ a: 'ก{[', b: [1, { c: '}"\\' }] }, { a: 'ข' }];
    const found = await spooled(JSON.stringify(rows, null, 2));
    expect(found.records.map((text) => JSON.parse(text) as unknown)).toEqual(rows);
    expect(found.records.every((text) => !text.includes('\n'))).toBe(true);
    expect([0, 1].map((record) => found.spool.lineOf(record))).toEqual([2, 11]);
    expect(found.spool.header).toEqual(['a', 'b']);
  });

  test('the rows of an API answer, whether its field list stands before them or not', async () => {
    const rows = [
      { _id: 1, ชื่อ: 'ก' },
      { _id: 2, ชื่อ: 'ข' },
    ];
    const fields = [
      { type: 'int', id: '_id' },
      { type: 'text', id: 'ชื่อ' },
    ];
    for (const result of [
      { fields, records: rows, total: 2 },
      { records: rows, fields },
    ]) {
      const found = await spooled(JSON.stringify({ help: 'https://…', success: true, result }));
      expect(found.records.map((text) => JSON.parse(text) as unknown)).toEqual(rows);
      expect(found.spool.faults).toEqual([]);
    }
    const pages = await spooled(`${JSON.stringify({ data: rows })}\n${JSON.stringify({ data: rows })}\n`);
    expect(pages.spool.recordCount).toBe(4);
  });

  test('whatever the sizes of the pieces, the objects are the same', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({
      n,
      title: `ก่อสร้าง "ถนน" \\ ${'ๆ'.repeat(n % 400)}`,
    }));
    const found = await spooled(JSON.stringify({ data: rows }, null, 1));
    expect(found.records.map((text) => JSON.parse(text) as unknown)).toEqual(rows);
  });

  test('a document that is cut keeps its whole objects', async () => {
    const found = await spooled('[{"a":1},\n{"a":2},\n{"a":"สาม');
    expect(found.records).toEqual(['{"a":1}', '{"a":2}']);
    expect(faultsOf(found)).toEqual(['3:json_truncated']);
    expect(found.spool.faults[0]?.raw).toBe('{"a":"สาม');
  });

  test('a stray quote or newline in a title breaks its own row only', async () => {
    for (const indent of [undefined, 2]) {
      const rows = [1, 2, 3, 4].map((n) => JSON.stringify({ a: n, b: 'ท่อ นิ้ว', c: n }, null, indent));
      rows[1] = rows[1]?.replace('ท่อ', 'ท่อ 5"') ?? '';
      rows[2] = rows[2]?.replace('ท่อ', 'ท่อ\n') ?? '';
      const found = await spooled(`[\n${rows.join(',\n')}\n]`);
      expect(found.spool.recordCount).toBe(4);
      expect(JSON.parse(found.records[3] ?? '')).toEqual({ a: 4, b: 'ท่อ นิ้ว', c: 4 });
      expect(JSON.parse(found.records[2] ?? '')).toMatchObject({ a: 3, c: 3 });
    }
  });

  test('faults inside a document name the line of the object', async () => {
    const text = `[{"a":"ก"},\n{"a":"\0"},\n{"a":"${'x'.repeat(500)}"},\n{"a":"ข"}]`;
    const found = await spooled(text, { maxLineBytes: 300 });
    expect(faultsOf(found)).toEqual(['2:nul_character', '3:line_too_long']);
    expect(found.records).toEqual(['{"a":"ก"}', '{"a":"ข"}']);
  });

  test('an empty list is no fault; a list of numbers, and brackets that do not match, are', async () => {
    expect(faultsOf(await spooled('{"data": []}'))).toEqual([]);
    expect(faultsOf(await spooled('[1, 2, 3]'))).toEqual(['0:not_json_object']);
    expect(faultsOf(await spooled('[{"a":1}}, {"a":2}]'))).toEqual(['1:not_json_object']);
  });
});
