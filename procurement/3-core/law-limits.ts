/** The money limits of law/*.yaml as the core table law_limits; an open end is the last day of year 9999. */
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { sqlText } from '#platform/duckdb.ts';

interface Limit {
  limit_code: string;
  applies_to: string;
  from: string;
  to: string | null;
  limit_thb: number;
  verified: boolean;
}

const lawFolder = new URL('../../law/', import.meta.url);

/** SELECT of the rows of law_limits, from every law file that states limits. */
export function lawLimitsSql(): string {
  const rows = readdirSync(lawFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const law = parse(readFileSync(new URL(name, lawFolder), 'utf8')) as { id: string; limits?: Limit[] };
      return (law.limits ?? []).map((limit) => row(law.id, limit));
    });
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS l (limit_code, applies_to, from_day, to_day, limit_satang, law, verified)`;
}

function row(law: string, limit: Limit): string {
  const satang = Math.round(limit.limit_thb * 100);
  return `(${sqlText(limit.limit_code)}, ${sqlText(limit.applies_to)}, ${day(limit.from)}, ${limit.to === null ? 2932896 : day(limit.to)}, ${satang}, ${sqlText(law)}, ${limit.verified})`;
}

function day(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}
