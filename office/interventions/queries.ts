/** The ledger of interventions, as the viewer's hat sees each record where it stands. Nothing is written here. */
import { sql } from 'kysely';
import { foldBare } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { InterventionKind } from './kinds.ts';

export interface FlagBefore {
  id: string;
  version: number;
  fiscalYearBe: number;
  title: { th: string; en: string };
}

export interface Intervention {
  kind: InterventionKind;
  sourceId: string;
  recordId: string;
  /** ISO day. */
  onDay: string;
  agencyId: string;
  agencyName: string;
  provinceTh: string | null;
  provinceEn: string | null;
  titleTh: string;
  titleEn: string;
  /** Of trainings and courses: how many people of the agency. */
  personCount: number | null;
  /** As frozen in the office before the day; null: nothing was frozen of the agency, so nobody here knows. */
  flagsBefore: FlagBefore[] | null;
  isDemonstration: boolean;
}

export interface LedgerFilters {
  /** Buddhist fiscal year. */
  be?: number | undefined;
  provinceIso?: string | undefined;
  kind?: InterventionKind | undefined;
  /** A part of the agency's name, or its id. */
  agency?: string | undefined;
  /** The last row of the page before, as `next` said. */
  after?: string | undefined;
}

/** Grain of the ledger, in its order. */
interface Last {
  onDay: string;
  kind: string;
  sourceId: string;
  agencyId: string;
}

const nameOfLast = ({ onDay, kind, sourceId, agencyId }: Last) => [onDay, kind, sourceId, agencyId].join(' ');

function lastNamed(text: string): Last | null {
  const [, onDay = '', kind = '', sourceId = '', agencyId = ''] =
    /^(\d{4}-\d{2}-\d{2}) ([a-z_]+) ([0-9a-f@-]+) (\S.*)$/u.exec(text) ?? [];
  return onDay === '' || Number.isNaN(Date.parse(onDay)) ? null : { onDay, kind, sourceId, agencyId };
}

/** A page of it, the newest day first. A page begins after a row. @param size rows of a page */
export async function interventions(
  tx: Tx,
  filters: LedgerFilters = {},
  size = 50,
): Promise<{ rows: Intervention[]; next: string | null }> {
  const { rows } = await sql<Intervention>`
    WITH page AS MATERIALIZED (
      SELECT i.*, a.name_th, a.province_iso FROM office.interventions i JOIN office.agencies a USING (agency_id)
      WHERE ${conditionOf(filters)}
      ORDER BY i.on_day DESC, i.kind DESC, i.source_id DESC, i.agency_id DESC LIMIT ${size + 1}
    )
    SELECT i.kind, i.source_id AS "sourceId", i.record_id AS "recordId", i.on_day::text AS "onDay", i.agency_id AS "agencyId",
      i.name_th AS "agencyName", p.name_th AS "provinceTh", p.name_en AS "provinceEn", i.title_th AS "titleTh",
      i.title_en AS "titleEn", i.person_count AS "personCount", i.is_demonstration AS "isDemonstration",
      office.flags_before(i.agency_id, i.on_day) AS "flagsBefore"
    FROM page i LEFT JOIN office.provinces p USING (province_iso)
    ORDER BY i.on_day DESC, i.kind DESC, i.source_id DESC, i.agency_id DESC`.execute(tx);
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? nameOfLast(shown.at(-1)!) : null };
}

function conditionOf({ be, provinceIso, kind, agency = '', after }: LedgerFilters) {
  const last = after === undefined ? null : lastNamed(after);
  const folded = foldBare(agency).replace(/[\\%_]/gu, (letter) => `\\${letter}`);
  const conditions = [
    sql`true`,
    ...(be === undefined
      ? []
      : [sql`i.on_day >= make_date(${be - 544}, 10, 1) AND i.on_day < make_date(${be - 543}, 10, 1)`]),
    ...(kind === undefined ? [] : [sql`i.kind = ${kind}`]),
    ...(provinceIso === undefined ? [] : [sql`a.province_iso = ${provinceIso}`]),
    ...(agency.trim() === ''
      ? []
      : [sql`(i.agency_id = ${agency.trim()} OR a.folded_name LIKE ${`%${folded}%`})`]),
    ...(last === null
      ? []
      : [
          sql`(i.on_day, i.kind, i.source_id, i.agency_id)
            < (${last.onDay}::date, ${last.kind}, ${last.sourceId}, ${last.agencyId})`,
        ]),
  ];
  return sql.join(conditions, sql` AND `);
}
