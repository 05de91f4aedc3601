/** What selections add to "my work": a proposal to decide, and a decision whose provinces nobody has invited yet. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Role } from './record.ts';
import { roles } from './states.ts';

interface Waiting {
  id: string;
  be: number;
  areaNo: number;
  role: Role;
  state: 'proposed' | 'decided';
}

/** Of the own Area; the centre looks on, and decides where an Area's director cannot. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'selection:prepare') || me.scopeKind !== 'area') return [];
  const mayDecide = mayDo(me.role, 'selection:decide');
  const { rows } = await sql<Waiting>`
    SELECT s.selection_id AS id, s.fiscal_year_be AS be, s.area_no AS "areaNo", s.role, s.state FROM office.selections s
    WHERE s.state = 'proposed' AND ${mayDecide} AND ${me.personId}::uuid NOT IN (s.prepared_by, s.proposed_by)
      OR s.state = 'decided' AND NOT ${mayDecide} AND s.fiscal_year_be >= date_part('year', now()) + 543 AND EXISTS (
        SELECT FROM office.selection_places x WHERE x.selection_id = s.selection_id AND NOT EXISTS (
          SELECT FROM office.province_invitations i WHERE i.province_iso = x.province_iso AND i.fiscal_year_be = x.fiscal_year_be))
    ORDER BY s.fiscal_year_be, s.area_no`.execute(tx);
  return rows.map(({ id, be, areaNo, role, state }) => ({
    kind: `selection_${state}`,
    title_th: `${state === 'proposed' ? 'พิจารณาการคัดเลือก' : 'เชิญ'}${roles[role].th} ปีงบประมาณ ${be}`,
    title_en: `${state === 'proposed' ? 'Decide the selection' : 'Invite those selected'}: ${roles[role].en}, fiscal year ${be}`,
    due_on: null,
    href: `/selection/${id}`,
    waits_th: `สำนักงาน ปปท. เขต ${areaNo}`,
    waits_en: `PACC Area ${areaNo}`,
  }));
}
