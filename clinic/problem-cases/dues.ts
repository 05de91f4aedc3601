/** What problem cases add to "my work": a number and a day, for the clinic's desk of the Area alone. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

const said = {
  commitment: { th: 'ติดตามสิ่งที่ผู้ร่วมแก้ไขรับไปทำ ในกรณี', en: 'Ask a party what was done, case' },
  meeting: { th: 'หารือร่วมในกรณี', en: 'Joint meeting of case' },
  nothing: { th: 'นัดหารือ หรือถามผู้ขอว่าแก้ไขได้หรือไม่ กรณี', en: 'Plan what is next, or ask the asker, case' },
};

type Row = { kind: keyof typeof said; id: string; number: string; onDay: string | null };

/** What is promised and planned, by its day; and cases of which nothing is, lest they be forgotten. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'problem_case:run')) return [];
  const { rows } = await sql<Row>`
    WITH going AS MATERIALIZED (
      SELECT problem_case_id, number FROM office.problem_cases
      WHERE area_no = (SELECT office.my_area_no()) AND state IN ('open', 'under_way')
    ), next AS (
      SELECT 'commitment' AS kind, problem_case_id, min(due_on) AS on_day FROM office.problem_case_commitments
      WHERE state = 'promised' GROUP BY problem_case_id
      UNION ALL
      SELECT 'meeting', problem_case_id, on_day FROM office.problem_case_meetings WHERE state = 'planned'
    )
    SELECT coalesce(n.kind, 'nothing') AS kind, g.problem_case_id AS id, g.number, n.on_day::text AS "onDay"
    FROM going g LEFT JOIN next n USING (problem_case_id) ORDER BY n.on_day NULLS LAST, g.number LIMIT 100`.execute(
    tx,
  );
  return rows.map(({ kind, id, number, onDay }) => ({
    kind: `problem_case_${kind}`,
    title_th: `${said[kind].th} ${number}`,
    title_en: `${said[kind].en} ${number}`,
    due_on: onDay,
    href: `/problem-cases/${id}`,
  }));
}
