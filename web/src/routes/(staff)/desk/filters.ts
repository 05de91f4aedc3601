/** What the list is narrowed by, as the address says it; what it does not know is left out. */
import { toIso, parseThaiDate } from '#kernel/thai-date.ts';
import { agencyTypes, families, subjectKinds, type ListedRow } from '#procurement/read.ts';
import type { Newness } from '#watch/daily-list.ts';
import type { FirstListed } from '#watch/first-listed.ts';

const million = 100_000_000n; // satang

/** From (and not to) so many satang. */
export const moneyBands: Record<string, readonly [from: bigint, to: bigint | null]> = {
  'under-1m': [0n, million],
  '1m-10m': [million, 10n * million],
  '10m-100m': [10n * million, 100n * million],
  'over-100m': [100n * million, null],
};

export const sinces = ['visit', 'generation', 'week', 'month'] as const;
export const judgements = ['open', 'partly', 'changed', 'judged'] as const;

export interface DeskFilters {
  province?: string;
  year?: number;
  type?: string;
  family?: string;
  flag?: string;
  kind?: string;
  money?: string;
  since?: (typeof sinces)[number];
  /** ISO day from which on a row must have come. */
  day?: string;
  judged?: (typeof judgements)[number];
}

const among = <T extends string>(query: URLSearchParams, name: string, known: readonly T[]) => {
  const found = known.find((one) => one === query.get(name));
  return found === undefined ? {} : { [name]: found };
};

export function filtersIn(query: URLSearchParams): DeskFilters {
  const year = /^2[56]\d\d$/u.exec(query.get('year') ?? '')?.[0];
  const day = parseThaiDate((query.get('day') ?? '').slice(0, 40));
  const province = /^TH-\d\d$/u.exec(query.get('province') ?? '')?.[0];
  const flag = /^[a-z0-9-]{3,80}$/u.exec(query.get('flag') ?? '')?.[0];
  return {
    ...(province === undefined ? {} : { province }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...among(query, 'type', Object.keys(agencyTypes)),
    ...among(query, 'family', Object.keys(families)),
    ...(flag === undefined ? {} : { flag }),
    ...among(query, 'kind', Object.keys(subjectKinds)),
    ...among(query, 'money', Object.keys(moneyBands)),
    ...among(query, 'since', sinces),
    ...(day.ok ? { day: toIso(day.day) } : {}),
    ...among(query, 'judged', judgements),
  };
}

/** What else is known of a row when it is weighed against the filters. */
export interface Around {
  newness: Newness | null;
  /** Undefined: it came with the newest data. */
  first: FirstListed | undefined;
  generation: number;
  lastVisit: Date | null;
  now: Date;
}

export function fits(row: ListedRow, filters: DeskFilters, around: Around): boolean {
  const { province, year, type, family, flag, kind, money, judged } = filters;
  return (
    (province === undefined || row.province_iso === province) &&
    (year === undefined || row.fiscal_year_be === year) &&
    (type === undefined || row.agency_type === type) &&
    (family === undefined || row.flags.some((one) => one.family === family)) &&
    (flag === undefined || row.flags.some((one) => one.flag_id === flag)) &&
    (kind === undefined || row.subject_kind === kind) &&
    (money === undefined || isWithin(row.money_satang, moneyBands[money])) &&
    (judged === undefined || judgedAs(around.newness) === judged) &&
    hasCome(filters, around)
  );
}

const judgedAs = (newness: Newness | null) =>
  newness === null
    ? 'judged'
    : newness === 'never_seen'
      ? 'open'
      : newness === 'changed_since'
        ? 'changed'
        : 'partly';

const isWithin = (satang: bigint, band: (typeof moneyBands)[string] | undefined): boolean =>
  band === undefined || (satang >= band[0] && (band[1] === null || satang < band[1]));

const dayMs = 86_400_000;

/** Whether the row came to the list when the filters want it to have come. */
function hasCome({ since, day }: DeskFilters, { first, generation, lastVisit, now }: Around): boolean {
  const at = first?.at ?? now;
  if (day !== undefined && at < new Date(`${day}T00:00:00+07:00`)) return false;
  switch (since) {
    case 'generation':
      return (first?.generation ?? generation) >= generation;
    case 'visit':
      return lastVisit !== null && at > lastVisit;
    case 'week':
      return now.getTime() - at.getTime() <= 7 * dayMs;
    case 'month':
      return now.getTime() - at.getTime() <= 30 * dayMs;
    default:
      return true;
  }
}
