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

type Bought = Omit<AlikePurchase, 'agency_name'> & { signed_day: number | null };
type Own = { agency_type: string | null; province_iso: string | null };

const sql = readFileSync(new URL('alike.sql', import.meta.url), 'utf8');
const shown = 2;
/** Looked at more closely: some fall out because something is observed of them. */
const nearest = 4;

/** At most two purchases, of two agencies, none of which any observation is about; none on bare ground. */
export async function alikePurchases(ground: Ground, draft: Draft): Promise<AlikePurchase[]> {
  const { stem } = readTitle(draft.title);
  if (!ground.hasResults || stem === null) return [];
  const [own] = await ground.db.all<Own>('SELECT agency_type, province_iso FROM agencies');
  const given: Record<string, string> = {
    home: ground.home,
    stem: sqlText(stem),
    agency_id: sqlText(ground.agencyId ?? unnamedAgency),
    agency_type: own?.agency_type ? sqlText(own.agency_type) : 'CAST(NULL AS VARCHAR)',
    from_satang: String(draft.satang / 2n),
    to_satang: String(draft.satang * 3n),
  };
  const bought = await ground.db.all<Bought>(
    sql.replace(/\{([a-z_]+)\}/gu, (whole, name: string) => given[name] ?? whole),
  );
  return named(ground, await unobserved(ground, chosen(bought, draft, own?.province_iso ?? null)));
}

/** The newest of each agency; those of the own province first, then the nearest in money. */
function chosen(bought: readonly Bought[], { satang }: Draft, province: string | null): Bought[] {
  const newest = [...Map.groupBy(bought, ({ agency_id }) => agency_id).values()].map(
    (own) => own.sort((a, b) => (b.signed_day ?? 0) - (a.signed_day ?? 0) || compare(a, b))[0]!,
  );
  const away = (one: Bought) => Math.abs(Number(one.budget_satang - satang));
  const far = (one: Bought) => (province !== null && one.province_iso === province ? 0 : 1);
  return newest.sort((a, b) => far(a) - far(b) || away(a) - away(b) || compare(a, b)).slice(0, nearest);
}

const compare = (a: Bought, b: Bought) => (a.tender_id < b.tender_id ? -1 : 1);

/** A purchase about which something is observed is no example. */
async function unobserved(ground: Ground, found: Bought[]): Promise<Bought[]> {
  const asked = ground.catalogue.filter(({ subject_kind }) => subject_kind === 'tender');
  if (found.length === 0 || asked.length === 0) return found;
  const ids = found.map(({ tender_id }) => sqlText(tender_id)).join(', ');
  const observed = await ground.db.all<{ subject_id: string }>(
    asked
      .map(
        ({ flag_id }) =>
          `SELECT subject_id FROM ${resultsOf(flag_id)} WHERE outcome = 'flagged' AND subject_id IN (${ids})`,
      )
      .join(' UNION ALL '),
  );
  const without = new Set(observed.map(({ subject_id }) => subject_id));
  return found.filter(({ tender_id }) => !without.has(tender_id)).slice(0, shown);
}

async function named({ db, home }: Ground, found: Bought[]): Promise<AlikePurchase[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ agency_id }) => sqlText(agency_id)).join(', ');
  const rows = await db.all<{ agency_id: string; agency_name: string }>(
    `SELECT agency_id, agency_name FROM ${home}.agencies WHERE agency_id IN (${ids})`,
  );
  const names = new Map(rows.map((row) => [row.agency_id, row.agency_name]));
  return found.flatMap(({ signed_day: _, ...one }) => {
    const name = names.get(one.agency_id);
    return name === undefined ? [] : [{ ...one, agency_name: name }];
  });
}
