/** CSV for spreadsheets: quoted where needed, and no cell may act as a formula. */

/**
 * One line, without its end. A text that begins with = + - @ (also in their wide East Asian shapes), tab or
 * return gets an apostrophe before it, or a spreadsheet would run it; numbers are left alone.
 */
export function csvLine(cells: readonly (string | number | bigint | null)[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return '';
      if (typeof cell !== 'string') return String(cell);
      const safe = /^[=+\-@＝＋－＠\t\r\n]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
      return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',');
}
