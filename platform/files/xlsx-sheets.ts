/**
 * Every sheet of a workbook, cell by cell, with what stands where (ECMA-376 part 1, SpreadsheetML). The parts are
 * found by the package's own list and read as they inflate, bytes to characters across every piece: a Thai letter
 * is three bytes, and a piece may end within it. The package is measured before anything of it is parsed.
 */
import { SaxesParser } from 'saxes';
import type yauzl from 'yauzl';
import { UnreadableSource, type SpoolLimits } from './limits.ts';
import { cellText, columnLetters, placeOf, type StoredCell } from './xlsx-cells.ts';
import { measureSpreadsheet } from './xlsx-measure.ts';
import { StyleReader, type DayStyles } from './xlsx-styles.ts';
import { listZip, memberName, openEntry } from './zip-members.ts';

export { columnLetters };

export interface SheetCell {
  /** As people read it: days as YYYY-MM-DD, numbers in full; of a formula what it gave when the file was saved. */
  text: string;
  /** What a form cannot take: a formula may say another thing tomorrow, an error says nothing. */
  fault: 'formula' | 'error' | null;
}

export interface SheetRow {
  sheet: string;
  /** From 1, as the program that made it numbers them. */
  row: number;
  /** From column A, to the last that is there. */
  cells: SheetCell[];
}

export interface Workbook {
  /** One after the other, sheet after sheet. */
  rows: AsyncGenerator<SheetRow>;
  /** Cells that are one: sheet and range ('A2:A5'), once the rows were read; at most `mostMerged`. */
  merged: { sheet: string; range: string }[];
}

const mostMerged = 200;

/** @throws UnreadableSource xlsx_bad, xlsx_too_large, zip_nested: at once, or while rows are read */
export async function openWorkbook(path: string, limits: SpoolLimits): Promise<Workbook> {
  await measureSpreadsheet(path, limits);
  const merged: Workbook['merged'] = [];
  return { rows: rowsOf(path, limits, merged), merged };
}

async function* rowsOf(
  path: string,
  limits: SpoolLimits,
  merged: Workbook['merged'],
): AsyncGenerator<SheetRow> {
  const { zip, entries } = await listZip(path, limits);
  try {
    const parts: Parts = {
      zip,
      entries: new Map(entries.map((entry) => [memberName(entry), entry])),
    };
    const { sheets, is1904 } = await readBook(parts);
    const shown: Shown = {
      texts: await readTexts(parts),
      days: await readStyles(parts),
      is1904,
      limits,
    };
    for (const { name, part } of sheets) {
      const sheet = new SheetReader(name, shown, merged);
      for await (const _ of events(parts, part, sheet.handlers)) {
        yield* sheet.taken();
        if (sheet.isTooLarge) throw new UnreadableSource('xlsx_too_large'); // after the rows before it
      }
    }
  } catch (error) {
    if (error instanceof UnreadableSource && error.reason !== 'zip_damaged') throw error;
    if ((error as Error).name === 'Problem') throw error;
    throw new UnreadableSource('xlsx_bad');
  } finally {
    zip.close();
  }
}

interface Parts {
  zip: yauzl.ZipFile;
  entries: ReadonlyMap<string, yauzl.Entry>;
}

type Attributes = Readonly<Record<string, string>>;
export interface Handlers {
  /** Names without their prefix. */
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads a part of the package through `handlers`; gives control back after each piece. A part that is not there is empty. */
async function* events({ zip, entries }: Parts, part: string, handlers: Handlers): AsyncGenerator<void> {
  const entry = entries.get(part);
  if (!entry) return;
  const parser = new SaxesParser();
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open(bare(name), attributes as Attributes));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => handlers.close?.(bare(name)));
  const decoder = new TextDecoder();
  for await (const piece of (await openEntry(zip, entry)) as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

const whole = async (parts: Parts, part: string, handlers: Handlers): Promise<void> => {
  for await (const _ of events(parts, part, handlers));
};

/** The sheets in the order in which people see them. */
async function readBook(
  parts: Parts,
): Promise<{ sheets: { name: string; part: string }[]; is1904: boolean }> {
  const targets = new Map<string, string>();
  await whole(parts, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; part: string }[] = [];
  let is1904 = false;
  await whole(parts, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
      const part = targets.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && part !== undefined) sheets.push({ name: attributes['name'] ?? '', part });
    },
  });
  return { sheets: sheets.filter(({ part }) => part.startsWith('xl/worksheets/')), is1904 };
}

