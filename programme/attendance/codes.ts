/**
 * The codes of a meeting's door. A person's own code is worked out from the key that lies beside the database, so
 * that it can be printed again and a copy of the database opens nothing; the room's code changes every minute and is
 * shown in the room only, so that a photograph of somebody's code is of no use elsewhere.
 */
import { timingSafeEqual } from 'node:crypto';
import { toArabicDigits } from '#kernel/thai-text.ts';
import type { Keys } from '#platform/crypto/keys.ts';

type Marks = Pick<Keys, 'mark'>;

/** Without letters that are read for each other. 32 of them: five bits each. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 10;

const spelt = (bytes: Buffer, length: number) =>
  Array.from({ length }, (_, at) => letters[bytes[at]! % letters.length]!).join('');

/** 50 bits: 'ABCDE-FGHJK' as printed on a card. */
export function personalCode(
  keys: Marks,
  activityId: string,
  participantId: string,
  issueNo: number,
): string {
  const code = spelt(keys.mark('attendance code', `${activityId} ${participantId} ${issueNo}`), codeLength);
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** A code as somebody typed or scanned it; '' where it can be none. */
export function typedCode(typed: unknown): string {
  const bare = typeof typed === 'string' ? typed.toUpperCase().replace(/[^0-9A-Z]/gu, '') : '';
  return bare.length === codeLength ? bare : '';
}

/** What the database keeps of a code, in hex. */
export function codeHash(keys: Marks, code: string): string {
  return keys.mark('attendance code mark', typedCode(code)).toString('hex');
}

export const roomStepMs = 60_000;

/** Six digits, of this minute. */
export function roomCode(keys: Marks, activityId: string, now: Date): string {
  return roomCodeOf(keys, activityId, Math.floor(now.getTime() / roomStepMs));
}

const roomCodeOf = (keys: Marks, activityId: string, step: number) =>
  String(keys.mark('room code', `${activityId} ${step}`).readUInt32BE(0) % 1_000_000).padStart(6, '0');

/** This minute's, or that of the minute before: whoever types slowly is not turned away. */
export function isRoomCode(keys: Marks, activityId: string, typed: unknown, now: Date): boolean {
  const digits = typeof typed === 'string' ? toArabicDigits(typed).replace(/\D/gu, '') : '';
  const step = Math.floor(now.getTime() / roomStepMs);
  const good = [step, step - 1].map((one) =>
    equal(roomCodeOf(keys, activityId, one), digits.padStart(6, '-').slice(-6)),
  );
  return digits.length === 6 && good.includes(true);
}

const equal = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** For opinions: of no person, so drawn and not worked out. */
export function feedbackCode(random: Buffer): string {
  const code = spelt(random, codeLength);
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

export const feedbackHash = (keys: Marks, code: string): string =>
  keys.mark('feedback code mark', typedCode(code)).toString('hex');
