/** What visits add to "my work": those the viewer goes on, and reports still to give, by number and day. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { VisitState } from './states.ts';

const said: Partial<Record<VisitState, { th: string; en: string }>> = {
  planned: { th: 'ลงพื้นที่', en: 'Go on visit' },
  under_way: { th: 'บันทึกสิ่งที่พบของการลงพื้นที่', en: 'Write the findings of visit' },
  findings_in: { th: 'รายงานการลงพื้นที่', en: 'Report visit' },
};

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'visit:run')) return [];
  const { rows } = await sql<{ id: string; number: string; state: VisitState; onDay: string }>`
    SELECT v.visit_id AS id, v.number, v.state, v.on_day AS "onDay" FROM office.visits v
    JOIN office.visit_team t USING (visit_id)
    WHERE v.area_no = (SELECT office.my_area_no()) AND t.person_id = ${me.personId}::uuid
      AND v.state IN ('planned', 'under_way', 'findings_in')
    ORDER BY v.on_day, v.visit_id LIMIT 100`.execute(tx);
  return rows.map(({ id, number, state, onDay }) => ({
    kind: `visit_${state}`,
    title_th: `${said[state]?.th ?? ''} ${number}`,
    title_en: `${said[state]?.en ?? ''} ${number}`,
    due_on: onDay,
    href: `/visits/${id}`,
  }));
}
