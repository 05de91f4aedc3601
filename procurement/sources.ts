/** What is loaded, as at when, where it can be had, and what is missing: years, provinces, cut agencies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { egpSource } from './egp-source.ts';
import { leaseGeneration, type LoadedFile } from './workspace.ts';

export interface SourcesAccount {
  source: {
    id: string;
    title_th: string;
    title_en: string;
    where: { what_th: string; what_en: string; at: string }[];
  };
  files: LoadedFile[];
  years: {
    fiscal_year_be: number;
    rows: number;
    provinces_whole: string[];
    provinces_partial: string[];
    provinces_missing: string[];
  }[];
  cut_agencies: number;
  ambiguous_agencies: number;
  sampled_agencies: number;
  /** Agencies whose contract numbers show that most of the year is missing. */
  thin_agencies: number;
  agencies: number;
}

/**
 * The account of the current generation. Provinces are ISO 3166-2 codes; one is whole when most of its projects
 * stand under agencies whose whole year is loaded, partial when most do not.
 */
export async function sourcesAccount(workspace: string): Promise<SourcesAccount> {
  const generation = leaseGeneration(workspace);
  const db = await openDuckdb();
  try {
    const core = (table: string) => sqlText(join(generation.folder, 'core', `${table}.parquet`));
    const years = await yearsLoaded(db, core);
    const [agencies] = await db.all<Record<'n' | 'cut' | 'ambiguous' | 'sampled' | 'thin', bigint>>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE not_whole_reason = 'source_cut') AS cut,
         count(*) FILTER (WHERE not_whole_reason = 'agency_ambiguous') AS ambiguous,
         count(*) FILTER (WHERE not_whole_reason = 'source_sampled') AS sampled,
         count(*) FILTER (WHERE not_whole_reason = 'source_thin') AS thin FROM ${core('agencies')}`,
    );
    const { id, title_th, title_en, where } = egpSource();
    return {
      source: { id, title_th, title_en, where },
      files: [...generation.manifest.files].sort((a, b) => (a.name < b.name ? -1 : 1)),
      years: years.map((year) => yearAccount(year)),
      cut_agencies: Number(agencies?.cut ?? 0),
      ambiguous_agencies: Number(agencies?.ambiguous ?? 0),
      sampled_agencies: Number(agencies?.sampled ?? 0),
      thin_agencies: Number(agencies?.thin ?? 0),
      agencies: Number(agencies?.n ?? 0),
    };
  } finally {
    db.close();
    generation.release();
  }
}

type LoadedYear = { year: number; rows: bigint; whole: string[] | null; partial: string[] | null };

function yearsLoaded(db: Duckdb, core: (table: string) => string): Promise<LoadedYear[]> {
  return db.all<LoadedYear>(
    `WITH provinces AS (
         SELECT fiscal_year_be AS year, province_iso, count(*) AS projects, count(*) FILTER (WHERE whole_year) AS in_whole_agencies
         FROM ${core('tenders')} WHERE province_iso IS NOT NULL GROUP BY ALL
       ), loaded AS (
         SELECT fiscal_year_be AS year, sum(row_count)::BIGINT AS rows FROM ${core('coverage')} GROUP BY 1
       )
       SELECT l.year, l.rows,
         list(province_iso ORDER BY province_iso) FILTER (WHERE 2 * in_whole_agencies > projects) AS whole,
         list(province_iso ORDER BY province_iso) FILTER (WHERE 2 * in_whole_agencies <= projects) AS partial
       FROM loaded AS l LEFT JOIN provinces AS p USING (year) GROUP BY ALL ORDER BY 1`,
  );
}

function yearAccount(year: {
  year: number;
  rows: bigint;
  whole: string[] | null;
  partial: string[] | null;
}): SourcesAccount['years'][number] {
  const whole = year.whole ?? [];
  const partial = year.partial ?? [];
  const loaded = new Set([...whole, ...partial]);
  return {
    fiscal_year_be: year.year,
    rows: Number(year.rows),
    provinces_whole: whole,
    provinces_partial: partial,
    provinces_missing: provinceCodes().filter((code) => !loaded.has(code)),
  };
}

function provinceCodes(): string[] {
  const file = new URL('3-core/provinces.yaml', import.meta.url);
  return (parse(readFileSync(file, 'utf8')) as { provinces: { iso: string }[] }).provinces.map(
    (row) => row.iso,
  );
}
