/** Outcomes that wait to be confirmed, for whoever may confirm them as a person: not for who recorded them. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { hasBeenOfAgency } from '#office/recommendations/independence.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

interface Waiting {
  id: string;
  number: string;
  agencyId: string;
  agencyTh: string;
  agencyEn: string | null;
  openedAt: Date;
}

/** The longest waiting first. Nobody set a day for it. */
export async function outcomesToVerify(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'recommendation:verify')) return [];
  const { rows } = await sql<Waiting>`
    SELECT o.watch_outcome_id AS id, i.number, i.agency_id AS "agencyId", a.name_th AS "agencyTh", a.name_en AS "agencyEn",
      i.opened_at AS "openedAt"
    FROM office.watch_outcomes o JOIN office.watch_items i USING (watch_item_id) JOIN office.agencies a USING (agency_id)
    WHERE o.state = 'recorded' AND o.recorded_by <> ${me.personId}::uuid
    ORDER BY o.recorded_at, o.watch_outcome_id LIMIT 200`.execute(tx);
  return (await independentOf(tx, me.personId, rows)).map(({ id, number, agencyTh, agencyEn }) => ({
    kind: 'watch_outcome',
    title_th: `ยืนยันผลที่บันทึกไว้ ${number} · ${agencyTh}`,
    title_en: `Verify a recorded outcome ${number} · ${agencyEn ?? agencyTh}`,
    due_on: null,
    href: `/watch-items/outcomes/${id}/verify`,
  }));
}

/** Hardly anybody of a desk ever had a post at an agency: only of those each agency is looked up. */
async function independentOf(tx: Tx, personId: string, rows: readonly Waiting[]): Promise<Waiting[]> {
  const { rows: posts } = await sql`
    SELECT FROM office.posts WHERE person_id = ${personId}::uuid AND scope_kind = 'agency' LIMIT 1`.execute(
    tx,
  );
  if (posts.length === 0) return [...rows];
  const free: Waiting[] = [];
  for (const row of rows)
    if (!(await hasBeenOfAgency(tx, personId, row.agencyId, row.openedAt))) free.push(row);
  return free;
}
