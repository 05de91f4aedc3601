/** What actions ask of an advice, and how its sources are written beside it. */
import { sql } from 'kysely';
import { notFound, wrongState } from '#office/problems.ts';
import { consultationStates, type ConsultationState } from '#clinic/consultations/states.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { DraftTyped } from './fields.ts';
import { sectionOfKey } from './law-register.ts';
import type { Level } from './levels.ts';
import { conditionsNeeded, sourceNeeded, validityOver } from './problems.ts';

export interface AdviceFacts {
  consultationId: string;
  areaNo: number;
  edition: number;
  level: Level;
  wantsReader: boolean;
  draftedBy: string;
  validUntilOn: string;
  sources: number;
}

/** @throws Problem office.not_found */
export async function adviceFacts(tx: Tx, id: string): Promise<AdviceFacts> {
  const { rows } = await sql<AdviceFacts>`
    SELECT a.consultation_id AS "consultationId", a.area_no AS "areaNo", a.edition, a.level,
      a.wants_reader AS "wantsReader", a.drafted_by AS "draftedBy", a.valid_until_on::text AS "validUntilOn",
      (SELECT count(*)::int FROM office.advice_sources s WHERE s.advice_id = a.advice_id) AS sources
    FROM office.advices a WHERE a.advice_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Whether the person drafted or edited it, ever: the draft may have gone from hand to hand. */
export async function hasWritten(tx: Tx, id: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM office.events WHERE subject_kind = 'advice' AND subject_id = ${id}
      AND name IN ('advice.drafted', 'advice.edited') AND person_id = ${personId}::uuid LIMIT 1`.execute(tx);
  return rows.length > 0;
}

/**
 * The consultation as it is, its row held until this is done.
 * @throws Problem office.not_found, office.wrong_state
 */
export async function holdConsultation(
  tx: Tx,
  id: string,
  from: readonly ConsultationState[],
): Promise<{ state: ConsultationState; question: string }> {
  const { rows } = await sql<{ state: ConsultationState; question: string }>`
    SELECT state, question FROM office.consultations WHERE consultation_id = ${id}::uuid FOR UPDATE`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw notFound();
  if (!from.includes(found.state)) throw wrongState(consultationStates, found.state, from);
  return found;
}

/** @throws Problem advice.conditions_needed, advice.validity_over */
export function mustFit(typed: DraftTyped, today: string): void {
  if (typed.level === 'conditional' && typed.conditions === undefined) throw conditionsNeeded();
  if (typed.validUntilOn < today) throw validityOver();
}

/** Before it leaves the writer's hand, and once more before it is signed. @throws Problem advice.source_needed, advice.validity_over */
export function mustBeWhole({ sources, validUntilOn }: AdviceFacts, today: string): void {
  if (sources === 0) throw sourceNeeded();
  if (validUntilOn < today) throw validityOver();
}

/** Sections as the register has them today, then sources in the writer's words; those before are gone. */
export async function writeSources(tx: Tx, id: string, typed: DraftTyped, today: string): Promise<void> {
  await sql`DELETE FROM office.advice_sources WHERE advice_id = ${id}::uuid`.execute(tx);
  const keys = [typed.section1, typed.section2, typed.section3, typed.section4];
  const listed = [...new Set(keys)].flatMap((key) => (key === undefined ? [] : [sectionOfKey(key)!]));
  const rows = [
    ...listed.map((one) => ({ ...one, title: `${one.title.th} (${one.what.th})` })),
    ...typed.otherSources.map((title) => ({
      lawId: null,
      no: null,
      title,
      inForceFromOn: null,
      isVerified: false,
    })),
  ];
  for (const [at, { lawId, no, title, inForceFromOn, isVerified }] of rows.entries())
    await sql`INSERT INTO office.advice_sources (advice_id, place, law_id, section_no, title, in_force_from_on, is_verified, read_on)
      VALUES (${id}::uuid, ${at + 1}, ${lawId}, ${no}, ${title}, ${inForceFromOn}::date, ${isVerified}, ${today}::date)`.execute(
      tx,
    );
}
