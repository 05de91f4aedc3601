/** Equal questions should get equal answers: what the Area answered before to like questions, and under the same law. */
import { sql } from 'kysely';
import { foldBare } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Level } from './levels.ts';

/** Without a word of what was asked: whoever wants to read one opens it, and that is written down. */
export interface EarlierAnswer {
  id: string;
  number: string;
  topic: string;
  level: Level;
  signedOn: string;
}

const most = 8;
/** Among how many it is looked: bounded, so that the page of a draft stays quick however many there are. */
const newestAnswers = 2000;
const newest = sql`newest AS MATERIALIZED (
  SELECT a.advice_id, a.consultation_id, a.number, a.level, a.signed_on, a.signed_at, a.question_folded FROM office.advices a
  WHERE a.area_no = (SELECT office.my_area_no()) AND a.state = 'signed' ORDER BY a.signed_at DESC LIMIT ${newestAnswers})`;
const inForce = sql`NOT EXISTS (SELECT FROM office.advices n WHERE n.replaces_id = a.advice_id AND n.state = 'signed')`;
const columns = sql`a.advice_id AS id, a.number, c.topic, a.level, a.signed_on::text AS "signedOn"`;

/** Answers in force to questions spelt like this one, the most like first; never of the same consultation. */
export async function likeAnswers(
  tx: Tx,
  { id, question }: { id: string; question: string },
): Promise<EarlierAnswer[]> {
  const { rows } = await sql<EarlierAnswer>`
    WITH ${newest}, spelt AS MATERIALIZED (
      SELECT a.*, public.similarity(a.question_folded, ${foldBare(question)}) AS likeness FROM newest a
      WHERE a.consultation_id <> ${id}::uuid
    )
    SELECT ${columns} FROM spelt a JOIN office.consultations c USING (consultation_id)
    WHERE a.likeness >= 0.15 AND ${inForce} ORDER BY a.likeness DESC, a.advice_id LIMIT ${most}`.execute(tx);
  return rows;
}

/** Answers in force that cite a section which this one cites, and came to another level: perhaps a contradiction. */
export async function otherLevels(
  tx: Tx,
  advice: { id: string; consultationId: string; level: Level },
): Promise<(EarlierAnswer & { title: string })[]> {
  const { rows } = await sql<EarlierAnswer & { title: string }>`
    WITH ${newest}
    SELECT DISTINCT ON (a.signed_at, a.advice_id) ${columns}, s.title
    FROM newest a JOIN office.consultations c USING (consultation_id)
    JOIN office.advice_sources s ON s.advice_id = a.advice_id
    JOIN office.advice_sources mine ON mine.law_id = s.law_id AND mine.section_no = s.section_no
    WHERE mine.advice_id = ${advice.id}::uuid AND a.level <> ${advice.level}
      AND a.consultation_id <> ${advice.consultationId}::uuid AND ${inForce}
    ORDER BY a.signed_at DESC, a.advice_id LIMIT 20`.execute(tx);
  return rows;
}
