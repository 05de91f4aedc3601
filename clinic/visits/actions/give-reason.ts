/** What was found is a reason to go on looking: it opens a watch item, or is one more source of the one that is open. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { recordEvent, action, type Me } from '#office/action.ts';
import { day, optional, words } from '#office/form-fields.ts';
import { openItem, openItemOf, placeOfItem, recordOpening } from '#office/watch-items/item.ts';
import { addSource, type NewSource } from '#office/watch-items/source.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ofRow } from '../fields.ts';
import { notYet } from '../problems.ts';
import { visitAgencySubject } from '../states.ts';
import { heldVisit, knownAgency, placeOf } from '../visit.ts';

const input = v.object({
  ...ofRow,
  process: words(2, 60),
  processOther: optional(words(3, 200)),
  title: words(5, 300),
  note: words(3, 4000),
  reviewOn: day,
});

export const giveReason = action({
  name: 'visit_agency.give_reason',
  may: 'watch:open',
  writes: 'visit_agency.reason_given',
  subject: visitAgencySubject,
  from: ['seen', 'responded'],
  input,
  async run({ tx, me }, { id, ...typed }) {
    const { agencyId, visitId } = await knownAgency(tx, id);
    const { state, areaNo } = await heldVisit(tx, visitId);
    if (state !== 'under_way' && state !== 'findings_in' && state !== 'reported') throw notYet();
    const item = await itemFor(tx, me, agencyId, {
      ...typed,
      source: await sourceOf(tx, visitId, typed.note),
    });
    await link(tx, id, item);
    const result = { id, visitId, watchItemId: item.id };
    return { subjectId: id, place: placeOf(areaNo), data: { watch_item_id: item.id }, result };
  },
});

async function sourceOf(tx: Tx, visitId: string, note: string): Promise<NewSource> {
  const { rows } = await sql<{ number: string; onDay: string }>`
    SELECT number, least(on_day, begun_at AT TIME ZONE 'Asia/Bangkok')::date::text AS "onDay" FROM office.visits
    WHERE visit_id = ${visitId}::uuid`.execute(tx);
  return {
    kind: 'visit',
    datedOn: rows[0]!.onDay,
    secrecy: 'ordinary',
    origin: `การลงพื้นที่ ${rows[0]!.number}`,
    note,
  };
}

interface Wanted {
  process: string;
  processOther?: string | undefined;
  title: string;
  reviewOn: string;
  source: NewSource;
}

interface Reason {
  id: string;
  sourceId: string | null;
}

/** A second reason to look at the same process of the same agency is a second source, not a second item. */
async function itemFor(tx: Tx, me: Me, agencyId: string, wanted: Wanted): Promise<Reason> {
  const { process, source } = wanted;
  const open = process === 'other' ? null : await openItemOf(tx, agencyId, process);
  if (open) {
    const sourceId = await addSource(tx, me, open.id, source);
    const event = { name: 'watch_item.source_added', subjectKind: 'watch_item', subjectId: open.id };
    await recordEvent(tx, {
      ...event,
      place: await placeOfItem(tx, open.id),
      data: { source_kind: source.kind },
    });
    return { id: open.id, sourceId };
  }
  const opened = await openItem(tx, me, {
    ...wanted,
    processOther: wanted.processOther,
    agencyId,
    summary: undefined,
  });
  await recordOpening(tx, opened, { process, source_kind: source.kind });
  return { id: opened.id, sourceId: null };
}

/** Of an item that was just opened the source is its only one. */
async function link(tx: Tx, id: string, { id: itemId, sourceId }: Reason): Promise<void> {
  await sql`INSERT INTO office.visit_watch_sources (watch_source_id, watch_item_id, visit_agency_id)
    SELECT s.watch_source_id, s.watch_item_id, ${id}::uuid FROM office.watch_sources s
    WHERE s.watch_item_id = ${itemId}::uuid AND s.watch_source_id = coalesce(${sourceId}::uuid, s.watch_source_id)`.execute(
    tx,
  );
}
