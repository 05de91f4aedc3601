/** What like agencies did openly for the same thing: the proof that the more open way is walked. */
import { readFileSync } from 'node:fs';
import { sqlText } from '#platform/duckdb.ts';
import { resultsOf } from '../reading/open.ts';
import type { Draft } from './draft.ts';
import { unnamedAgency, type Ground } from './ground.ts';
import { readTitle } from './lay-drafts.ts';

export interface AlikePurchase {
  tender_id: string;
  agency_id: string;
  agency_name: string;
  province_iso: string | null;
  fiscal_year_be: number;
  title: string;
  budget_satang: bigint;
  agreed_satang: bigint;
}

const sql = readFileSync(new URL('alike.sql', import.meta.url), 'utf8');
const shown = 2;

/** At most two purchases, of two agencies, none of which any observation is about; none on bare ground. */
export async function alikePurchases(ground: Ground, draft: Draft): Promise<AlikePurchase[]> {
  const { stem } = readTitle(draft.title);
  if (!ground.hasResults || stem === null) return [];
  const [own] = await ground.db.all<{ agency_type: string | null; province_iso: string | null }>(
    'SELECT agency_type, province_iso FROM agencies',
  );
  const text = (value: string | null | undefined) => (value ? sqlText(value) : 'CAST(NULL AS VARCHAR)');
  const given: Record<string, string> = {
    home: ground.home,
    stem: sqlText(stem),
    agency_id: sqlText(ground.agencyId ?? unnamedAgency),
    agency_type: text(own?.agency_type),
    province_iso: text(own?.province_iso),
    satang: String(draft.satang),
    from_satang: String(draft.satang / 2n),
    to_satang: String(draft.satang * 3n),
  };
  const found = await ground.db.all<AlikePurchase>(
    sql.replace(/\{([a-z_]+)\}/gu, (whole, name: string) => given[name] ?? whole),
  );
  return found.length === 0 ? [] : unobserved(ground, found);
}

/** A purchase about which something is observed is no example. */
async function unobserved(ground: Ground, found: AlikePurchase[]): Promise<AlikePurchase[]> {
  const ids = found.map(({ tender_id }) => sqlText(tender_id)).join(', ');
  const asked = ground.catalogue
    .filter(({ subject_kind }) => subject_kind === 'tender')
    .map(
      ({ flag_id }) =>
        `SELECT subject_id FROM ${resultsOf(flag_id)} WHERE outcome = 'flagged' AND subject_id IN (${ids})`,
    );
  const observed =
    asked.length === 0 ? [] : await ground.db.all<{ subject_id: string }>(asked.join(' UNION ALL '));
  const without = new Set(observed.map(({ subject_id }) => subject_id));
  return found.filter(({ tender_id }) => !without.has(tender_id)).slice(0, shown);
}
