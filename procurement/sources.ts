/** What is loaded, as at when, where it can be had, and what is missing: years, provinces, cut agencies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { egpSource } from './1-sources/egp-contracts/layout.ts';
import { leaseGeneration, type LoadedFile } from './workspace.ts';

export interface SourcesAccount {
  source: { id: string; title_th: string; title_en: string; where: { what_th: string; what_en: string; at: string }[] };
  files: LoadedFile[];
  years: { fiscal_year_be: number; rows: number; provinces_whole: number; provinces_sampled: number; provinces_missing: string[] }[];
  cut_agencies: number;
  ambiguous_agencies: number;
  sampled_agencies: number;
  /** Agencies whose contract numbers show that most of the year is missing. */
  thin_agencies: number;
  agencies: number;
}

/** The account of the current generation. Provinces are ISO 3166-2 codes. */
export async function sourcesAccount(workspace: string): Promise<SourcesAccount> {
  const generation = leaseGeneration(workspace);
  const db = await openDuckdb();
  try {
    const core = (table: string) => sqlText(join(generation.folder, 'core', `${table}.parquet`));
    const years = await db.all<{ year: number; rows: bigint; whole: string[]; sampled: string[] }>(
      `SELECT fiscal_year_be AS year, sum(row_count)::BIGINT AS rows,
         list(DISTINCT province_iso) FILTER (WHERE sampled_row_count < row_count) AS whole,
         list(DISTINCT province_iso) AS sampled
       FROM ${core('coverage')} GROUP BY 1 ORDER BY 1`,
    );
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

function yearAccount(year: { year: number; rows: bigint; whole: unknown; sampled: unknown }): SourcesAccount['years'][number] {
  const codes = (list: unknown) => new Set(((list as string[] | null) ?? []).filter((code) => code !== 'unknown'));
  const whole = codes(year.whole);
  const any = codes(year.sampled);
  return {
    fiscal_year_be: year.year,
    rows: Number(year.rows),
    provinces_whole: whole.size,
    provinces_sampled: any.size - whole.size,
    provinces_missing: provinceCodes().filter((code) => !any.has(code)),
  };
}

function provinceCodes(): string[] {
  const file = new URL('3-core/provinces.yaml', import.meta.url);
  return (parse(readFileSync(file, 'utf8')) as { provinces: { iso: string }[] }).provinces.map((row) => row.iso);
}
