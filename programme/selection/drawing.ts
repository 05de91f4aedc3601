/**
 * Whole numbers that look drawn and are the same on every machine, for ever: number n of a seed is word n of
 * SHA-256('<seed>:0'), SHA-256('<seed>:1'), …, each eight words of 32 bits, the first byte the highest.
 * No clock, no Math.random, no float.
 */
import { createHash } from 'node:crypto';

export interface Draws {
  /** A whole number from 0 up to and without `n` (1 ≤ n ≤ 2³²), every one as likely as the other. */
  below(n: number): number;
}

const words = 2 ** 32;

export function drawsOf(seed: string): Draws {
  let block = Buffer.alloc(0);
  let blockNo = 0;
  let at = 0;
  const next = (): number => {
    if (at >= block.length) {
      block = createHash('sha256').update(`${seed}:${blockNo}`, 'utf8').digest();
      blockNo += 1;
      at = 0;
    }
    at += 4;
    return block.readUInt32BE(at - 4);
  };
  return {
    below(n) {
      const fair = words - (words % n); // what lies beyond would make small numbers likelier
      for (;;) {
        const word = next();
        if (word < fair) return word % n;
      }
    },
  };
}
