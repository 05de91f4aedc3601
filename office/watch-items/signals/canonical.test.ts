/** One spelling of a frozen signal, so that its hash can be checked for ever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Of } from './canonical.ts';

describe('canonical JSON', () => {
  test('is the same whatever the order of keys, and says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turned(JSON.parse(text)))).toBe(text);
      }),
    );
  });

  test('keeps whole numbers of any size as digits, and leaves out what is undefined', () => {
    expect(canonicalJson({ satang: 9_007_199_254_740_993n, none: undefined, null: null })).toBe(
      '{"null":null,"satang":"9007199254740993"}',
    );
  });

  test.each([NaN, Infinity, () => 1, Symbol('x')])('refuses %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  test('has the SHA-256 of its UTF-8 bytes', () => {
    expect(sha256Of('ก')).toBe('2d1d9c572948ea561abf37b1aec906fd2ea595d9b8f182845f0cf0876f544fb2');
  });
});

/** The same value with every object's keys the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  );
}
