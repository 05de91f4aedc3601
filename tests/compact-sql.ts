/**
 * sql-formatter gives every clause, column and condition a line of its own, which doubles the length of a
 * rule. This puts back on one line what fits on one: short CASEs, parentheses and clauses, and runs of
 * plain column names. Only line breaks and indents change.
 */
const width = 110;

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isComment = (line: string): boolean => line.includes('--');

/** Index of the last line deeper than line `at`, or `at` itself. */
function lastDeeper(lines: readonly string[], at: number): number {
  let last = at;
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next]!;
    if (line.trim() === '' || indentOf(line) <= indentOf(lines[at]!)) break;
    last = next;
  }
  return last;
}

/** Lines `from`…`to` as one, where that fits and hides no comment; otherwise null. */
function joined(lines: readonly string[], from: number, to: number): string | null {
  const part = lines.slice(from, to + 1);
  if (part.some(isComment)) return null;
  const one = part.map((line) => line.trim()).join(' ');
  const tidy = ' '.repeat(indentOf(lines[from]!)) + one.replaceAll(/\( /g, '(').replaceAll(/ \)/g, ')');
  return tidy.length <= width ? tidy : null;
}

/** Where a block that opens on line `at` ends, if it may be closed up: CASE … END, or ( … ) without SELECT. */
function blockEnd(lines: readonly string[], at: number): number | null {
  const opens = lines[at]!.trimEnd();
  const last = lastDeeper(lines, at);
  const closing = lines[last + 1];
  if (last === at || closing === undefined || indentOf(closing) !== indentOf(lines[at]!)) return null;
  if (/\bCASE( [\w.]+)?$/i.test(opens)) return /^\s*END\b/i.test(closing) ? last + 1 : null;
  if (!opens.endsWith('(') || !closing.trimStart().startsWith(')')) return null;
  return lines.slice(at + 1, last + 1).some((line) => /^\s*(SELECT|WITH|VALUES)\b/i.test(line))
    ? null
    : last + 1;
}

const single = /^\s*(SELECT|SELECT DISTINCT|FROM|LIMIT|WINDOW)$/i;
const conditions = /^\s*(WHERE|HAVING|QUALIFY)$/i;
const list = /^\s*(GROUP BY|ORDER BY|PARTITION BY)$/i;

/** Where a clause that stands alone on line `at` ends, if its body may stand beside it. */
function clauseEnd(lines: readonly string[], at: number): number | null {
  const line = lines[at]!;
  const last = lastDeeper(lines, at);
  if (last === at) return null;
  if (list.test(line)) return last;
  if (conditions.test(line)) return last <= at + 3 ? last : null;
  return single.test(line) && last === at + 1 ? last : null;
}

/** Where the ANDs and ORs of a WHEN or a JOIN on line `at` end; they stand below it, no deeper. */
function conditionEnd(lines: readonly string[], at: number): number | null {
  if (!/^\s*(WHEN|(INNER |LEFT |CROSS |FULL )?JOIN)\b/i.test(lines[at]!)) return null;
  let last = at;
  const goesOn = (line: string | undefined): boolean =>
    line !== undefined && /^\s*(AND|OR)\b/i.test(line) && indentOf(line) === indentOf(lines[at]!);
  while (goesOn(lines[last + 1])) last += 1;
  return last === at ? null : last;
}

function closeUp(lines: string[], endOf: (lines: readonly string[], at: number) => number | null): string[] {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const end = endOf(lines, at); // from the bottom, so that what lies inside is closed first
    const one = end === null ? null : joined(lines, at, end);
    if (end !== null && one !== null) lines.splice(at, end - at + 1, one);
  }
  return lines;
}

/** A column's name, a text or a number, renamed or not. */
const plain = String.raw`(?:[a-z_][\w.]*|'[^']*'|\d+)(?: AS \w+)?`;
const plainLine = new RegExp(`^\\s+${plain},?$`, 'i');
const plainRun = new RegExp(`^\\s+(?:${plain}, ?)+$`, 'i');

/** Runs of plain columns fill their lines. */
function fillColumns(lines: readonly string[]): string[] {
  const filled: string[] = [];
  for (const line of lines) {
    const before = filled.at(-1);
    const goesOn =
      before !== undefined && plainRun.test(before) && before.endsWith(',') && plainLine.test(line);
    if (goesOn && indentOf(line) === indentOf(before) && before.length + 1 + line.trim().length <= width) {
      filled[filled.length - 1] = `${before} ${line.trim()}`;
    } else filled.push(line);
  }
  return filled;
}

/** `sql` as sql-formatter lays it out, with what fits on one line put there. */
export function compact(sql: string): string {
  let lines = sql.split('\n');
  for (let before = ''; before !== lines.join('\n');) {
    before = lines.join('\n');
    for (const endOf of [blockEnd, conditionEnd, clauseEnd]) lines = closeUp(lines, endOf);
  }
  return closeUp(fillColumns(lines), clauseEnd).join('\n'); // a filled list may now fit beside SELECT
}
