/** What a partner body sees: items of which something is shared with it, and of each only that part. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { recommendationsOf, stepsOf, type LinkedRecommendation, type Step } from './item-parts.ts';
import type { ShareKind } from './kinds.ts';
import type { ItemState } from './states.ts';

export interface SharedItem {
  id: string;
  number: string;
  agencyId: string;
  agencyNameTh: string;
  agencyNameEn: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  process: string;
  processOther: string | null;
  /** Null where neither summary nor steps are shared. */
  state: ItemState | null;
  summary: string | null;
  shared: ShareKind[];
  sharedAt: Date;
}

const columns = sql`s.watch_item_id AS id, s.number, s.agency_id AS "agencyId", s.agency_name_th AS "agencyNameTh",
  s.agency_name_en AS "agencyNameEn", p.name_th AS "provinceTh", p.name_en AS "provinceEn", s.process,
  s.process_other AS "processOther", s.state, s.summary, s.shared, s.shared_at AS "sharedAt"`;

/** Those that go on first, newest shared first. */
export async function sharedItems(tx: Tx): Promise<SharedItem[]> {
  const { rows } = await sql<SharedItem>`
    SELECT ${columns} FROM office.shared_watch_items() s LEFT JOIN office.provinces p USING (province_iso)
    ORDER BY s.state = 'ended' NULLS FIRST, s.shared_at DESC`.execute(tx);
  return rows;
}

export interface SharedItemWhole extends SharedItem {
  steps: Step[];
  recommendations: LinkedRecommendation[];
}

/** @throws Problem office.not_found when nothing of it is shared with the viewer's body */
export async function readSharedItem(tx: Tx, id: string): Promise<SharedItemWhole> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<SharedItem>`
    SELECT ${columns} FROM office.shared_watch_items() s LEFT JOIN office.provinces p USING (province_iso)
    WHERE s.watch_item_id = ${id}`.execute(tx);
  const [item] = rows;
  if (!item) throw notFound();
  return { ...item, steps: await stepsOf(tx, id), recommendations: await recommendationsOf(tx, id) };
}
