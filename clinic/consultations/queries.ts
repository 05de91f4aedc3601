/** Consultations as the clinic's desk of an Area sees them; to everybody else there are none. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AskerKind, Channel, Destination, NoteKind } from './kinds.ts';
import type { Urgency } from './promises.ts';
import { holdsWords } from './search.ts';
import type { ConsultationState } from './states.ts';

export interface ConsultationRow {
  id: string;
  number: string;
  state: ConsultationState;
  channel: Channel;
  askerKind: AskerKind;
  topic: string;
  urgency: Urgency;
  answerByOn: string;
  receivedAt: Date;
  /** Who has it in hand, and whether that person is at it just now. */
  takenBy: string | null;
  isHeld: boolean;
  isDemonstration: boolean;
}

export interface ConsultationFilters {
  /** `open`: those that wait for advice, in the order of their promises. */
  state?: ConsultationState | 'open' | 'all';
  topic?: string | undefined;
  urgency?: Urgency | undefined;
  askerKind?: AskerKind | undefined;
  /** Only what the viewer has in hand. */
  mine?: boolean;
  /** Words or a number that the question must hold, as somebody types them. */
  words?: string | undefined;
  /** The last one of the page before, as `next` said. */
  after?: string | undefined;
}

const pageSize = 50;

/**
 * A page of them, without a word of what was asked: whoever wants to read opens one, and that is written down.
 * The open ones stand by the day they are due, the others newest first. A page begins after a row,
 * not at a number of rows, so the hundredth page is as quick as the first.
 */
export async function listConsultations(
  tx: Tx,
  filters: ConsultationFilters = {},
): Promise<{ rows: ConsultationRow[]; next: string | null }> {
  const isOpen = (filters.state ?? 'open') === 'open';
  const held = filters.words?.trim() ? await holdsWords(tx, filters.words) : null;
  const order = isOpen
    ? sql`c.answer_by_on, c.consultation_id`
    : sql`c.received_at DESC, c.consultation_id DESC`;
  const { rows } = await sql<ConsultationRow>`
    WITH page AS MATERIALIZED (
      SELECT c.* FROM office.consultations c WHERE ${conditionOf(filters, held)} ORDER BY ${order} LIMIT ${pageSize + 1}
    )
    SELECT c.consultation_id AS id, c.number, c.state, c.channel, c.asker_kind AS "askerKind", c.topic,
      c.urgency, c.answer_by_on AS "answerByOn", c.received_at AS "receivedAt",
      p.full_name AS "takenBy", coalesce(c.held_until > clock_timestamp(), false) AS "isHeld",
      c.is_demonstration AS "isDemonstration"
    FROM page c LEFT JOIN office.people p ON p.person_id = c.taken_by ORDER BY ${order}`.execute(tx);
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? shown.at(-1)!.id : null };
}

function conditionOf(
  { state = 'open', topic, urgency, askerKind, mine = false, words = '', after }: ConsultationFilters,
  held: RawBuilder<unknown> | null,
) {
  const isOpen = state === 'open';
  const anchor = (columns: ReturnType<typeof sql>) =>
    sql`(SELECT ${columns} FROM office.consultations a WHERE a.consultation_id = ${after ?? null}::uuid)`;
  const conditions = [
    sql`c.area_no = (SELECT office.my_area_no())`, // as row-level security says too: the index begins with it
    isOpen
      ? sql`c.state IN ('received', 'in_hand', 'clarifying')`
      : state === 'all'
        ? sql`true`
        : sql`c.state = ${state}`,
    ...(topic === undefined ? [] : [sql`c.topic = ${topic}`]),
    ...(urgency === undefined ? [] : [sql`c.urgency = ${urgency}`]),
    ...(askerKind === undefined ? [] : [sql`c.asker_kind = ${askerKind}`]),
    ...(mine ? [sql`c.taken_by::text = (SELECT current_setting('truatkhap.person_id', true))`] : []),
    ...(held === null ? [] : [sql`(c.number = ${words.trim()} OR ${held})`]),
    ...(after === undefined
      ? []
      : isOpen
        ? [sql`(c.answer_by_on, c.consultation_id) > (${anchor(sql`a.answer_by_on`)}, ${after}::uuid)`]
        : [sql`(c.received_at, c.consultation_id) < (${anchor(sql`a.received_at`)}, ${after}::uuid)`]),
  ];
  return sql.join(conditions, sql` AND `);
}

