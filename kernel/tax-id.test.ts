/** Tax ids of suppliers (invented numbers): what they state, and what is repaired only when proven. */
import { expect, test } from 'vitest';
import { checkDigit, maskPersonId, parseTaxId } from '#kernel/tax-id.ts';

/** A whole id from its first twelve digits. */
function whole(twelve: string): string {
  return `${twelve}${checkDigit(twelve)}`;
}

test('a company id states its form, registering province and Buddhist year', () => {
  const tin = whole('074556000012');
  expect(parseTaxId(tin)).toEqual({
    kind: 'juristic', tin, form: 'company', registeredProvince: 'TH-74', registeredYearBe: 2560, repaired: false,
  }); // prettier-ignore
});

test.each([
  ['010756000001', 'public_company', 'TH-10', 2560],
  ['080355800210', 'limited_partnership', 'TH-80', 2558],
  ['099400015837', 'other_juristic', null, null],
  ['099555900012', 'company', null, 2559],
])('%s…', (twelve, form, registeredProvince, registeredYearBe) => {
  expect(parseTaxId(whole(twelve))).toMatchObject({ form, registeredProvince, registeredYearBe });
});

test('spaces, hyphens and Thai digits do not hide an id', () => {
  const tin = whole('074556000012');
  const spaced = `${tin.slice(0, 1)} ${tin.slice(1, 5)}-${tin.slice(5, 10)} ${tin.slice(10)}`;
  const thai = Array.from(tin, (digit) => String.fromCharCode(0x0e50 + Number(digit))).join('');
  expect(parseTaxId(spaced)).toMatchObject({ kind: 'juristic', tin });
  expect(parseTaxId(thai)).toMatchObject({ kind: 'juristic', tin });
});

test('a lost leading zero is put back only when the check digit proves it', () => {
  const tin = whole('074556000012');
  expect(parseTaxId(tin.slice(1))).toMatchObject({ kind: 'juristic', tin, repaired: true });
  const wrong = `${tin.slice(1, 12)}${(Number(tin[12]) + 1) % 10}`;
  expect(parseTaxId(wrong)).toEqual({ kind: 'invalid', reason: 'wrong_length' });
  const noProvince = whole('000556000012').slice(1);
  expect(parseTaxId(noProvince)).toEqual({ kind: 'invalid', reason: 'wrong_length' });
});

test('a wrong check digit is not an id', () => {
  const tin = whole('074556000012');
  const wrong = `${tin.slice(0, 12)}${(Number(tin[12]) + 1) % 10}`;
  expect(parseTaxId(wrong)).toEqual({ kind: 'invalid', reason: 'wrong_check_digit' });
});

test('masked persons and special ids stay as they are published', () => {
  expect(parseTaxId('312345678xxxx')).toEqual({ kind: 'masked_person', digits: '312345678' });
  expect(parseTaxId('312345678XXXX')).toEqual({ kind: 'masked_person', digits: '312345678' });
  expect(parseTaxId('D888888888001')).toEqual({ kind: 'special', id: 'D888888888001' });
});

test('an unmasked natural person is known as one and can be masked', () => {
  const id = whole('310010000001');
  expect(parseTaxId(id)).toEqual({ kind: 'person', tin: id });
  expect(maskPersonId(id)).toBe('310010000xxxx');
});

test.each([
  ['', 'empty'],
  ['30 ก.ย. 68', 'not_an_id'],
  ['7.45556E+11', 'not_an_id'],
  ['123', 'wrong_length'],
  ['01234567890123', 'wrong_length'],
])('%s is refused: %s', (text, reason) => {
  expect(parseTaxId(text)).toEqual({ kind: 'invalid', reason });
});
