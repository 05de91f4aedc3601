/** What follows from the figures of a checklist, exactly, with its arithmetic; what is not known stays unknown. */
import type { Checklist, Computed } from './checklist.ts';

/** Exact: `units` of 10^-places. */
interface Decimal {
  units: bigint;
  places: number;
}

export interface Reckoned {
  id: string;
  /** null: something it needs is not known. */
  value: string | null;
  /** '21 × 36 = 756'; with '?' for what is not known. */
  arithmetic: string;
  unit: Computed['unit'];
  th: string;
  en: string;
}

/** @param figures exact decimals by question, as the database spells them */
export function reckoned(checklist: Checklist, figures: ReadonlyMap<string, string>): Reckoned[] {
  const known = new Map([...figures].map(([id, text]) => [id, decimalOf(text)]));
  return checklist.computed.map(({ id, how, of, unit, th, en }) => {
    const [a, b] = of.map((from) => known.get(from));
    const value = a && b ? compute[how](a, b) : null;
    if (value) known.set(id, value);
    const said = [a, b].map((one) => (one ? shown(one) : '?')).join(` ${signs[how]} `);
    return {
      id,
      value: value && textOf(value),
      arithmetic: `${said} = ${value ? shown(value) : '?'}`,
      unit,
      th,
      en,
    };
  });
}

const signs = { times: '×', plus: '+', minus: '−' } as const;

const compute: Record<Computed['how'], (a: Decimal, b: Decimal) => Decimal> = {
  times: (a, b) => ({ units: a.units * b.units, places: a.places + b.places }),
  plus: (a, b) => joined(a, b, (x, y) => x + y),
  minus: (a, b) => joined(a, b, (x, y) => x - y),
};

function joined(a: Decimal, b: Decimal, how: (x: bigint, y: bigint) => bigint): Decimal {
  const places = Math.max(a.places, b.places);
  const at = ({ units, places: own }: Decimal) => units * 10n ** BigInt(places - own);
  return { units: how(at(a), at(b)), places };
}

function decimalOf(text: string): Decimal {
  const [whole = '0', rest = ''] = text.split('.');
  return { units: BigInt(whole + rest), places: rest.length };
}

function textOf({ units, places }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const [whole, rest] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  const decimals = rest.replace(/0+$/u, '');
  return `${units < 0n ? '−' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** With thousands apart, for people. */
export const shownFigure = (text: string): string => shown(decimalOf(text.replace('−', '-')));

function shown(value: Decimal): string {
  const [whole = '', rest] = textOf(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
