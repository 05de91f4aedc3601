/** Rounds of quarterly returns, as those who follow and those who report see them. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Quarter } from './quarter.ts';
import type { ReporterKind } from './reporter-kinds.ts';
import { roundSubject, type RoundState } from './states.ts';

export interface Round {
  id: string;
  be: number;
  quarter: Quarter;
  beginsOn: string;
  endsOn: string;
  opensAt: Date;
  closesAt: Date;
  fixedAt: Date | null;
  /** Fixed after the quarter had begun: told wherever a rate of it is shown. */
  isFixedLate: boolean;
  isDemonstration: boolean;
  state: RoundState;
  version: number;
}

const rounds = sql`
  SELECT return_round_id AS id, fiscal_year_be AS be, quarter, begins_on::text AS "beginsOn", ends_on::text AS "endsOn",
    opens_at AS "opensAt", closes_at AS "closesAt", fixed_at AS "fixedAt",
    coalesce((fixed_at AT TIME ZONE 'Asia/Bangkok')::date >= begins_on, false) AS "isFixedLate",
    is_demonstration AS "isDemonstration", state, version
  FROM office.return_rounds`;

/** The newest quarter first; at most ten years. */
export async function listRounds(tx: Tx): Promise<Round[]> {
  const { rows } = await sql<Round>`${rounds} ORDER BY return_round_id DESC LIMIT 40`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readRound(tx: Tx, id: string): Promise<Round> {
  const { rows } = await sql<Round>`${rounds} WHERE return_round_id = ${id}`.execute(tx);
  if (!rows[0] || !roundSubject.idPattern!.test(id)) throw notFound();
  return rows[0];
}

export interface AskedIndicator {
  id: string;
  titleTh: string;
  titleEn: string;
  reporterKinds: ReporterKind[];
}

/** What a round asks for. */
export async function indicatorsOf(tx: Tx, roundId: string): Promise<AskedIndicator[]> {
  const { rows } = await sql<AskedIndicator>`
    SELECT i.indicator_id AS id, i.title_th AS "titleTh", i.title_en AS "titleEn", r.reporter_kinds AS "reporterKinds"
    FROM office.round_indicators r JOIN office.indicators i USING (indicator_id)
    WHERE r.return_round_id = ${roundId} ORDER BY i.goal_id, i.indicator_id LIMIT 500`.execute(tx);
  return rows;
}

/** What could be asked: in force, in the year, given by those who report. */
export async function askable(
  tx: Tx,
  be: number,
): Promise<{ id: string; titleTh: string; titleEn: string }[]> {
  const { rows } = await sql<{ id: string; titleTh: string; titleEn: string }>`
    SELECT indicator_id AS id, title_th AS "titleTh", title_en AS "titleEn" FROM office.indicators
    WHERE state = 'in_force' AND given_by = 'reporters' AND ${be} BETWEEN coalesce(valid_from_be, ${be}) AND coalesce(valid_to_be, ${be})
    ORDER BY goal_id, indicator_id LIMIT 500`.execute(tx);
  return rows;
}

export interface Reporter {
  agencyId: string;
  nameTh: string;
  kind: ReporterKind;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
}

/** Who owes a return, a province after the other; a page begins after a row. */
export async function reportersOf(tx: Tx, roundId: string, after: string | null = null): Promise<Reporter[]> {
  const { rows } = await sql<Reporter>`
    SELECT q.agency_id AS "agencyId", q.name_th AS "nameTh", q.reporter_kind AS kind, q.province_iso AS "provinceIso",
      p.name_th AS "provinceTh", p.name_en AS "provinceEn"
    FROM office.quarterly_returns q JOIN office.provinces p USING (province_iso)
    WHERE q.return_round_id = ${roundId}
      AND (${after}::text IS NULL OR (q.province_iso, q.agency_id) > ((SELECT b.province_iso FROM office.quarterly_returns b
        WHERE b.return_round_id = ${roundId} AND b.agency_id = ${after}), ${after}))
    ORDER BY q.province_iso, q.agency_id LIMIT 101`.execute(tx);
  return rows;
}

export async function reporterCount(tx: Tx, roundId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM office.quarterly_returns WHERE return_round_id = ${roundId}`.execute(
    tx,
  );
  return rows[0]!.count;
}

export interface WindowChange {
  id: string;
  before: Date;
  after: Date;
  reason: string;
}

/** How often the window was moved, and why; the newest first. */
export async function windowChanges(tx: Tx, roundId: string): Promise<WindowChange[]> {
  const { rows } = await sql<WindowChange>`
    SELECT round_window_id::text AS id, closed_before_at AS before, closes_at AS after, reason
    FROM office.round_windows WHERE return_round_id = ${roundId} ORDER BY round_window_id DESC LIMIT 20`.execute(
    tx,
  );
  return rows;
}
