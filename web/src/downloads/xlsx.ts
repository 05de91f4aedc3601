/**
 * A table as a workbook: one sheet of rows, one of what they are about. What was text in the data is text in its
 * cell, whatever sign it begins with: no cell holds a formula.
 */
import { zipFile } from './zip.ts';
import type { FileRow, FileTable } from './table.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
/** What a cell can hold. */
const longest = 32_767;
const sheets = ['rows', 'about'] as const;

export function xlsxFile(table: FileTable): AsyncGenerator<Uint8Array> {
  return zipFile([
    { name: '[Content_Types].xml', text: [contentTypes] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbook] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: [relations(sheets.map((_, k) => ['worksheet', `worksheets/sheet${k + 1}.xml`]))],
    },
    { name: 'xl/worksheets/sheet1.xml', text: rowsSheet(table) },
    {
      name: 'xl/worksheets/sheet2.xml',
      text: sheet(table.about.map((pair, k) => rowXml(k + 1, pair.map(textCell)))),
    },
  ]);
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

/** Row `n`, its cells under the letters A to Z. */
const rowXml = (n: number, cells: readonly Cell[]): string => {
  const placed = cells.map(([attributes, inside], k) =>
    inside === '' ? '' : `<c r="${String.fromCharCode(65 + k)}${n}"${attributes}>${inside}</c>`,
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

const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
  .map((name, k) => `<sheet name="${name}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`)
  .join('')}</sheets></workbook>`;

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const override = (path: string, type: string) =>
  `<Override PartName="/xl/${path}.xml" ContentType="${sheetType}.${type}+xml"/>`;
const contentTypes = [
  `${head}<Types xmlns="${packages}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  override('workbook', 'sheet.main'),
  ...sheets.map((_, k) => override(`worksheets/sheet${k + 1}`, 'worksheet')),
  '</Types>',
].join('');
