/**
 * How columns arrive: bigint as number while that is exact, else as bigint; a day as text 'YYYY-MM-DD',
 * never as an instant; an instant as Date; numeric as text, so that no baht is lost on the way.
 */
import pg from 'pg';

const { builtins } = pg.types;
const int8Array = 1016;
const dateArray = 1182;
const textArray = 1009 as typeof builtins.TEXT; // its typings know no arrays

const whole = (text: string): number | bigint => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

const listOf = <T>(each: (text: string) => T) => {
  const split = pg.types.getTypeParser(textArray) as (text: string) => (string | null)[];
  return (text: string) => split(text).map((item) => (item === null ? null : each(item)));
};

const own = new Map<number, (text: string) => unknown>([
  [builtins.INT8, whole],
  [builtins.DATE, (text) => text],
  [int8Array, listOf(whole)],
  [dateArray, listOf((text) => text)],
]);

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && own.get(oid)) || pg.types.getTypeParser(oid, format as 'text')) as never,
};
