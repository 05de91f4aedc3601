/**
 * 95 % intervals without simulation: Wilson for a share, Garwood's exact one for a count, Student's for a mean of
 * differences. The quantiles come from the incomplete gamma and beta functions by halving, to ten digits.
 */
export interface Interval {
  low: number;
  high: number;
}

const z = 1.959963984540054;

/** Of k in n; null where n is nought: nothing is known of a share of nothing. */
export function wilson(k: number, n: number): Interval | null {
  if (n === 0) return null;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const all = 1 + (z * z) / n;
  return { low: k === 0 ? 0 : (middle - half) / all, high: k === n ? 1 : (middle + half) / all };
}

/** Of a count of events that come one by one. */
export function exactCount(count: number): Interval {
  const low = count === 0 ? 0 : solve((x) => gammaShare(count, x), 0.025, 0, count + 1);
  const high = solve((x) => gammaShare(count + 1, x), 0.975, count, count * 2 + 50);
  return { low, high };
}

/** Of the mean of n differences with a standard deviation; null under two of them. */
export function meanInterval(mean: number, deviation: number, n: number): Interval | null {
  if (n < 2) return null;
  const half = (studentQuantile(n - 1) * deviation) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

/** t such that 97.5 % of Student's distribution lie below it. */
export function studentQuantile(freedom: number): number {
  return solve((t) => 1 - betaShare(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2, 0.975, 0, 100);
}

/** x where a rising function reaches a value. */
function solve(rising: (x: number) => number, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 200 && high - low > 1e-12 * Math.max(1, high); step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0 (Lanczos, g = 7). */
function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const t = x + 6.5;
  const sum = lanczos.reduce((total, c, k) => total + c / (x + k), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised lower incomplete gamma P(a, x): its series below a + 1, its continued fraction above. */
function gammaShare(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n += 1) sum += term *= x / (a + n);
    return front * sum;
  }
  const fraction = lentz((n) => (n === 0 ? [1, x + 1 - a] : [-n * (n - a), x + 2 * n + 1 - a]));
  return 1 - front * fraction;
}

/** Regularised incomplete beta I_x(a, b) by its continued fraction, on the side where it converges. */
function betaShare(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(b, a, 1 - x);
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) - lnGamma(a) - lnGamma(b) + lnGamma(a + b));
  const fraction = lentz((n) => {
    if (n === 0) return [1, 1];
    const m = Math.floor(n / 2);
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return [n % 2 === 0 ? even : odd, 1];
  });
  return (front * fraction) / a;
}

/** A continued fraction from its parts (numerator, denominator), by Lentz's method. */
function lentz(part: (n: number) => [numerator: number, denominator: number]): number {
  const tiny = 1e-300;
  let value = tiny;
  let c = value;
  let d = 0;
  for (let n = 0; n < 10_000; n += 1) {
    const [numerator, denominator] = part(n);
    d = 1 / (denominator + numerator * d || tiny);
    c = denominator + numerator / c || tiny;
    value *= c * d;
    if (n > 0 && Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}
