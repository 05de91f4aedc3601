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
const notReplaced = sql`NOT EXISTS (SELECT FROM office.advices n WHERE n.replaces_id = a.advice_id AND n.state = 'signed')`;
const columns = sql`a.advice_id AS id, a.number, c.topic, a.level, a.signed_on::text AS "signedOn"`;

/** Answers in force to questions spelt like this one, the most like first; never of the same consultation. */
export async function likeAnswers(
  tx: Tx,
  { id, question }: { id: string; question: string },
): Promise<EarlierAnswer[]> {
  const { rows } = await sql<EarlierAnswer>`
    SELECT ${columns} FROM office.advice_like(${foldBare(question)}, ${most * 3}) WITH ORDINALITY AS l (advice_id, place)
    JOIN office.advices a USING (advice_id) JOIN office.consultations c USING (consultation_id)
    WHERE a.consultation_id <> ${id}::uuid AND ${notReplaced} ORDER BY l.place LIMIT ${most}`.execute(tx);
  return rows;
}

/** Answers in force that cite a section which this one cites, and came to another level: perhaps a contradiction. */
export async function otherLevels(
  tx: Tx,
  advice: { id: string; consultationId: string; level: Level },
): Promise<(EarlierAnswer & { title: string })[]> {
  const { rows } = await sql<EarlierAnswer & { title: string }>`
    SELECT DISTINCT ON (a.signed_at, a.advice_id) ${columns}, s.title
    FROM office.advice_sources mine
    JOIN office.advice_sources s ON s.law_id = mine.law_id AND s.section_no = mine.section_no
    JOIN office.advices a ON a.advice_id = s.advice_id JOIN office.consultations c USING (consultation_id)
    WHERE mine.advice_id = ${advice.id}::uuid AND a.state = 'signed' AND a.level <> ${advice.level}
      AND a.consultation_id <> ${advice.consultationId}::uuid AND ${notReplaced}
    ORDER BY a.signed_at DESC, a.advice_id LIMIT 20`.execute(tx);
  return rows;
}
