/**
 * The one place where a flag's SQL is rewritten: `{name}` becomes a typed literal. It also refuses
 * what is outside the portable subset, so that the same file runs on another engine unchanged.
 */
import { problem } from '#kernel/problem.ts';

export type ParameterValue = number | string | readonly (number | string)[];
/** `integer` and `number` differ in SQL: an integer stays BIGINT, a number becomes DOUBLE. */
export type ParameterType = 'integer' | 'number' | 'text' | 'list';

export interface TypedParameter {
  type: ParameterType;
  value: ParameterValue;
}

export interface SqlToken {
  kind: 'word' | 'quoted' | 'text' | 'number' | 'placeholder' | 'symbol';
  text: string;
}

const patterns: [SqlToken['kind'] | 'skip', RegExp][] = [
  ['skip', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['placeholder', /\{[a-z_][a-z0-9_]*\}/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['symbol', /<=|>=|<>|!=|\|\||::|[^\s]/y],
];

/** The words, literals and signs of `sql`, comments dropped. */
export function tokenize(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(sql)?.[0];
      if (text === undefined) continue;
      if (kind !== 'skip') tokens.push({ kind, text });
      at += text.length;
      break;
    }
  }
  return tokens;
}

const functions = new Set(
  (
    'count sum min max avg row_number rank dense_rank lag lead first_value last_value ' +
    'sqrt ln exp power abs floor ceil coalesce nullif cast'
  ).split(' '),
);
/** Keywords after which a bracket may open. */
const beforeBracket = new Set(
  (
    'in as over and or not on when then else case select from join where by having with window ' +
    'exists union all any between filter is distinct using materialized'
  ).split(' '),
);
const refusedWords = new Set(
  (
    'insert update delete merge create drop alter truncate attach detach copy pragma set reset install ' +
    'load export import call execute prepare use vacuum checkpoint grant revoke try_cast like ilike ' +
    'similar glob regexp tablesample pivot unpivot unnest lateral recursive struct map interval ' +
    'date timestamp array list random now current_date current_timestamp asof positional'
  ).split(' '),
);
const castTypes = new Set(['bigint', 'integer', 'double', 'varchar', 'boolean', 'decimal']);
const refusedSymbols = new Set([
  '[',
  ']',
  '{',
  '}',
  '::',
  ';',
  '~',
  '^',
  '@',
  '#',
  '$',
  '?',
  ':',
  '!',
  '%',
  '&',
  '|',
  '\\',
  '`',
  '"',
  "'",
]);

/** What in `sql` is outside the portable subset, in words; empty when nothing is. */
export function portabilityFaults(sql: string): string[] {
  const tokens = tokenize(sql);
  const faults = new Set<string>();
  const first = tokens[0]?.text.toLowerCase();
  if (first !== 'select' && first !== 'with') faults.add('must be one SELECT');
  tokens.forEach((token, i) => {
    const word = token.text.toLowerCase();
    const next = tokens[i + 1];
    const previous = tokens[i - 1]?.text.toLowerCase();
    if (token.kind === 'symbol' && refusedSymbols.has(token.text)) faults.add(`sign ${token.text}`);
    if (token.kind === 'word' && refusedWords.has(word)) faults.add(`word ${token.text}`);
    if (token.kind === 'quoted' && next?.text === '(') faults.add(`function ${token.text}`);
    if ((previous === 'from' || previous === 'join') && (token.kind === 'text' || next?.text === '.')) {
      faults.add(`table ${token.text}: tables by plain name only`);
    }
    if (token.kind !== 'word' || next?.text !== '(') return;
    const namesCte = previous === 'with' || previous === ',' || previous === 'window';
    if (functions.has(word) || beforeBracket.has(word) || castTypes.has(word)) return;
    if (!namesCte || !isCteHead(tokens, i)) faults.add(`function ${token.text}`);
  });
  for (const type of badCastTypes(tokens)) faults.add(`CAST to ${type}`);
  return [...faults];
}

