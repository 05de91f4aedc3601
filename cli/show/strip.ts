/** The spread of the peers as one line of bars, with this subject and the threshold marked below. */
import { displayWidth } from '#kernel/thai-text.ts';
import { binOf, formatValue, type Language, type PeerSpread } from '#procurement/read.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * Two lines: bars (height by the square root of the count, so that few are still seen) and marks:
 * ▲ this subject, ┆ the threshold, ◆ both.
 */
export function strip(
  spread: PeerSpread,
  value: number,
  threshold: number | null,
  unit: string,
  language: Language,
): string[] {
  const { from, to, counts } = spread;
  const most = Math.sqrt(Math.max(...counts, 1));
  const drawn = counts
    .map((count) =>
      count === 0 ? '·' : bars[Math.max(0, Math.ceil((Math.sqrt(count) / most) * bars.length) - 1)],
    )
    .join('');
  const marks = Array.from({ length: counts.length }, () => ' ');
  if (threshold !== null) marks[binOf(threshold, from, to, counts.length)] = '┆';
  const own = binOf(value, from, to, counts.length);
  marks[own] = marks[own] === '┆' ? '◆' : '▲';
  const left = formatValue(from, unit, language);
  return [
    `${left} ${drawn} ${formatValue(to, unit, language)}`,
    `${' '.repeat(displayWidth(left))} ${marks.join('')}`,
  ];
}
