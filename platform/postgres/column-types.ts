/**
 * How columns arrive: bigint as number while that is exact, else as bigint; a day as text 'YYYY-MM-DD',
 * never as an instant; an instant as Date; numeric as text, so that no baht is lost on the way.
 */
import pg from 'pg';

type Parse = (text: string) => unknown;
/** pg's own typings know no arrays. */
const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse;

const int8 = 20;
const int8Array = 1016;
const date = 1082;
const dateArray = 1182;
const textArray = 1009;

const whole: Parse = (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};
const asWritten: Parse = (text) => text;

const listOf = (each: Parse): Parse => {
  const split = parserOf(textArray) as (text: string) => (string | null)[];
  return (text) => split(text).map((item) => (item === null ? null : each(item)));
};

const own = new Map<number, Parse>([
  [int8, whole],
  [int8Array, listOf(whole)],
  [date, asWritten],
  [dateArray, listOf(asWritten)],
]);

const ownParser = (oid: number, format?: 'text' | 'binary'): Parse =>
  (format === 'binary' ? undefined : own.get(oid)) ?? parserOf(oid, format);

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ownParser as pg.CustomTypesConfig['getTypeParser'],
};