/** Texts that cells share, by their number. How phonetic guides read is no text of a cell. */
async function readTexts(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  let [own, isText, guides] = ['', false, 0];
  await whole(parts, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') own = '';
      if (name === 'rPh') guides += 1;
      isText = name === 't' && guides === 0;
    },
    text(text) {
      if (isText) own += text;
    },
    close(name) {
      if (name === 'rPh') guides -= 1;
      if (name === 't') isText = false;
      if (name === 'si') texts.push(own);
    },
  });
  return texts;
}

async function readStyles(parts: Parts): Promise<DayStyles> {
  const styles = new StyleReader();
  await whole(parts, 'xl/styles.xml', styles);
  return styles.days();
}

interface Shown {
  texts: readonly string[];
  days: DayStyles;
  is1904: boolean;
  limits: SpoolLimits;
}

/** One sheet: rows are taken from it as they are complete. */
class SheetReader {
  private readonly name: string;
  private readonly shown: Shown;
  private readonly merged: Workbook['merged'];
  private rows: SheetRow[] = [];
  private row: SheetRow | null = null;
  /** More rows or columns than are taken: the rest is not read. */
  isTooLarge = false;
  private lastRow = 0;
  private column = 0;
  private cell: StoredCell | null = null;
  /** Which text is being read: of a value, a formula, or an inline text. */
  private reading: 'v' | 'f' | 't' | null = null;
  private guides = 0;

  constructor(name: string, shown: Shown, merged: Workbook['merged']) {
    this.name = name;
    this.shown = shown;
    this.merged = merged;
  }

  taken(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  readonly handlers: Handlers = {
    open: (name, attributes) => this.open(name, attributes),
    text: (text) => {
      if (this.cell && this.reading === 'v') this.cell.value = (this.cell.value ?? '') + text;
      if (this.cell && this.reading === 't') this.cell.inline += text;
    },
    close: (name) => this.close(name),
  };

  private open(name: string, { r, s, t, ref }: Attributes): void {
    if (this.isTooLarge) return;
    if (name === 'row') this.begin(r);
    else if (name === 'c') {
      this.column = r === undefined ? this.column + 1 : placeOf(r).column;
      if (!(this.column <= this.shown.limits.maxXlsxColumns)) this.isTooLarge = true;
      this.cell = { type: t ?? 'n', style: Number(s ?? 0), value: null, inline: '', isFormula: false };
    } else if (name === 'v') this.reading = 'v';
    else if (name === 'f' && this.cell) {
      this.cell.isFormula = true;
      this.reading = 'f';
    } else if (name === 't') this.reading = this.guides === 0 ? 't' : null;
    else if (name === 'rPh') this.guides += 1;
    else if (name === 'mergeCell' && ref !== undefined && this.merged.length < mostMerged)
      this.merged.push({ sheet: this.name, range: ref });
  }

  private begin(number: string | undefined): void {
    this.lastRow = number === undefined ? this.lastRow + 1 : Number(number);
    if (!(this.lastRow >= 1 && this.lastRow <= this.shown.limits.maxXlsxRows)) this.isTooLarge = true;
    this.column = 0;
    this.row = { sheet: this.name, row: this.lastRow, cells: [] };
  }

  private close(name: string): void {
    if (this.isTooLarge) return;
    if (name === 'v' || name === 'f' || name === 't') this.reading = null;
    else if (name === 'rPh') this.guides -= 1;
    else if (name === 'c' && this.cell && this.row) {
      const { cells } = this.row;
      while (cells.length < this.column - 1) cells.push({ text: '', fault: null });
      cells[this.column - 1] = shownCell(this.cell, this.shown);
      this.cell = null;
    } else if (name === 'row' && this.row) {
      this.rows.push(this.row);
      this.row = null;
    }
  }
}

const shownCell = (cell: StoredCell, { texts, days, is1904 }: Shown): SheetCell => ({
  text: cellText(cell, texts, days.has(cell.style), is1904),
  fault: cell.isFormula ? 'formula' : cell.type === 'e' ? 'error' : null,
});
