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

export function xlsxFile(table: FileTable): AsyncGenerator<Uint8Array> {
  return zipFile([
    { name: '[Content_Types].xml', text: [contentTypes] },
    { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', text: [workbook] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: [relations(['rows', 'about'].map((name) => ['worksheet', `worksheets/${name}.xml`]))],
    },
    { name: 'xl/worksheets/rows.xml', text: rowsSheet(table) },
    { name: 'xl/worksheets/about.xml', text: sheet(table.about.map((pair) => rowXml(pair.map(textCell)))) },
  ]);
}

async function* rowsSheet({ columns, rows }: FileTable): AsyncGenerator<string> {
  yield `${sheetHead}${rowXml(columns.map((column) => textCell(column.label)))}`;
  const one = (row: FileRow) =>
    rowXml(
      columns.map(({ kind }, k) =>
        kind === 'number' ? numberCell(row[k] ?? null) : textCell(row[k] ?? null),
      ),
    );
  for await (const piece of rows) yield piece.map(one).join('');
  yield sheetTail;
}

const sheetHead = `${head}<worksheet xmlns="${main}"><sheetData>`;
const sheetTail = '</sheetData></worksheet>';
const sheet = (rows: readonly string[]): string[] => [sheetHead, ...rows, sheetTail];

const rowXml = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

const textCell = (text: string | null): string =>
  text === null || text === ''
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longest))}</t></is></c>`;

const numberCell = (digits: string | null): string =>
  digits !== null && /^-?\d+(\.\d+)?$/u.test(digits) ? `<c><v>${digits}</v></c>` : textCell(digits);

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

const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${['rows', 'about']
  .map((name, k) => `<sheet name="${name}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`)
  .join('')}</sheets></workbook>`;

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${[
  'rows',
  'about',
]
  .map((name) => `<Override PartName="/xl/worksheets/${name}.xml" ContentType="${sheetType}.worksheet+xml"/>`)
  .join('')}</Types>`;
