/**
 * Province by province, how many local administrations there are, of how many the whole year is loaded, and how
 * many of those show observations of several independent kinds. Local administrations, because every province has
 * them and they number their own contracts; counts only, no agency.
 */
import type { Analysis } from './open.ts';

export type ProvinceRisk = {
  province_iso: string;
  local_count: number;
  /** Of these, with a whole year: only they are judged. */
  whole_count: number;
  /** Of those with a whole year, with ranking observations of two or more independent families. */
  observed_count: number;
  /** The reason that most of the others are not whole; null where all are. */
  main_reason: string | null;
};

export type ProvinceRisks = {
  /** The newest fiscal year that is loaded; null where nothing is. */
  year_be: number | null;
  /** The newest as-at day of the source files, 'YYYY-MM-DD'; null where none says. */
  as_at: string | null;
  generation: number;
  /** 'flag-id@version' of every observation that counts for a ranking. */
  flags: string[];
  provinces: ProvinceRisk[];
};

/** Of the analysis's scope; a province without any local administration loaded has no row. */
export async function readProvinceRisks(analysis: Analysis): Promise<ProvinceRisks> {
  const { manifest, generation, catalogue, db } = analysis;
  const [newest] = await db.all<{ year_be: number | null }>(
    'SELECT max(fiscal_year_be) AS year_be FROM coverage',
  );
  const year = newest?.year_be ?? null;
  const rows = await db.all<CountedRow>(countedSql(year ?? 0));
  const days = manifest.files.flatMap((file) => (file.as_at === null ? [] : [file.as_at])).sort();
  return {
    year_be: year,
    as_at: days.at(-1) ?? null,
    generation,
    flags: catalogue
      .filter(({ use_as, status }) => use_as === 'ranking' && status === 'live')
      .map(({ flag_id, version }) => `${flag_id}@${version}`)
      .sort(),
    provinces: rows.map(({ local_count, whole_count, observed_count, ...row }) => ({
      ...row,
      local_count: Number(local_count),
      whole_count: Number(whole_count),
      observed_count: Number(observed_count),
    })),
  };
}

type CountedRow = {
  province_iso: string;
  local_count: bigint;
  whole_count: bigint;
  observed_count: bigint;
  main_reason: string | null;
};

const countedSql = (year: number) => `
WITH local AS (
  SELECT province_iso, agency_id, whole_year, not_whole_reason FROM agencies
  WHERE agency_type IN ('tao', 'subdistrict_municipality', 'town_municipality', 'city_municipality', 'pao') AND province_iso IS NOT NULL
), observed AS (
  SELECT DISTINCT subject_id FROM scores WHERE subject_kind = 'agency' AND is_ranked AND fiscal_year_be = ${Math.trunc(year)}
), reasons AS (
  SELECT province_iso, not_whole_reason, row_number() OVER (PARTITION BY province_iso ORDER BY count(*) DESC, not_whole_reason) AS place
  FROM local WHERE NOT whole_year GROUP BY province_iso, not_whole_reason
)
SELECT l.province_iso, count(*) AS local_count, count(*) FILTER (WHERE l.whole_year) AS whole_count,
  count(*) FILTER (WHERE l.whole_year AND o.subject_id IS NOT NULL) AS observed_count, any_value(r.not_whole_reason) AS main_reason
FROM local l
LEFT JOIN observed o ON o.subject_id = l.agency_id
LEFT JOIN reasons r ON r.province_iso = l.province_iso AND r.place = 1
GROUP BY l.province_iso ORDER BY l.province_iso`;
