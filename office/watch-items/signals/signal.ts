/** A signal as a subject of actions, and reading one back. */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Subject } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { sha256Of } from './canonical.ts';
import type { FrozenContent } from './frozen.ts';

const states = { frozen: { th: 'บันทึกไว้แล้ว', en: 'Frozen' } } as const;

export const signalSubject: Subject<typeof states> = {
  kind: 'signal',
  table: 'office.signals',
  id: 'signal_id',
  states,
};

export interface Signal {
  id: string;
  agencyId: string | null;
  areaNo: number | null;
  provinceIso: string | null;
  generation: number;
  sha256: string;
  /** False: the content no longer has the hash that was kept with it. */
  intact: boolean;
  frozenAt: Date;
  content: FrozenContent;
  sightings: Sighting[];
}

export interface Sighting {
  at: Date;
  act: string;
  generation: number;
  sha256: string;
  /** Null where it said the same as the frozen copy. */
  content: FrozenContent | null;
}

/** @throws Problem office.not_found */
export async function readSignal(tx: Tx, id: string): Promise<Signal> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Omit<Signal, 'content' | 'sightings' | 'intact'> & { content: string }>`
    SELECT signal_id AS id, agency_id AS "agencyId", area_no AS "areaNo", province_iso AS "provinceIso", generation, sha256,
      frozen_at AS "frozenAt", content FROM office.signals WHERE signal_id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw notFound();
  const content = JSON.parse(row.content) as FrozenContent;
  const intact = sha256Of(row.content) === row.sha256;
  return { ...row, content, intact, sightings: await sightingsOf(tx, id) };
}

async function sightingsOf(tx: Tx, id: string): Promise<Sighting[]> {
  const { rows } = await sql<Omit<Sighting, 'content'> & { content: string | null }>`
    SELECT at, act, generation, sha256, content FROM office.signal_sightings WHERE signal_id = ${id}
    ORDER BY sighting_id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    content: row.content === null ? null : (JSON.parse(row.content) as FrozenContent),
  }));
}
