/** What hangs on an item, as the desk sees it: sources, steps, moves, shares, recommendations, its timeline. */
import { sql } from 'kysely';
import type { RecommendationOutcome, RecommendationState } from '#office/recommendations/states.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { PartnerBody, Secrecy, ShareKind, SourceKind, StepBody } from './kinds.ts';
import type { ItemOutcome, ItemState, Rung, StepState } from './states.ts';

export interface Source {
  id: string;
  kind: SourceKind;
  datedOn: string;
  secrecy: Secrecy;
  /** Null for a secret one: it is opened by itself, and who opens it is written down. */
  origin: string | null;
  note: string | null;
  signalId: string | null;
  addedBy: string | null;
  addedAt: Date;
}

/** Newest first. Secret ones are there only for the Area that answers for the place. */
export async function sourcesOf(tx: Tx, itemId: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    SELECT s.watch_source_id AS id, s.kind, s.dated_on AS "datedOn", s.secrecy, s.origin, s.note, s.signal_id AS "signalId",
      p.full_name AS "addedBy", s.added_at AS "addedAt"
    FROM office.watch_sources s LEFT JOIN office.people p ON p.person_id = s.added_by
    WHERE s.watch_item_id = ${itemId} ORDER BY s.dated_on DESC, s.added_at DESC`.execute(tx);
  return rows;
}

export interface Step {
  id: string;
  version: number;
  rung: Rung;
  what: string;
  /** Null where the viewer may not know the office's people (a partner). */
  responsible: string | null;
  body: StepBody | null;
  bodyName: string | null;
  bodyScopeId: string | null;
  /** The viewer speaks for the partner body of this step. */
  isMine: boolean;
  officeOnly: boolean;
  dueOn: string;
  state: StepState;
  doneOn: string | null;
  report: string | null;
  reportedBy: string | null;
  reportedAt: Date | null;
}

/** Those still to do first, by their day. A partner gets what is shared with it. */
export async function stepsOf(tx: Tx, itemId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    SELECT s.watch_step_id AS id, s.version, s.rung, s.what, p.full_name AS responsible, s.body, s.body_name AS "bodyName",
      s.body_scope_id AS "bodyScopeId", coalesce(office.is_my_body(s.body, s.body_scope_kind, s.body_scope_id), false) AS "isMine",
      s.office_only AS "officeOnly", s.due_on AS "dueOn", s.state, s.done_on AS "doneOn", s.report, r.full_name AS "reportedBy",
      s.reported_at AS "reportedAt"
    FROM office.watch_steps s LEFT JOIN office.people p ON p.person_id = s.responsible_id
    LEFT JOIN office.people r ON r.person_id = s.reported_by
    WHERE s.watch_item_id = ${itemId} ORDER BY s.state <> 'planned', s.due_on, s.planned_at`.execute(tx);
  return rows;
}

export interface Move {
  from: ItemState;
  to: ItemState;
  reason: string;
  outcome: ItemOutcome | null;
  by: string | null;
  at: Date;
}

export async function movesOf(tx: Tx, itemId: string): Promise<Move[]> {
  const { rows } = await sql<Move>`
    SELECT m.from_state AS "from", m.to_state AS "to", m.reason, m.outcome, p.full_name AS by, m.at
    FROM office.watch_moves m LEFT JOIN office.people p USING (person_id)
    WHERE m.watch_item_id = ${itemId} ORDER BY m.watch_move_id`.execute(tx);
  return rows;
}

export interface Share {
  id: string;
  body: PartnerBody;
  scopeId: string;
  placeTh: string | null;
  placeEn: string | null;
  what: ShareKind;
  sharedBy: string | null;
  sharedAt: Date;
}

/** What is shared now. */
export async function sharesOf(tx: Tx, itemId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    SELECT s.watch_share_id AS id, s.body, s.scope_id AS "scopeId", coalesce(v.name_th, d.name_th) AS "placeTh",
      coalesce(v.name_en, d.name_en) AS "placeEn", s.what, p.full_name AS "sharedBy", s.shared_at AS "sharedAt"
    FROM office.watch_shares s LEFT JOIN office.people p ON p.person_id = s.shared_by
    LEFT JOIN office.provinces v ON s.scope_kind = 'province' AND v.province_iso = s.scope_id
    LEFT JOIN office.districts d ON s.scope_kind = 'district' AND d.district_code = s.scope_id AND d.valid_to_on IS NULL
    WHERE s.watch_item_id = ${itemId} AND s.withdrawn_at IS NULL ORDER BY s.body, s.scope_id, s.what`.execute(
    tx,
  );
  return rows;
}

export interface LinkedRecommendation {
  id: string;
  number: string;
  advice: string;
  dueOn: string;
  state: RecommendationState;
  outcome: RecommendationOutcome | null;
}

export async function recommendationsOf(tx: Tx, itemId: string): Promise<LinkedRecommendation[]> {
  const { rows } = await sql<LinkedRecommendation>`
    SELECT r.recommendation_id AS id, r.number, r.advice, r.due_on AS "dueOn", r.state,
      CASE WHEN r.state = 'ended' THEN r.outcome END AS outcome
    FROM office.watch_recommendations l JOIN office.recommendations r USING (recommendation_id)
    WHERE l.watch_item_id = ${itemId} ORDER BY r.number`.execute(tx);
  return rows;
}

export interface ItemEvent {
  name: string;
  at: Date;
  by: string | null;
  data: Record<string, string | number | boolean | null>;
}

/** What was done on the item and its steps, and who opened its secret sources; oldest first. */
export async function eventsOf(tx: Tx, itemId: string): Promise<ItemEvent[]> {
  const { rows } = await sql<ItemEvent>`
    SELECT e.name, e.at, p.full_name AS by, e.data FROM office.events e LEFT JOIN office.people p USING (person_id)
    WHERE e.subject_kind = 'watch_item' AND e.subject_id = ${itemId}
      OR e.subject_kind = 'watch_step' AND e.subject_id IN (
        SELECT watch_step_id::text FROM office.watch_steps WHERE watch_item_id = ${itemId})
      OR e.subject_kind = 'watch_source' AND e.subject_id IN (
        SELECT watch_source_id::text FROM office.watch_sources WHERE watch_item_id = ${itemId})
    ORDER BY e.event_no`.execute(tx);
  return rows;
}
