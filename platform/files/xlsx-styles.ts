/** Which styles of a workbook show a number as a day or a time: without them a day is only a number. */

/** Numbers of cell formats. */
export type DayStyles = ReadonlySet<number>;

/** Formats that every program has, by ECMA-376 18.8.30; 27 to 36 and 50 to 58 in the East, 71 to 81 in Thailand. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81);

/** 'd mmm yyyy' is one, '#,##0.00' and '"วันที่" 0' are not. */
const isDayFormat = (code: string) =>
  /[dmyhsb]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, '').replace(/general/iu, ''));

export class StyleReader {
  private readonly own = new Map<number, boolean>();
  private readonly formats: number[] = [];
  private isWithin = false;

  open(name: string, { numFmtId, formatCode }: Readonly<Record<string, string>>): void {
    if (name === 'numFmt') this.own.set(Number(numFmtId), isDayFormat(formatCode ?? ''));
    if (name === 'cellXfs') this.isWithin = true;
    if (name === 'xf' && this.isWithin) this.formats.push(Number(numFmtId ?? 0));
  }

  close(name: string): void {
    if (name === 'cellXfs') this.isWithin = false;
  }

  days(): DayStyles {
    return new Set(
      this.formats.flatMap((format, style) => ((this.own.get(format) ?? builtIn(format)) ? [style] : [])),
    );
  }
}
