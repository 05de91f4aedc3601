/** A value for a column, drawn from its type and from what its checks mention. */
export interface TableColumn {
  name: string;
  type: string;
  is_nullable: boolean;
  has_default: boolean;
  /** Checks that name this column, as PostgreSQL spells them. */
  checks: string[];
}

/** Numbers from 0 to 1, the same at every run. */
export type Draw = () => number;

const one = <T>(list: readonly T[], draw: Draw): T => list[Math.floor(draw() * list.length)]!;
const between = (low: number, high: number, draw: Draw) => low + Math.floor(draw() * (high - low + 1));
const hex = (bytes: number, draw: Draw) =>
  Array.from({ length: bytes }, () => between(0, 255, draw).toString(16).padStart(2, '0')).join('');

/** As text that PostgreSQL reads, or null. Hard text on purpose: quotes, separators, Thai, emoji. */
export function drawValue(column: TableColumn, draw: Draw): string | null {
  if (column.is_nullable && draw() < 0.5) return null;
  const wanted = wishes(column);
  if (wanted.length > 0 && draw() < 0.95) return one(wanted, draw)(draw);
  return plain(column.type, draw);
}

const words = ['ทดสอบ', 'น้ำ "มัน" (ดีเซล), \\ ๑๒๓', "O'Brien;\tแท็บ", '😀 \u2028 แถวใหม่\nจริง', 'แผนงาน'];

function plain(type: string, draw: Draw): string {
  if (type.endsWith('[]')) return draw() < 0.3 ? '{}' : `{${plainText(type.slice(0, -2), draw)}}`;
  switch (type) {
    case 'boolean':
      return one(['true', 'false'], draw);
    case 'smallint':
    case 'integer':
    case 'bigint':
      return String(between(0, 9, draw));
    case 'numeric':
      return `${between(0, 999_999, draw)}.${between(10, 99, draw)}`;
    case 'double precision':
    case 'real':
      return String(draw());
    case 'date':
      return `20${between(19, 27, draw)}-0${between(1, 9, draw)}-1${between(0, 9, draw)}`;
    case 'timestamp with time zone':
      return `20${between(19, 27, draw)}-0${between(1, 9, draw)}-1${between(0, 9, draw)} 09:00:00.123456+07`;
    case 'uuid':
      return hex(16, draw).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    case 'bytea':
      return `\\x${hex(32, draw)}`;
    case 'json':
    case 'jsonb':
      return one(['{}', '{"n": 1.50, "th": "ทดสอบ"}', '[]'], draw);
    case 'inet':
      return '192.0.2.7';
    default:
      return `${one(words, draw)} ${between(0, 99_999, draw)}`;
  }
}

/** Inside an array's braces nothing may need quoting. */
const plainText = (type: string, draw: Draw) =>
  type === 'text' ? `ข้อ${between(1, 99, draw)}` : plain(type, draw);

type Wish = (draw: Draw) => string;

/** Literals, bounds, lengths and patterns that the checks name. */
function wishes({ name, type, checks }: TableColumn): Wish[] {
  const found: Wish[] = [];
  const bare = name.replaceAll('"', '');
  const of = (pattern: string) =>
    new RegExp(pattern.replaceAll('COLUMN', bare.replaceAll(/\W/g, '\\$&')), 'g');
  for (const check of checks) {
    for (const [, list] of check.matchAll(
      of('\\(?COLUMN\\)?(?:::\\w+)? (?:=|<>) (?:ANY|ALL) \\(\\(?ARRAY\\[(.*?)\\]'),
    )) {
      for (const [, quoted, number] of list!.matchAll(/'((?:[^']|'')*)'|(-?\d+)/g)) {
        found.push(() => quoted?.replaceAll("''", "'") ?? number!);
      }
    }
    for (const [, list] of check.matchAll(of('\\bCOLUMN <@ \\(?ARRAY\\[(.*?)\\]')))
      for (const [, quoted, number] of list!.matchAll(/'((?:[^']|'')*)'|(-?\d+)/g))
        found.push(() => `{${quoted ?? number!}}`);
    for (const [, literal] of check.matchAll(of("\\bCOLUMN = '((?:[^']|'')*)'"))) found.push(() => literal!);
    for (const [, pattern] of check.matchAll(of("\\bCOLUMN ~ '((?:[^']|'')*)'")))
      found.push((draw) => matching(pattern!, draw));
    const [low, high] = [
      bound(check, of('\\(COLUMN >=? \\(?(-?\\d+)')),
      bound(check, of('\\(COLUMN <=? \\(?(-?\\d+)')),
    ];
    if (low !== null || high !== null) {
      found.push((draw) => String(between(low ?? high! - 5, high ?? low! + 5, draw)));
    }
    const shortest = bound(check, of('length\\(COLUMN\\) >=? (\\d+)'));
    if (shortest !== null && type === 'text')
      found.push((draw) => plain('text', draw).padEnd(shortest, ' ก'));
    if (/position\(\('@'/i.test(check))
      found.push((draw) => `somebody.${between(1, 9999, draw)}@example.go.th`);
    const start = /~~ '([^'%]*)%'/.exec(check)?.[1];
    if (start !== undefined) found.push((draw) => `${start}v=19$${hex(4, draw)}`);
  }
  return found;
}

/** Expressions that a check says the column equals, where they are more than a literal. */
export function formulasOf({ name, checks }: TableColumn): string[] {
  return checks.flatMap((check) => {
    const start = check.search(new RegExp(`\\b${name} = \\(*[a-z_]+\\(`));
    return start === -1 ? [] : [balanced(check.slice(start + name.length + 3))];
  });
}

/** Up to the parenthesis that was opened before. */
function balanced(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth < 0) return text.slice(0, at);
  }
  return text;
}

function bound(check: string, pattern: RegExp): number | null {
  const found = [...check.matchAll(pattern)][0];
  return found ? Number(found[1]) : null;
}

/** Text of a plain pattern: letters, classes, groups of alternatives, {n}, {n,m}, +, *, ?, and the dot. */
function matching(pattern: string, draw: Draw): string {
  const source = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const atoms = source.matchAll(/(\[[^\]]+\]|\((?:\?:)?[^()]*\)|\\.|.)(\{(\d+)(?:,(\d*))?\}|[+*?])?/gsu);
  let text = '';
  for (const [, atom, times, least, most] of atoms) {
    const low = least !== undefined ? Number(least) : times === '*' || times === '?' ? 0 : 1;
    const high = most
      ? Number(most)
      : least !== undefined && most === undefined
        ? low
        : times === undefined || times === '?'
          ? 1
          : low + 3;
    for (let n = between(low, high, draw); n > 0; n -= 1) text += atomText(atom!, draw);
  }
  return text;
}

function atomText(atom: string, draw: Draw): string {
  if (atom.startsWith('('))
    return matching(one(atom.slice(1, -1).replace(/^\?:/, '').split('|'), draw), draw);
  if (atom.startsWith('[')) return one(classOf(atom.slice(1, -1)), draw);
  if (atom === '.') return one(['a', 'ก', '1'], draw);
  if (atom === '\\d') return String(between(0, 9, draw));
  return atom.replace(/^\\/, '');
}

function classOf(inside: string): string[] {
  const letters: string[] = [];
  for (const [, from, to, single] of inside.matchAll(/(.)-(.)|(.)/gsu)) {
    if (single) letters.push(single);
    else
      for (let code = from!.codePointAt(0)!; code <= to!.codePointAt(0)!; code += 1)
        letters.push(String.fromCodePoint(code));
  }
  return letters;
}
