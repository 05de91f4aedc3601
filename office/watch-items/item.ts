/** What several actions of a watch item share: opening one, where one lies, and adding a source. */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import { recordEvent, type Me, type Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { agencyEnded, alreadyOpen, dayAhead, dayPassed, noSuchAgency, noSuchProcess } from './problems.ts';
import { processesOn } from './processes.ts';
import { addSource, type NewSource } from './source.ts';

export interface NewItem {
  agencyId: string;
  process: string;
  processOther: string | undefined;
  title: string;
  summary: string | undefined;
  /** ISO day on which somebody looks again. */
  reviewOn: string;
  source: NewSource;
}

export interface Opened {
  id: string;
  number: string;
  place: Place;
}

/** Opens an item within the transaction of an action, which writes the event. */
export async function openItem(tx: Tx, me: Me, wanted: NewItem): Promise<Opened> {
  mustNotHavePassed('reviewOn', wanted.reviewOn);
  mustBeAProcess(wanted.process, wanted.processOther);
  const { agencyId, process, processOther, title, summary, reviewOn } = wanted;
  const place = await placeOfAgency(tx, agencyId);
  const { rows } = await sql<{ id: string; number: string }>`
    INSERT INTO office.watch_items (number, agency_id, process, process_other, area_no, province_iso, district_code, title,
      summary, review_on, opened_by, follows_watch_item_id)
    SELECT office.next_number('watch_item', ${place.areaNo}::int), ${agencyId}, ${process}, ${processOther ?? null}::text,
      ${place.areaNo}::int, ${place.provinceIso}::text, ${place.districtCode}::text, ${title}, ${summary ?? null}::text, ${reviewOn}::date, ${me.personId},
      (SELECT p.watch_item_id FROM office.watch_items p WHERE p.agency_id = ${agencyId} AND p.process = ${process}
        AND p.process <> 'other' ORDER BY p.opened_at DESC LIMIT 1)
    ON CONFLICT (agency_id, process) WHERE state <> 'ended' AND process <> 'other' DO NOTHING
    RETURNING watch_item_id AS id, number`.execute(tx);
  const [opened] = rows;
  if (!opened) throw await openAlready(tx, agencyId, process);
  await addSource(tx, me, opened.id, wanted.source);
  return { ...opened, place };
}

async function openAlready(tx: Tx, agencyId: string, process: string): Promise<Error> {
  const item = await openItemOf(tx, agencyId, process);
  return item ? alreadyOpen(item.id, item.number) : notFound();
}

/** The item of an agency's process that has not ended, if there is one. */
export async function openItemOf(
  tx: Tx,
  agencyId: string,
  process: string,
): Promise<{ id: string; number: string; version: number } | null> {
  const { rows } = await sql<{ id: string; number: string; version: number }>`
    SELECT watch_item_id AS id, number, version FROM office.watch_items
    WHERE agency_id = ${agencyId} AND process = ${process} AND state <> 'ended' AND process <> 'other'`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** For actions that open an item beside their own subject: the event that `openItem` leaves to its caller. */
export async function recordOpening(tx: Tx, opened: Opened, data: Record<string, string>): Promise<void> {
  await recordEvent(tx, {
    name: 'watch_item.opened',
    subjectKind: 'watch_item',
    subjectId: opened.id,
    place: opened.place,
    data,
  });
}

type AgencyPlace = { areaNo: number | null; provinceIso: string | null; districtCode: string | null };

/** Where the agency lies today; the item keeps this place when the agency moves. @throws Problem */
async function placeOfAgency(tx: Tx, agencyId: string): Promise<AgencyPlace> {
  const { rows } = await sql<AgencyPlace & { ended: boolean }>`
    SELECT p.area_no AS "areaNo", a.province_iso AS "provinceIso", a.district_code AS "districtCode",
      a.ended_on IS NOT NULL AS ended
    FROM office.agencies a LEFT JOIN office.provinces_today p USING (province_iso) WHERE a.agency_id = ${agencyId}`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw noSuchAgency();
  if (found.ended) throw agencyEnded();
  const { areaNo, provinceIso, districtCode } = found;
  return { areaNo, provinceIso, districtCode };
}

/** Where an item lies, for the timeline. @throws Problem office.not_found */
export async function placeOfItem(tx: Tx, id: string): Promise<AgencyPlace> {
  const { rows } = await sql<AgencyPlace>`
    SELECT area_no AS "areaNo", province_iso AS "provinceIso", district_code AS "districtCode"
    FROM office.watch_item_place(${id})`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws Problem watch_items.day_passed */
export function mustNotHavePassed(field: string, day: string): void {
  if (day < bangkokToday(new Date())) throw dayPassed(field);
}

/** @throws Problem watch_items.day_ahead */
export function mustHaveCome(field: string, day: string): void {
  if (day > bangkokToday(new Date())) throw dayAhead(field);
}

function mustBeAProcess(process: string, other: string | undefined): void {
  const offered = processesOn(bangkokToday(new Date())).some(({ id }) => id === process);
  if (!offered || (process === 'other') !== (other !== undefined)) throw noSuchProcess();
}
