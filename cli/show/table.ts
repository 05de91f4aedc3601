/** Tables for the terminal: Thai text by its display width, long cells wrapped, numbers to the right. */
import { displayWidth, padToWidth } from '#kernel/thai-text.ts';

export type Column = { head: string; width: number; right?: boolean };

const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Lines of at most `width` columns, broken between words (Thai has no spaces). */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const { segment } of words.segment(paragraph)) {
      if (line !== '' && displayWidth(line + segment.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = segment.trimStart();
      } else line += segment;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The text indented by `by` spaces and wrapped at `width` columns in all; later lines hang by `hang`. */
export function block(text: string, by = 0, width = 100, hang = 0): string {
  const [first = '', ...rest] = wrap(text, width - by - hang);
  return [' '.repeat(by) + first, ...rest.map((line) => ' '.repeat(by + hang) + line)].join('\n');
}

/** A table with a line under its heads. Cells wrap inside their column. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, k) => {
        const cell = cells[k] ?? '';
        return column.right
          ? ' '.repeat(Math.max(0, column.width - displayWidth(cell))) + cell
          : padToWidth(cell, column.width);
      })
      .join('  ')
      .trimEnd();
  const drawn = rows.flatMap((cells) => {
    const wrapped = columns.map((column, k) => wrap(cells[k] ?? '', column.width));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, at) => line(wrapped.map((lines) => lines[at] ?? '')));
  });
  return [
    line(columns.map((column) => column.head)),
    columns.map((column) => '─'.repeat(column.width)).join('  '),
    ...drawn,
  ].join('\n');
}
