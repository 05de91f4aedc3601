/** The facts an answer relies on, in one spelling, so that anybody holding the list can compute its hash again. */
import { formatBaht, parseBaht } from '#kernel/baht.ts';
import { formatDay } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import type { Consultation } from '#clinic/consultations/queries.ts';
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

/** What a consultation has on record, as first lines for the writer to keep, change or take out. */
export function factsTold(
  told: Pick<Consultation, 'amountThb' | 'counterpart' | 'law' | 'decideByOn'>,
  heard: readonly string[],
): string {
  const { amountThb, counterpart, law, decideByOn } = told;
  const amount = parseBaht(amountThb ?? '');
  const day = decideByOn === null ? null : formatDay(dayNumber(decideByOn));
  return canonicalFacts([
    amount.ok ? `จำนวนเงิน ${formatBaht(amount.satang)}` : '',
    counterpart === null ? '' : `คู่สัญญาหรือผู้เกี่ยวข้อง: ${counterpart}`,
    law === null ? '' : `กฎหมายที่ผู้ขออ้าง: ${law}`,
    day === null ? '' : `ผู้ขอต้องตัดสินใจภายใน ${day}`,
    ...heard.flatMap((words) => words.split('\n')),
  ]);
}
