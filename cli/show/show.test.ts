/** How answers are written out: Thai in columns, peers as a strip. */
import { describe, expect, test } from 'vitest';
import { displayWidth } from '#kernel/thai-text.ts';
import { bahtText } from './reading.ts';
import { strip } from './strip.ts';
import { table, wrap } from './table.ts';

describe('tables', () => {
  test('vowels and tones above and below take no column', () => {
    const drawn = table(
      [
        { head: 'ที่', width: 6 },
        { head: 'เงิน', width: 8, right: true },
      ],
      [
        ['กู้ที่', '12'],
        ['กข', '1,234'],
      ],
    );
    const ends = drawn
      .split('\n')
      .slice(2)
      .map((line) => displayWidth(line));
    expect(ends).toEqual([16, 16]);
  });
  test('Thai without spaces breaks between words and never past the width', () => {
    const lines = wrap('จ้างก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านตัวอย่างถึงบ้านทดลอง', 20);
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(20);
    expect(lines.join('')).toBe('จ้างก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านตัวอย่างถึงบ้านทดลอง');
  });
});

test('the strip marks this subject and the threshold where they stand', () => {
  const spread = { peer_group: 'tao|TH', n: 7, from: 0, to: 1, counts: [4, 2, 0, 0, 1, 0, 0, 0, 0, 0] };
  const [bars = '', marks = ''] = strip(spread, 0.95, 0.45, 'share', 'en');
  expect(bars).toBe('0 % █▆··▄····· 100 %');
  expect(marks).toBe('        ┆    ▲');
});

test('satang as exact baht', () => {
  expect([bahtText(5n), bahtText(-150n), bahtText(123456789012345n)]).toEqual([
    '0.05',
    '-1.50',
    '1234567890123.45',
  ]);
});
