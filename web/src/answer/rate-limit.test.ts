/** The limit of questions from one address. */
import { describe, expect, test } from 'vitest';
import { machineOf, rateLimit } from './rate-limit.ts';

const limits = { burst: 3, perSecond: 1, addresses: 2 };

describe('an address', () => {
  test('may ask a burst, is then told to wait, and may ask again after the wait', () => {
    const wait = rateLimit(limits);
    expect([0, 0, 0, 0].map((now) => wait('10.0.0.1', now))).toEqual([0, 0, 0, 1]);
    expect(wait('10.0.0.1', 1000)).toBe(0);
    expect(wait('10.0.0.1', 1000)).toBe(1);
  });
  test('is not made to wait for another', () => {
    const wait = rateLimit(limits);
    for (let i = 0; i < 4; i += 1) wait('10.0.0.1', 0);
    expect(wait('10.0.0.2', 0)).toBe(0);
  });
  test('saves up no more than a burst', () => {
    const wait = rateLimit(limits);
    wait('10.0.0.1', 0);
    expect([1, 2, 3, 4].map(() => wait('10.0.0.1', 1_000_000))).toEqual([0, 0, 0, 1]);
  });
  test('is forgotten once too many others came, so that memory stays bounded', () => {
    const wait = rateLimit(limits);
    for (let i = 0; i < 4; i += 1) wait('10.0.0.1', 0);
    wait('10.0.0.2', 0);
    wait('10.0.0.3', 0);
    expect(wait('10.0.0.1', 0)).toBe(0);
  });
});

test('one machine is one machine, however its address is written', () => {
  expect(machineOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(machineOf('2001:db8:1:2:3:4:5:6')).toBe(machineOf('2001:db8:1:2:ffff::1'));
  expect(machineOf('2001:db8::1')).toBe(machineOf('2001:0DB8::2:3'));
  expect(machineOf('2001:db8::1')).not.toBe(machineOf('2001:db8:0:1::1'));
});
