/** Advice as the clinic's desk of its Area sees it; to everybody else there is none. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Level } from './levels.ts';
import type { AdviceState } from './states.ts';

export interface Source {
  id: string;
  /** Both null for a source in words, which is not of the register of law. */
  lawId: string | null;
  no: string | null;
  /** As it was called when the advice was written. */
  title: string;
  inForceFromOn: string | null;
  isVerified: boolean;
  readOn: string;
}

export interface Advice {
  id: string;
  consultationId: string;
  consultationNumber: string;
  /** The asker came by the web page, and comes back there. */
  isOnline: boolean;
  areaNo: number;
  edition: number;
  state: AdviceState;
  version: number;
  number: string | null;
  question: string;
  /** One a line. */
  facts: string;
  factsSha256: string;
  assumptions: string | null;
  level: Level;
  conditions: string | null;
  answer: string;
  validUntilOn: string;
  wantsReader: boolean;
  draftedById: string;
  draftedBy: string | null;
  draftedAt: Date;
  readBy: string | null;
  officeName: string | null;
  signerName: string | null;
  signerTitle: string | null;
  signedOn: string | null;
  signedAt: Date | null;
  replacesId: string | null;
  replacesNumber: string | null;
  replacesWhy: string | null;
  /** The signed version that stands in its place. */
  replacedById: string | null;
  replacedByNumber: string | null;
  isDemonstration: boolean;
}

/** @throws Problem office.not_found: what is not the reader's does not exist */
export async function readAdvice(tx: Tx, id: string): Promise<Advice> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Advice>`
    SELECT a.advice_id AS id, a.consultation_id AS "consultationId", c.number AS "consultationNumber",
      c.channel = 'online' AS "isOnline", a.area_no AS "areaNo", a.edition, a.state, a.version, a.number, a.question, a.facts,
      a.facts_sha256 AS "factsSha256", a.assumptions, a.level, a.conditions, a.answer,
      a.valid_until_on::text AS "validUntilOn", a.wants_reader AS "wantsReader", a.drafted_by AS "draftedById",
      d.full_name AS "draftedBy", a.drafted_at AS "draftedAt", r.full_name AS "readBy", a.office_name AS "officeName",
      a.signer_name AS "signerName", a.signer_title AS "signerTitle", a.signed_on::text AS "signedOn",
      a.signed_at AS "signedAt", a.replaces_id AS "replacesId", old.number AS "replacesNumber",
      a.replaces_why AS "replacesWhy", new.advice_id AS "replacedById", new.number AS "replacedByNumber",
      a.is_demonstration AS "isDemonstration"
    FROM office.advices a JOIN office.consultations c USING (consultation_id)
    LEFT JOIN office.people d ON d.person_id = a.drafted_by
    LEFT JOIN office.people r ON r.person_id = a.read_by
    LEFT JOIN office.advices old ON old.advice_id = a.replaces_id
    LEFT JOIN office.advices new ON new.replaces_id = a.advice_id AND new.state = 'signed'
    WHERE a.advice_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function sourcesOf(tx: Tx, adviceId: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    SELECT source_id AS id, law_id AS "lawId", section_no AS no, title, in_force_from_on::text AS "inForceFromOn",
      is_verified AS "isVerified", read_on::text AS "readOn"
    FROM office.advice_sources WHERE advice_id = ${adviceId}::uuid ORDER BY place`.execute(tx);
  return rows;
}

export interface AdviceRow {
  id: string;
  edition: number;
  state: AdviceState;
  number: string | null;
  signedOn: string | null;
  isReplaced: boolean;
}

/** Every version on a consultation, the newest first, without a word of what it says. */
export async function advicesOf(tx: Tx, consultationId: string): Promise<AdviceRow[]> {
  const { rows } = await sql<AdviceRow>`
    SELECT a.advice_id AS id, a.edition, a.state, a.number, a.signed_on::text AS "signedOn",
      EXISTS (SELECT FROM office.advices n WHERE n.replaces_id = a.advice_id AND n.state = 'signed') AS "isReplaced"
    FROM office.advices a WHERE a.consultation_id = ${consultationId}::uuid
    ORDER BY a.edition DESC, a.drafted_at DESC LIMIT 100`.execute(tx);
  return rows;
}

export interface LaterFact {
  id: string;
  words: string;
  writtenAt: Date;
}

/** What the asker told after a moment: after the answer was signed, or after the draft was last written. */
export async function heardSince(tx: Tx, consultationId: string, since: Date): Promise<LaterFact[]> {
  const { rows } = await sql<LaterFact>`
    SELECT note_id AS id, words, written_at AS "writtenAt" FROM office.consultation_notes
    WHERE consultation_id = ${consultationId}::uuid AND kind = 'heard' AND written_at > ${since}
    ORDER BY written_at, note_id LIMIT 200`.execute(tx);
  return rows;
}
