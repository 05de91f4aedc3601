/**
 * Classes of a map: nothing done is a class of its own; the rest is cut into up to four classes of about
 * equal size. Equal values are never parted, so few different values make fewer classes.
 */

export interface ValueClass {
  from: number;
  to: number;
  count: number;
}

const most = 4;

/** Classes from the lowest to the highest; a value belongs to the one whose `from`…`to` holds it. */
export function valueClasses(values: readonly number[]): ValueClass[] {
  const sorted = values.filter((value) => value !== 0).sort((a, b) => a - b);
  const zeros = values.length - sorted.length;
  const classes: ValueClass[] = zeros > 0 ? [{ from: 0, to: 0, count: zeros }] : [];
  let begin = 0;
  for (let part = 1; part <= most && begin < sorted.length; part += 1) {
    let end = Math.max(begin + 1, Math.round((sorted.length * part) / most));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1;
    classes.push({ from: sorted[begin]!, to: sorted[end - 1]!, count: end - begin });
    begin = end;
  }
  return classes;
}

/** Shade 0 (nothing) to 4 (most) of a value; the highest class is always the darkest. */
export function shadeOf(value: number, classes: readonly ValueClass[]): number {
  const above = classes.filter((one) => one.from !== 0 || one.to !== 0);
  const at = above.findIndex((one) => value >= one.from && value <= one.to);
  return at < 0 ? 0 : most - above.length + at + 1;
}