export interface Consultation extends ConsultationRow {
  version: number;
  areaNo: number;
  question: string;
  askerName: string | null;
  contact: string | null;
  agencyId: string | null;
  agencyName: string | null;
  /** As the asker told it online; not looked up in the register. */
  agencySaid: string | null;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  districtCode: string | null;
  decideByOn: string | null;
  /** Exact decimal. */
  amountThb: string | null;
  counterpart: string | null;
  law: string | null;
  /** Who else knows of the matter, as the asker says. */
  knownTo: string | null;
  takenById: string | null;
  heldById: string | null;
  /** 'HH:MM' in Bangkok. */
  heldUntil: string | null;
  pointedTo: Destination | null;
  pointedNote: string | null;
  answeredOn: string | null;
  closedOn: string | null;
}

/** @throws Problem office.not_found: what is not the reader's does not exist */
export async function readConsultation(tx: Tx, id: string): Promise<Consultation> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Consultation>`
    SELECT c.consultation_id AS id, c.number, c.state, c.version, c.area_no AS "areaNo", c.channel,
      c.asker_kind AS "askerKind", c.asker_name AS "askerName", c.contact, c.topic, c.question, c.urgency,
      c.answer_by_on AS "answerByOn", c.decide_by_on AS "decideByOn", c.amount_thb::text AS "amountThb", c.counterpart,
      c.law, c.known_to AS "knownTo", c.agency_id AS "agencyId", a.name_th AS "agencyName", c.agency_said AS "agencySaid", c.province_iso AS "provinceIso",
      p.name_th AS "provinceTh", p.name_en AS "provinceEn", c.district_code AS "districtCode",
      c.received_at AS "receivedAt", t.full_name AS "takenBy", c.taken_by AS "takenById", c.held_by AS "heldById",
      to_char(c.held_until AT TIME ZONE 'Asia/Bangkok', 'HH24:MI') AS "heldUntil",
      coalesce(c.held_until > clock_timestamp(), false) AS "isHeld", c.pointed_to AS "pointedTo",
      c.pointed_note AS "pointedNote", c.answered_on AS "answeredOn", c.closed_on AS "closedOn",
      c.is_demonstration AS "isDemonstration"
    FROM office.consultations c LEFT JOIN office.agencies a USING (agency_id)
    LEFT JOIN office.provinces p ON p.province_iso = c.province_iso
    LEFT JOIN office.people t ON t.person_id = c.taken_by
    WHERE c.consultation_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws Problem office.not_found */
export async function mustSee(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql`SELECT FROM office.consultations WHERE consultation_id = ${id}::uuid`.execute(
    tx,
  );
  if (rows.length === 0) throw notFound();
}

export interface Note {
  id: string;
  kind: NoteKind;
  words: string;
  writtenBy: string | null;
  /** Written online by the asker, not by an officer. */
  isAskers: boolean;
  writtenAt: Date;
}

/** Oldest first, as a talk is read. */
export async function notesOf(tx: Tx, consultationId: string): Promise<Note[]> {
  const { rows } = await sql<Note>`
    SELECT n.note_id AS id, n.kind, n.words, p.full_name AS "writtenBy", n.written_by IS NULL AS "isAskers",
      n.written_at AS "writtenAt"
    FROM office.consultation_notes n LEFT JOIN office.people p ON p.person_id = n.written_by
    WHERE n.consultation_id = ${consultationId}::uuid ORDER BY n.written_at, n.note_id LIMIT 500`.execute(tx);
  return rows;
}

/** Who stepped aside, by name. */
export async function asideOf(
  tx: Tx,
  consultationId: string,
): Promise<{ id: string; name: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    SELECT r.person_id AS id, p.full_name AS name FROM office.consultation_recusals r
    LEFT JOIN office.people p USING (person_id) WHERE r.consultation_id = ${consultationId}::uuid
    ORDER BY r.recorded_at LIMIT 50`.execute(tx);
  return rows;
}

/** Colleagues of the clinic whom the director may set aside. */
export async function clinicPeople(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT DISTINCT p.person_id AS id, p.full_name AS name FROM office.posts h JOIN office.people p USING (person_id)
    WHERE h.role IN ('area_officer', 'area_director') AND h.scope_kind = 'area'
      AND h.scope_id = (SELECT office.my_scope_id()) AND p.disabled_at IS NULL AND h.from_at <= now()
      AND (h.until_at IS NULL OR h.until_at > now())
    ORDER BY name, id LIMIT 200`.execute(tx);
  return rows;
}
