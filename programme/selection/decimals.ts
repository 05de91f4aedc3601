/** Decimals as whole numbers of their last place: what is added and compared here is never a float. */

/** '12.5' → 1250 at two places; null for what is no such number. Thai digits are the caller's to change. */
export function toUnits(text: string, places: number): number | null {
  const parts = /^(\d{1,9})(?:\.(\d*))?$/u.exec(text.trim());
  if (!parts) return null;
  const [, whole = '', fraction = ''] = parts;
  if (fraction.length > places) return null;
  const units = Number(whole + fraction.padEnd(places, '0'));
  return Number.isSafeInteger(units) ? units : null;
}

/** 1250 → '12.50' at two places. */
export function fromUnits(units: number, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** a ÷ b to the nearest whole number, a half upwards; for whole numbers ≥ 0. */
export function divided(a: number, b: number): number {
  const twice = 2 * a + b;
  return (twice - (twice % (2 * b))) / (2 * b);
}
