/** The number on an identity card as it is used here: checked, marked under the key beside the database, and let go. */
import { checkDigit } from '#kernel/tax-id.ts';
import { toArabicDigits } from '#kernel/thai-text.ts';
import type { Keys } from '#platform/crypto/keys.ts';
import { cardWrong } from './problems.ts';

/** In hex; undefined where none was typed. @throws Problem participants.card_wrong */
export function cardMarkOf(keys: Pick<Keys, 'mark'>, typed: unknown): string | undefined {
  const digits = typeof typed === 'string' ? toArabicDigits(typed).replace(/[\s-]/gu, '') : '';
  if (digits === '') return undefined;
  if (!/^[1-8]\d{12}$/u.test(digits) || checkDigit(digits.slice(0, 12)) !== Number(digits[12]))
    throw cardWrong();
  return keys.mark('identity card', digits).toString('hex');
}
