/**
 * Where everything on a strip of peers stands, in per cent of its width, so that it fits any screen.
 * Equal values stand above each other; a crowd is drawn closer together, never left out.
 */

/** Stacks across the strip: dots of 8 px still stand side by side on a 360 px screen. */
const columns = 40;
const height = 72;

export interface StripInput {
  values: readonly number[];
  own: number | null;
  threshold?: number | null | undefined;
  interval?: readonly [low: number, high: number] | null | undefined;
}

export interface Strip {
  from: number;
  to: number;
  /** One dot per peer: x in per cent, `up` in pixels above the line. */
  dots: { x: number; up: number }[];
  ownX: number | null;
  thresholdX: number | null;
  intervalX: readonly [number, number] | null;
  /** Values and places of the marks under the line. */
  ticks: { value: number; x: number }[];
}

/** The nearest round number at or below (or above) a value: 1, 2 or 5 times a power of ten. */
export function roundStep(span: number, parts: number): number {
  const raw = span / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** First and last round number around all values, and the step between marks. */
export function roundRange(numbers: readonly number[]): { from: number; to: number; step: number } {
  const low = Math.min(0, ...numbers);
  const high = Math.max(...numbers, low);
  if (high === low) return { from: low, to: low + 1, step: 1 };
  const step = roundStep(high - low, 4);
  return { from: Math.floor(low / step) * step, to: Math.ceil(high / step - 1e-9) * step, step };
}

export function layStrip({ values, own, threshold, interval }: StripInput): Strip {
  const marks = [own, threshold, ...(interval ?? [])].filter((value) => typeof value === 'number');
  const { from, to, step } = roundRange([...values, ...marks]);
  const place = (value: number) => Number((((value - from) / (to - from)) * 100).toFixed(2));
  const stacks = new Map<number, number>();
  const stackOf = (value: number) =>
    Math.min(columns - 1, Math.floor(((value - from) / (to - from)) * columns));
  for (const value of values) stacks.set(stackOf(value), (stacks.get(stackOf(value)) ?? 0) + 1);
  const apart = Math.min(9, height / Math.max(1, ...stacks.values()));
  const stood = new Map<number, number>();
  const dots = [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const stack = stackOf(value);
      const level = stood.get(stack) ?? 0;
      stood.set(stack, level + 1);
      return {
        x: Number((((stack + 0.5) / columns) * 100).toFixed(2)),
        up: Number((level * apart).toFixed(1)),
      };
    });
  const count = Math.round((to - from) / step);
  const ticks = Array.from({ length: count + 1 }, (_, at) => from + at * step);
  return {
    from,
    to,
    dots,
    ownX: own === null ? null : place(own),
    thresholdX: typeof threshold === 'number' ? place(threshold) : null,
    intervalX: interval ? [place(interval[0]), place(interval[1])] : null,
    ticks: ticks.map((value) => ({ value: Number(value.toPrecision(12)), x: place(value) })),
  };
}

/** Lowest, middle and highest of the peers, or null without any. The middle of two is the lower. */
export function spreadOf(
  values: readonly number[],
): { lowest: number; middle: number; highest: number } | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return { lowest: sorted[0]!, middle: sorted[Math.ceil(sorted.length / 2) - 1]!, highest: sorted.at(-1)! };
}
