/** Figures of the database (numeric, as text) and of the program (whole hundredths): exact both ways. */

/** '12.5' → 1250n, '-3' → -300n. */
export function hundredthsOf(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/u.exec(text);
  if (!match) throw new TypeError(`not a figure with two decimals: ${text}`);
  const size = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -size : size;
}

/** 1250n → '12.50'; null stays null. */
export function numericOf(hundredths: bigint | null): string | null {
  if (hundredths === null) return null;
  const size = hundredths < 0n ? -hundredths : hundredths;
  return `${hundredths < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** For people: '1,234.5', without decimals where there are none. */
export function shownFigure(hundredths: bigint): string {
  const size = hundredths < 0n ? -hundredths : hundredths;
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/gu, ',');
  const rest = size % 100n;
  const decimals = rest === 0n ? '' : `.${String(rest).padStart(2, '0').replace(/0$/u, '')}`;
  return `${hundredths < 0n ? '−' : ''}${whole}${decimals}`;
}
