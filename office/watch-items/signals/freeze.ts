/**
 * The one-way door: at the first human act on a candidate its frozen copy enters the office; a repeat adds
 * a sighting, with the newer copy where the analysis says something else by then. Nothing is ever edited.
 */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { canonicalJson, sha256Of } from './canonical.ts';
import type { Candidate } from './frozen.ts';

export type SignalAct = 'kept' | 'marked' | 'watch_item' | 'letter' | 'publication' | 'pack';

export interface Frozen {
  id: string;
  /** False: the signal was there already, and this was a sighting. */
  isNew: boolean;
  /** False: the analysis says something else than the copy that was frozen first. */
  same: boolean;
}

/** A candidate of another place is answered as one that does not exist. @throws Problem office.not_found */
export async function mustLieInSight(tx: Tx, { areaNo, provinceIso }: Candidate): Promise<void> {
  const { rows } = await sql<{ seen: boolean }>`
    SELECT office.sees(${areaNo}::int, ${provinceIso}::text, NULL, NULL) AS seen`.execute(tx);
  if (!rows[0]!.seen) throw notFound();
}

/** For the transaction of an action, which writes the event. @throws Problem office.not_found */
export async function freeze(tx: Tx, me: Me, candidate: Candidate, act: SignalAct): Promise<Frozen> {
  await mustLieInSight(tx, candidate);
  const content = canonicalJson(candidate.content);
  const sha256 = sha256Of(content);
  const { subject } = candidate.content;
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.signals (subject_kind, subject_id, fiscal_year_be, agency_id, area_no, province_iso, generation,
      content, sha256, frozen_by)
    VALUES (${subject.kind}, ${subject.id}, ${subject.fiscalYearBe}, ${subject.agencyId}, ${candidate.areaNo},
      ${candidate.provinceIso}, ${candidate.generation}, ${content}, ${sha256}, ${me.personId})
    ON CONFLICT ON CONSTRAINT signals_once DO NOTHING RETURNING signal_id AS id`.execute(tx);
  if (rows[0]) return { id: rows[0].id, isNew: true, same: true };
  const known = await knownSignal(tx, candidate);
  const same = known.sha256 === sha256;
  await sql`
    INSERT INTO office.signal_sightings (signal_id, generation, content, sha256, act, person_id)
    VALUES (${known.id}, ${candidate.generation}, ${same ? null : content}, ${sha256}, ${act}, ${me.personId})`.execute(
    tx,
  );
  return { id: known.id, isNew: false, same };
}

async function knownSignal(tx: Tx, candidate: Candidate): Promise<{ id: string; sha256: string }> {
  const { kind, id, fiscalYearBe } = candidate.content.subject;
  const { rows } = await sql<{ id: string; sha256: string }>`
    SELECT signal_id AS id, sha256 FROM office.signals WHERE subject_kind = ${kind} AND subject_id = ${id}
      AND fiscal_year_be = ${fiscalYearBe} AND area_no IS NOT DISTINCT FROM ${candidate.areaNo}`.execute(tx);
  return rows[0]!;
}
