/** The four levels of advice, and which of them a second officer must read before anybody signs. */

export const levels = {
  no_observation: {
    th: 'ไม่มีข้อสังเกตตามข้อเท็จจริงที่แจ้ง',
    en: 'No observation on the facts as told',
  },
  conditional: { th: 'ดำเนินการได้เมื่อทำตามเงื่อนไข', en: 'May go ahead once the conditions are met' },
  reconsider: { th: 'ควรทบทวน', en: 'Should be reconsidered' },
  hold: {
    th: 'ควรชะลอและหารือหน่วยที่มีอำนาจ',
    en: 'Should wait while the competent authority is consulted',
  },
} as const;

export type Level = keyof typeof levels;

export const levelNames = Object.keys(levels) as [Level, ...Level[]];

/** Two pairs of eyes: for advice that stops somebody, and wherever the writer asks for it. */
export function needsReader({ level, wantsReader }: { level: Level; wantsReader: boolean }): boolean {
  return wantsReader || level === 'reconsider' || level === 'hold';
}
