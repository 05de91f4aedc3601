/** The parts of inputs as plain forms send them. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { choice, choices, day, link, optional, ticked, version, wholeNumber, words } from './form-fields.ts';

const faults = (schema: v.GenericSchema, typed: unknown) =>
  v.safeParse(schema, typed).issues?.map((issue) => issue.message) ?? [];

describe('a day', () => {
  test.each([
    ['2027-09-30', '2027-09-30'],
    ['30 ก.ย. 2570', '2027-09-30'],
    ['๓๐ กันยายน ๒๕๗๐', '2027-09-30'],
    ['2570-09-30', '2027-09-30'],
  ])('typed as %s is %s', (typed, iso) => expect(v.parse(day, typed)).toBe(iso));

  test.each(['', '31 ก.ย. 2570', '2567-02-30', '30/09/2027', 'พรุ่งนี้'])('is not %j', (typed) =>
    expect(faults(day, typed)[0]).toMatch(/^ใส่วันที่ .* · Give a day/u),
  );
});

test('text keeps its lines, and loses what no database and no page can carry', () => {
  expect(v.parse(words(1, 100), ' บรรทัดหนึ่ง\r\nบรรทัด\u0000สอง\u001b[31m ')).toBe('บรรทัดหนึ่ง\nบรรทัดสอง[31m');
  expect(faults(words(5, 10), 'สั้น')).toEqual(['ใส่ข้อความ 5 ถึง 10 ตัวอักษร · Write 5 to 10 characters']);
});

test('a field left empty is nothing, for an optional one only', () => {
  expect(v.parse(optional(day), '')).toBeUndefined();
  expect(v.parse(optional(day), undefined)).toBeUndefined();
  expect(faults(optional(day), 'พรุ่งนี้')).not.toEqual([]);
  expect(faults(version, '')).not.toEqual([]);
});

test('numbers may be typed with Thai digits, and only whole ones within their bounds count', () => {
  expect(v.parse(version, '๑๒')).toBe(12);
  for (const typed of ['1.5', '0', '99', 'x', NaN]) expect(faults(wholeNumber(1, 9), typed)).toHaveLength(1);
});

test('boxes and lists', () => {
  expect(v.parse(ticked, 'on')).toBe(true);
  expect(v.parse(ticked, undefined)).toBe(false);
  expect(v.parse(choices(['a', 'b']), 'a')).toEqual(['a']);
  expect(v.parse(choices(['a', 'b']), ['b', 'a', 'b'])).toEqual(['b', 'a']);
  expect(faults(choices(['a', 'b']), [])).toHaveLength(1);
  expect(faults(choice(['a']), 'c')).toHaveLength(1);
});

test('a link is one of the web', () => {
  expect(v.parse(link, 'https://example.go.th/รายงาน.pdf')).toContain('https://');
  for (const typed of ['javascript:alert(1)', 'data:text/html,x', 'example.go.th', 'ftp://x.go.th/']) {
    expect(faults(link, typed).length).toBeGreaterThan(0);
  }
});
