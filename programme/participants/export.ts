/** The list of names as it leaves the system: rows of the viewer's own scope, and an event that says so. */
import { sql } from 'kysely';
import { recordEvent, whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { shownColumns, type Participant } from './queries.ts';
import type { ExportReason } from './states.ts';

const piece = 1000;

export interface NamesExport {
  /** The number of the event that says who exported how many rows and why. */
  eventNo: number;
  count: number;
  rows: AsyncGenerator<Participant[]>;
}

/**
 * Counts and records first, then reads piece by piece, each under the viewer's scope at that moment.
 * @throws Problem office.not_found for a hat that may not
 */
export async function exportNames(store: Store, viewer: Viewer, reason: ExportReason): Promise<NamesExport> {
  const begun = await store.within(viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me || !mayDo(me.role, 'participants:export')) throw notFound();
    const { rows } = await sql<{ count: number; at: Date }>`
      SELECT count(*)::int AS count, clock_timestamp() AS at FROM office.participants WHERE state = 'known'`.execute(
      tx,
    );
    const { count, at } = rows[0]!;
    const place =
      me.scopeKind === 'area'
        ? { areaNo: Number(me.scopeId) }
        : me.scopeKind === 'province'
          ? { provinceIso: me.scopeId }
          : {};
    const data = { rows: count, reason, scope: `${me.scopeKind}:${me.scopeId}` };
    const subject = { subjectKind: 'participant_list', subjectId: me.personId };
    const eventNo = await recordEvent(tx, { name: 'participant_list.exported', ...subject, place, data });
    return { count, at, eventNo };
  });
  return { ...begun, rows: pieces(store, viewer, begun.at) };
}

async function* pieces(store: Store, viewer: Viewer, until: Date): AsyncGenerator<Participant[]> {
  let after: Last | null = { nameKey: '', id: '00000000-0000-0000-0000-000000000000' };
  while (after) {
    const from: Last = after;
    const rows: (Participant & Last)[] = await store.within(viewer, (tx) => pieceAfter(tx, from, until));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    after = last && rows.length === piece ? { nameKey: last.nameKey, id: last.id } : null;
  }
}

interface Last {
  nameKey: string;
  id: string;
}

async function pieceAfter(tx: Tx, { nameKey, id }: Last, until: Date): Promise<(Participant & Last)[]> {
  const { rows } = await sql<Participant & Last>`
    SELECT ${shownColumns}, p.name_key AS "nameKey" FROM office.participants p
    WHERE p.state = 'known' AND p.entered_at <= ${until} AND (p.name_key, p.participant_id) > (${nameKey}, ${id}::uuid)
    ORDER BY p.name_key, p.participant_id LIMIT ${piece}`.execute(tx);
  return rows;
}
