/**
 * A table as a workbook: one sheet of rows, one of what they are about. What was text in the data is text in its
 * cell, whatever sign it begins with: no cell holds a formula.
 */
import { zipFile, type ZipMember } from './zip.ts';
import { columnLetters } from '#platform/files/xlsx-sheets.ts';
import type { FileRow, FileTable } from './table.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
/** What a cell can hold. */
const longest = 32_767;
export function xlsxFile(table: FileTable): AsyncGenerator<Uint8Array> {
  return zipFile(
    packageOf([
      { name: 'rows', xml: rowsSheet(table) },
      { name: 'about', xml: sheet(table.about.map((pair, k) => rowXml(k + 1, pair.map(textCell)))) },
    ]),
  );
}

/** A sheet of a workbook to be filled in; a number is exact decimal digits. */
export interface FormSheet {
  name: string;
  rows: AsyncIterable<readonly (readonly { kind: 'text' | 'number'; text: string }[])[]>;
}

/**
 * A workbook of several sheets whose texts are kept in one place, as spreadsheets themselves keep them: they read it
 * and save it again without a difference. The texts are held in memory until the end.
 */
export function xlsxForm(sheets: readonly FormSheet[]): AsyncGenerator<Uint8Array> {
  const texts = new Map<string, number>();
  const shared = (text: string): Cell => {
    if (text === '') return ['', ''];
    const cut = text.slice(0, longest);
    if (!texts.has(cut)) texts.set(cut, texts.size);
    return [' t="s"', `<v>${texts.get(cut)!}</v>`];
  };
  const xml = async function* ({ rows }: FormSheet): AsyncGenerator<string> {
    yield sheetHead;
    let n = 0;
    for await (const piece of rows)
      yield piece
        .map((cells) =>
          rowXml((n += 1), cells.map(({ kind, text }) => (kind === 'number' ? numberCell(text) : shared(text)))),
        )
        .join('');
    yield sheetTail;
  };
  return zipFile([
    ...packageOf(
      sheets.map((one) => ({ name: one.name, xml: xml(one) })),
      true,
    ),
    { name: 'xl/sharedStrings.xml', text: sharedXml(texts) },
  ]);
} // prettier-ignore

function* sharedXml(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `${head}<sst xmlns="${main}" uniqueCount="${texts.size}">`;
  for (const text of texts.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  yield '</sst>';
}

/** The parts of a package around its sheets. */
function packageOf(
  sheets: readonly { name: string; xml: ZipMember['text'] }[],
  hasTexts = false,
): ZipMember[] {
  const parts = sheets.map(({ name }, k) => ({ name, path: `worksheets/sheet${k + 1}` }));
  const targets: [string, string][] = [
    ...parts.map(({ path }): [string, string] => ['worksheet', `${path}.xml`]),
    ...(hasTexts ? [['sharedStrings', 'sharedStrings.xml'] as [string, string]] : []),
  ];
  const types = [
    override('workbook', 'sheet.main'),
    ...parts.map(({ path }) => override(path, 'worksheet')),
    ...(hasTexts ? [override('sharedStrings', 'sharedStrings')] : []),
  ];
  return [
    { name: '[Content_Types].xml', text: [contentTypes(types)] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbook(parts.map(({ name }) => name))] },
    { name: 'xl/_rels/workbook.xml.rels', text: [relations(targets)] },
    ...sheets.map(({ xml }, k) => ({ name: `xl/${parts[k]!.path}.xml`, text: xml })),
  ];
}

async function* rowsSheet({ columns, rows }: FileTable): AsyncGenerator<string> {
  yield `${sheetHead}${rowXml(
    1,
    columns.map((column) => textCell(column.label)),
  )}`;
  let n = 1;
  for await (const piece of rows) {
    yield piece.map((row) => rowXml((n += 1), cellsOf(columns, row))).join('');
  }
  yield sheetTail;
}

/** A cell without its place: the attributes and what is inside. */
type Cell = readonly [attributes: string, inside: string];

const cellsOf = (columns: FileTable['columns'], row: FileRow): Cell[] =>
  columns.map(({ kind }, k) => (kind === 'number' ? numberCell(row[k] ?? null) : textCell(row[k] ?? null)));

const sheetHead = `${head}<worksheet xmlns="${main}"><sheetData>`;
const sheetTail = '</sheetData></worksheet>';
const sheet = (rows: readonly string[]): string[] => [sheetHead, ...rows, sheetTail];

/** Row `n`, its cells under the letters from A. */
const rowXml = (n: number, cells: readonly Cell[]): string => {
  const placed = cells.map(([attributes, inside], k) =>
    inside === '' ? '' : `<c r="${columnLetters(k + 1)}${n}"${attributes}>${inside}</c>`,
  );
  return `<row r="${n}">${placed.join('')}</row>`;
};

const textCell = (text: string | null): Cell => [
  ' t="inlineStr"',
  text === null || text === ''
    ? ''
    : `<is><t xml:space="preserve">${escaped(text.slice(0, longest))}</t></is>`,
];

const numberCell = (digits: string | null): Cell =>
  digits !== null && /^-?\d+(\.\d+)?$/u.test(digits) ? ['', `<v>${digits}</v>`] : textCell(digits);

/** Text as XML can hold it: no control characters, no half of a pair. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_') // or a spreadsheet would read a character in it
    // eslint-disable-next-line no-control-regex -- these are what XML 1.0 has no way to write
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      ([type, target], k) => `<Relationship Id="rId${k + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbook = (names: readonly string[]): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
    .map((name, k) => `<sheet name="${escaped(name)}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`)
    .join('')}</sheets></workbook>`;

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const override = (path: string, type: string) =>
  `<Override PartName="/xl/${path}.xml" ContentType="${sheetType}.${type}+xml"/>`;
const contentTypes = (overrides: readonly string[]): string =>
  [
    `${head}<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...overrides,
    '</Types>',
  ].join('');
