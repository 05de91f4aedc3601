/** Publications: to the clinic's desk of their Area all, to everybody those that are out. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { foldBare } from '#kernel/thai-text.ts';
import type { Level } from '#clinic/advice/levels.ts';
import { holdsEach, searchTerms } from '#clinic/consultations/search.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { PublicationState } from './states.ts';

export interface LawSource {
  lawId: string;
  no: string;
  title: string;
  inForceFromOn: string | null;
  isVerified: boolean;
}

export interface Publication {
  id: string;
  adviceId: string;
  areaNo: number;
  edition: number;
  replacesId: string | null;
  replacesWhy: string | null;
  title: string;
  topic: string;
  question: string;
  facts: string;
  level: Level;
  conditions: string | null;
  answer: string;
  sources: LawSource[];
  lawAsOfOn: string;
  writers: string[];
  publishOn: string | null;
  withdrawnOn: string | null;
  withdrawnWhy: string | null;
  state: PublicationState;
  version: number;
  isDemonstration: boolean;
}

const columns = sql`p.publication_id AS id, p.advice_id AS "adviceId", p.area_no AS "areaNo", p.edition,
  p.replaces_id AS "replacesId", p.replaces_why AS "replacesWhy", p.title, p.topic, p.question, p.facts, p.level,
  p.conditions, p.answer, p.sources, p.law_as_of_on::text AS "lawAsOfOn", p.writers, p.publish_on::text AS "publishOn",
  p.withdrawn_on::text AS "withdrawnOn", p.withdrawn_why AS "withdrawnWhy", p.state, p.version,
  p.is_demonstration AS "isDemonstration"`;

/** @throws Problem office.not_found: what is not the reader's does not exist */
export async function readPublication(tx: Tx, id: string): Promise<Publication> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Publication>`SELECT ${columns} FROM office.publications p
    WHERE p.publication_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface PublicationRow {
  id: string;
  title: string;
  topic: string;
  edition: number;
  state: PublicationState;
  publishOn: string | null;
  adviceNumber: string;
}

/** The desk's own, the last written first. At most 200. */
export async function deskPublications(tx: Tx): Promise<PublicationRow[]> {
  const { rows } = await sql<PublicationRow>`
    SELECT p.publication_id AS id, p.title, p.topic, p.edition, p.state, p.publish_on::text AS "publishOn",
      a.number AS "adviceNumber"
    FROM office.publications p JOIN office.advices a USING (advice_id)
    WHERE p.area_no = (SELECT office.my_area_no()) ORDER BY p.written_at DESC LIMIT 200`.execute(tx);
  return rows;
}

/** What anybody is shown: no number of the advice, no Area, nobody who wrote it. */
export interface PublishedAnswer {
  id: string;
  title: string;
  topic: string;
  question: string;
  facts: string;
  level: Level;
  conditions: string | null;
  answer: string;
  sources: LawSource[];
  lawAsOfOn: string;
  lawChanged: boolean;
  publishOn: string;
  /** Of a correction: why the one before was corrected. */
  correctedWhy: string | null;
  isDemonstration: boolean;
}

const isOut = sql`p.state = 'cleared' AND p.publish_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date`;

/** @throws Problem office.not_found: not out yet, withdrawn, and never there are one answer */
export async function readAnswer(tx: Tx, id: string): Promise<PublishedAnswer> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<PublishedAnswer>`
    SELECT p.publication_id AS id, p.title, p.topic, p.question, p.facts, p.level, p.conditions, p.answer, p.sources,
      p.law_as_of_on::text AS "lawAsOfOn", office.law_changed_since(p.publication_id) AS "lawChanged",
      p.publish_on::text AS "publishOn", p.replaces_why AS "correctedWhy", p.is_demonstration AS "isDemonstration"
    FROM office.publications p WHERE p.publication_id = ${id}::uuid AND ${isOut}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface AnswerRow {
  id: string;
  title: string;
  topic: string;
  level: Level;
  publishOn: string;
  isDemonstration: boolean;
}

const pageSize = 50;

/**
 * Those that are out, the newest first.
 * @param words as somebody types them; '' for all
 * @param page from 1
 */
export async function publishedAnswers(
  tx: Tx,
  { words = '', topic, page = 1 }: { words?: string; topic?: string | undefined; page?: number } = {},
): Promise<{ rows: AnswerRow[]; hasMore: boolean }> {
  const terms = searchTerms(words);
  const held =
    terms.length > 0 ? holdsEach(sql`p.search_text`, terms) : words.trim() === '' ? sql`true` : sql`false`;
  const about = topic === undefined ? sql`true` : sql`p.topic = ${topic}`;
  const { rows } = await sql<AnswerRow>`
    SELECT p.publication_id AS id, p.title, p.topic, p.level, p.publish_on::text AS "publishOn",
      p.is_demonstration AS "isDemonstration"
    FROM office.publications p WHERE ${isOut} AND ${about} AND ${held}
    ORDER BY p.publish_on DESC, p.publication_id LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`.execute(
    tx,
  );
  return { rows: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

export interface LikeAnswer {
  id: string;
  title: string;
}

/** Among how many of the newest it is looked: bounded, so that a page stays quick however many are out. */
const newestOut = 1000;

/** Of what is out, at most three whose words hold the most of a question's. */
export async function likePublished(tx: Tx, question: string): Promise<LikeAnswer[]> {
  const { rows } = await sql<LikeAnswer>`
    WITH newest AS MATERIALIZED (
      SELECT p.publication_id AS id, p.title, public.word_similarity(${foldBare(question)}, p.search_text) AS likeness
      FROM office.publications p WHERE ${isOut} ORDER BY p.publish_on DESC, p.publication_id LIMIT ${newestOut}
    )
    SELECT id, title FROM newest WHERE likeness >= 0.3 ORDER BY likeness DESC, id LIMIT 3`.execute(tx);
  return rows;
}

/** The telling of an advice that was cleared, whether or not its day has come. */
export async function outOf(tx: Tx, adviceId: string): Promise<Publication | null> {
  const { rows } = await sql<Publication>`SELECT ${columns} FROM office.publications p
    WHERE p.advice_id = ${adviceId}::uuid AND p.state = 'cleared'`.execute(tx);
  return rows[0] ?? null;
}
