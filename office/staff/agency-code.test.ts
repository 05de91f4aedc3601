/** Codes on letters: long enough, typed in many ways, slips found. */
import { describe, expect, test } from 'vitest';
import { hashOfCode, newAgencyCode, readAgencyCode } from './agency-code.ts';
import { inGroups, typedDigits } from './typed-digits.ts';

const code = newAgencyCode();
const digits = code.shown.replaceAll(' ', '');

describe('a code on a letter', () => {
  test('has seven groups of four digits, of which 26 are random', () => {
    expect(code.shown).toMatch(/^\d{4}( \d{4}){6}$/);
    expect(26 * Math.log2(10)).toBeGreaterThan(80);
    expect(newAgencyCode().shown).not.toBe(code.shown);
    expect(code.hash).toBe(hashOfCode(digits));
    expect(code.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is read however it is grouped, in Thai numerals, and typed with the keyboard on Thai', () => {
    const thaiNumerals = digits.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    const wrongKeyboard = digits.replace(/\d/g, (digit) => 'จๅ/-ภถ\u0E38\u0E36คต'[Number(digit)]!);
    for (const typed of [
      code.shown,
      digits,
      code.shown.replaceAll(' ', '-'),
      thaiNumerals,
      ` ${code.shown}\u200B`,
    ])
      expect(readAgencyCode(typed)).toBe(digits);
    expect(readAgencyCode(wrongKeyboard)).toBe(digits);
  });

  test('with any one digit wrong, or two neighbours changed, is a slip', () => {
    for (let at = 0; at < digits.length; at += 1) {
      for (const other of '0123456789') {
        if (other === digits[at]) continue;
        expect(readAgencyCode(digits.slice(0, at) + other + digits.slice(at + 1))).toBeNull();
      }
      const [a, b] = [digits.charAt(at), digits.charAt(at + 1)];
      if (b === '' || a === b) continue;
      expect(readAgencyCode(digits.slice(0, at) + b + a + digits.slice(at + 2))).toBeNull();
    }
    expect(readAgencyCode(digits.slice(1))).toBeNull();
    expect(readAgencyCode('')).toBeNull();
    expect(readAgencyCode('รหัสของท่าน')).toBeNull();
  });
});

test('digits typed in groups are digits', () => {
  expect(typedDigits('๑๒ ๓๔-56/7.8')).toBe('12345678');
  expect(inGroups('1234567890')).toBe('1234 5678 90');
});
