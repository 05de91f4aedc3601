/**
 * The drawing of the 77 provinces as one file of symbols. The original's steps have five decimals; here
 * every corner is rounded to a tenth, each by itself, so that neighbours still share their border.
 */
import map from '@svg-maps/thailand';
import { drawingBox, lakeSymbol, shapeOfProvince, symbolOf } from './province-ids.ts';

type Corner = [x: number, y: number];

/** Rings of absolute corners of a path that has only m (with following lines) and z, all relative. */
export function ringsOf(path: string): Corner[][] {
  let [x, y]: Corner = [0, 0];
  return path
    .split('m')
    .filter((ring) => ring.trim() !== '')
    .map((ring) => {
      const numbers = ring.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gu)?.map(Number) ?? [];
      const corners: Corner[] = [];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        [x, y] = [x + numbers[at]!, y + numbers[at + 1]!];
        corners.push([x, y]);
      }
      [x, y] = corners[0]!; // z leads back to the ring's first corner
      return corners;
    });
}

/** The path again, its corners whole tenths, steps that lead nowhere left out. */
export function roundedPath(path: string): string {
  return ringsOf(path)
    .map((corners) => {
      const whole = corners.map(([x, y]): Corner => [Math.round(x * 10), Math.round(y * 10)]);
      const steps = whole.slice(1).map(([x, y], at): Corner => [x - whole[at]![0], y - whole[at]![1]]);
      const kept = steps.filter(([dx, dy]) => dx !== 0 || dy !== 0);
      return `M${whole[0]!.join(' ')}l${kept.map((step) => step.join(' ')).join(' ')}z`.replaceAll(' -', '-');
    })
    .join('');
}

function symbol(id: string, shape: string): string {
  const drawn = map.locations.find((location) => location.id === shape);
  if (!drawn) throw new Error(`The drawing has no shape ${shape}`);
  return `<symbol id="${id}" viewBox="${drawingBox}"><path d="${roundedPath(drawn.path)}"/></symbol>`;
}

let drawn: string | undefined;

/** The whole file, made once. */
export function drawing(): string {
  return (drawn ??= [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${drawingBox}">`,
    '<!-- Thailand, from svg-maps (https://github.com/VictorCazanave/svg-maps), CC BY 4.0; corners rounded. -->',
    ...Object.entries(shapeOfProvince).map(([iso, shape]) => symbol(symbolOf(iso), shape)),
    symbol(lakeSymbol, 'lksg'),
    '</svg>',
  ].join('\n'));
}