/** `name (a, b) AS (`: a CTE with named columns is no function call. */
function isCteHead(tokens: SqlToken[], at: number): boolean {
  const close = tokens.findIndex((t, i) => i > at && t.text === ')');
  return close > 0 && tokens[close + 1]?.text.toLowerCase() === 'as' && tokens[close + 2]?.text === '(';
}

function badCastTypes(tokens: SqlToken[]): string[] {
  const bad: string[] = [];
  const depthOfCast: number[] = [];
  let depth = 0;
  tokens.forEach((token, i) => {
    if (token.text === '(') {
      depth += 1;
      if (tokens[i - 1]?.text.toLowerCase() === 'cast') depthOfCast.push(depth);
    }
    if (token.text === ')') {
      if (depthOfCast.at(-1) === depth) depthOfCast.pop();
      depth -= 1;
    }
    if (
      token.kind === 'word' &&
      token.text.toLowerCase() === 'as' &&
      depthOfCast.at(-1) === depth &&
      depth > 0
    ) {
      const type = tokens[i + 1]?.text.toLowerCase() ?? '';
      if (!castTypes.has(type)) bad.push(type);
    }
  });
  return bad;
}

/** Names in `{…}`, in order of first use. */
export function placeholders(sql: string): string[] {
  return [
    ...new Set(
      tokenize(sql)
        .filter((t) => t.kind === 'placeholder')
        .map((t) => t.text.slice(1, -1)),
    ),
  ];
}

/** Of `known` tables, those whose name stands in `sql` as a word (a CTE must not borrow one). */
export function tablesRead(sql: string, known: readonly string[]): string[] {
  const words = new Set(
    tokenize(sql)
      .filter((t) => t.kind === 'word')
      .map((t) => t.text.toLowerCase()),
  );
  return known.filter((table) => words.has(table));
}

/**
 * `sql` with every `{name}` replaced by a literal of its type. Text and comments are left alone.
 * Throws `indicators.sql_refused` for a construct outside the subset or an unknown name.
 */
export function fillParameters(
  sql: string,
  parameters: Record<string, TypedParameter>,
  where: string,
): string {
  const faults = portabilityFaults(sql);
  for (const name of placeholders(sql)) if (!parameters[name]) faults.push(`unknown parameter {${name}}`);
  if (faults.length > 0) {
    throw problem('indicators.sql_refused', {
      th: `${where}: SQL ใช้สิ่งที่อยู่นอกชุดคำสั่งที่ใช้ได้: ${faults.join('; ')}`,
      en: `${where}: SQL outside the portable subset: ${faults.join('; ')}`,
      details: { where, faults },
    });
  }
  return sql.replace(
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\{([a-z_][a-z0-9_]*)\}/g,
    (whole, name) => (name === undefined ? whole : literal(parameters[name as string]!)),
  );
}

/** A typed SQL literal. */
export function literal({ type, value }: TypedParameter): string {
  if (type === 'list') {
    const items = value as readonly (number | string)[];
    return `(${items.map((v) => literal({ type: typeof v === 'number' ? numberType(v) : 'text', value: v })).join(', ')})`;
  }
  if (type === 'text') return `'${String(value).replaceAll("'", "''")}'`;
  if (
    typeof value !== 'number' ||
    !Number.isFinite(value) ||
    (type === 'integer' && !Number.isSafeInteger(value))
  ) {
    throw problem('indicators.parameter_type', {
      th: `ค่าพารามิเตอร์ต้องเป็น${type === 'integer' ? 'จำนวนเต็ม' : 'ตัวเลข'}: ${String(value)}`,
      en: `A parameter must be ${type === 'integer' ? 'a whole number' : 'a number'}: ${String(value)}`,
    });
  }
  return type === 'integer' ? `CAST(${value} AS BIGINT)` : `CAST(${value} AS DOUBLE)`;
}

function numberType(value: number): ParameterType {
  return Number.isInteger(value) ? 'integer' : 'number';
}
