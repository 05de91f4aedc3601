/** What targets add to "my work": those that wait for somebody else's decision. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'target:decide')) return [];
  const { rows } = await sql<{ id: string; th: string; en: string }>`
    SELECT DISTINCT i.indicator_id AS id, i.title_th AS th, i.title_en AS en FROM office.indicator_targets t JOIN office.indicators i USING (indicator_id)
    WHERE t.state = 'proposed' AND t.proposed_by <> ${me.personId}::uuid
      AND CASE WHEN t.province_iso IS NULL THEN ${me.role === 'nacc_centre'} ELSE t.province_iso = ANY ((SELECT office.my_provinces())::text[]) END
    ORDER BY 1 LIMIT 50`.execute(tx);
  return rows.map(({ id, th, en }) => ({
    kind: 'target_to_decide',
    title_th: `พิจารณาค่าเป้าหมายที่เสนอ: ${th}`,
    title_en: `Decide on a proposed target: ${en}`,
    due_on: null,
    href: `/master-plan/indicators/${id}`,
  }));
}
