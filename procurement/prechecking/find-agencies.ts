/** Agencies of the public rows by what somebody types: a code, or a part of the name. */
import { sqlText } from '#platform/duckdb.ts';
import { fold } from '#kernel/thai-text.ts';
import type { Analysis } from '../reading/open.ts';

export interface FoundAgency {
  agency_id: string;
  agency_name: string;
  province_iso: string | null;
}

const most = 10;

/** Whole names first, then the shortest; none for less than three letters. */
export async function findAgencies(analysis: Analysis, typed: string): Promise<FoundAgency[]> {
  const wanted = fold(typed).trim();
  if (wanted.length < 3) return [];
  const code = wanted.startsWith('agency:') ? wanted : `agency:egp:${wanted}`;
  return analysis.db.all<FoundAgency>(
    `SELECT agency_id, agency_name, province_iso FROM agencies
     WHERE agency_id = ${sqlText(code)} OR contains(agency_name, ${sqlText(wanted)})
     ORDER BY agency_id <> ${sqlText(code)}, agency_name <> ${sqlText(wanted)}, length(agency_name), agency_id
     LIMIT ${most}`,
  );
}
