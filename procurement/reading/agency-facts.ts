/** An agency as its page names it: where it stands in the source, and under which other codes it was found. */
import { sqlText } from '#platform/duckdb.ts';
import { notAssessableReasons, type NotAssessableReason } from '../4-indicators/contract.ts';
import type { Analysis } from './open.ts';
import { unknownSubject } from './subject.ts';
import { readProvinces } from './text-files.ts';
import { agencyTypes, wordsOf, type Language } from './words.ts';

export type AgencyFacts = {
  agency_id: string;
  name: string;
  code: string | null;
  parent_name: string | null;
  /** In words; `agency_type` is the word of the list. */
  type: string;
  agency_type: string;
  province_iso: string | null;
  province: string | null;
  district_name: string | null;
  pacc_area: number | null;
  /** Its id is made from its name, because the source gives no code. */
  key_is_name: boolean;
  /** Why the loaded rows are not its whole year; null where they are. */
  not_whole: string | null;
  /** Other source codes that were found to be the same body. */
  aliases: string[];
};

type Row = Omit<AgencyFacts, 'name' | 'code' | 'type' | 'province' | 'not_whole' | 'aliases'> & {
  agency_name: string;
  agency_code: string | null;
  not_whole_reason: string | null;
};

/** @throws Problem analysis.unknown_subject, also where it lies outside the scope */
export async function readAgency(analysis: Analysis, id: string, language: Language): Promise<AgencyFacts> {
  const [row] = await analysis.db.all<Row>(
    `SELECT agency_id, agency_name, agency_code, parent_name, agency_type, province_iso, district_name, pacc_area,
       key_is_name, not_whole_reason FROM agencies WHERE agency_id = ${sqlText(id)}`,
  );
  if (!row) throw unknownSubject(id);
  const aliases = await analysis.db.all<{ alias_id: string }>(
    `SELECT alias_id FROM agency_aliases WHERE agency_id = ${sqlText(id)} AND alias_id <> agency_id ORDER BY alias_id LIMIT 20`,
  );
  const { agency_name, agency_code, not_whole_reason: reason, ...rest } = row;
  return {
    ...rest,
    name: agency_name,
    code: agency_code,
    type: wordsOf(agencyTypes, row.agency_type, language),
    province: row.province_iso === null ? null : (readProvinces().get(row.province_iso)?.[language] ?? null),
    not_whole:
      reason === null ? null : (notAssessableReasons[reason as NotAssessableReason]?.[language] ?? reason),
    aliases: aliases.map((alias) => alias.alias_id),
  };
}
