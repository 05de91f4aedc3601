/** The facts an answer relies on, in one spelling, so that anybody holding the list can compute its hash again. */
import { sha256Of } from '#office/watch-items/signals/canonical.ts';

/** One fact a line: NFC, single spaces, no empty line; '\n' between, none at the end. */
export function canonicalFacts(lines: readonly string[]): string {
  return lines
    .map((line) => line.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** SHA-256 of the canonical text's UTF-8 bytes. */
export const factsHash = (facts: string): string => sha256Of(facts);

/** As it stands on screen and on paper: four groups of four. */
export const shortHash = (sha256: string): string => sha256.slice(0, 16).match(/.{4}/gu)!.join(' ');
