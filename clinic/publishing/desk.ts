/** What the actions of the publication desk ask of the advice, and of the words that are to go out. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { readPromises } from '#clinic/consultations/promises.ts';
import { conditionsNeeded } from '#clinic/advice/problems.ts';
import { toIso } from '#kernel/thai-date.ts';
import { foldBare } from '#kernel/thai-text.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Told } from './fields.ts';
import { noSuchTopic, tellsWho } from './problems.ts';
import { knownColumns, knownTables } from './known.ts';
import { tracesIn, type Known } from './traces.ts';

/** Days between an answer and its publication: sooner, an agency's head would know whose question it was. Ours. */
export const embargoDays = 30;

/** Of an invented asker's answer, at once. */
export function earliestDay(
  { signedOn, isDemonstration }: { signedOn: string | null; isDemonstration: boolean },
  today: string,
): string {
  if (signedOn === null || isDemonstration) return today;
  const after = toIso(dayNumber(signedOn) + embargoDays);
  return after > today ? after : today;
}

export interface AdviceBehind {
  consultationId: string;
  areaNo: number;
  state: string;
  isReplaced: boolean;
  signedOn: string | null;
  isDemonstration: boolean;
  lawAsOfOn: string;
  /** As JSON, for the column of the same name. */
  sources: string;
  known: Known;
}

/** @throws Problem office.not_found */
export async function adviceBehind(tx: Tx, adviceId: string): Promise<AdviceBehind> {
  if (!v.is(rowId, adviceId)) throw notFound();
  const { rows } = await sql<Omit<AdviceBehind, 'known'> & Known>`
    SELECT a.consultation_id AS "consultationId", a.area_no AS "areaNo", a.state, a.signed_on::text AS "signedOn",
      a.is_demonstration AS "isDemonstration",
      EXISTS (SELECT FROM office.advices n WHERE n.replaces_id = a.advice_id AND n.state = 'signed') AS "isReplaced",
      (SELECT coalesce(max(s.read_on), a.drafted_at::date)::text FROM office.advice_sources s WHERE s.advice_id = a.advice_id) AS "lawAsOfOn",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('lawId', s.law_id, 'no', s.section_no, 'title', s.title,
        'inForceFromOn', s.in_force_from_on, 'isVerified', s.is_verified) ORDER BY s.place), '[]')::text
        FROM office.advice_sources s WHERE s.advice_id = a.advice_id AND s.law_id IS NOT NULL) AS sources,
      ${knownColumns}
    FROM office.advices a JOIN office.consultations c USING (consultation_id) ${knownTables}
    WHERE a.advice_id = ${adviceId}::uuid`.execute(tx);
  const [row] = rows;
  if (!row) throw notFound();
  const { askerName, contact, counterpart, agencyName, agencySaid, provinceTh, provinceEn, districtTh, amountThb, ...advice } = row;
  return {
    ...advice,
    known: { askerName, contact, counterpart, agencyName, agencySaid, provinceTh, provinceEn, districtTh, amountThb },
  };
} // prettier-ignore

/** @throws Problem publishing.tells_who, publishing.no_such_topic, advice.conditions_needed */
export function mustTellNobody(told: Told, known: Known): void {
  if (!readPromises().topics.some(({ id }) => id === told.topic)) throw noSuchTopic();
  if (told.level === 'conditional' && told.conditions === undefined) throw conditionsNeeded();
  const { title, question, facts, conditions = '', answer } = told;
  const found = Object.entries({ title, question, facts, conditions, answer }).flatMap(([field, text]) => {
    const traces = tracesIn(text, known);
    return traces.length > 0 ? [[field, traces] as const] : [];
  });
  if (found.length > 0) throw tellsWho(Object.fromEntries(found));
}

/** What a published answer is found by. */
export const searchTextOf = ({ title, question, facts, conditions = '', answer }: Told): string =>
  foldBare([title, question, facts, conditions, answer].join(' '));
