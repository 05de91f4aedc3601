/** What the plan adds to "my work": lines that wait for approval by somebody else, lines that were given back. */
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { returnedLines, waitingLines } from './queries.ts';

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'plan:draft')) return [];
  const waiting = mayDo(me.role, 'plan:approve') ? await waitingLines(tx, me.personId) : [];
  return [
    ...waiting.map((line) =>
      dueOf(line, 'plan_line_to_approve', 'พิจารณารายการแผน', 'Decide about a line of the plan'),
    ),
    ...(await returnedLines(tx, me.personId)).map((line) =>
      dueOf(line, 'plan_line_returned', 'แก้รายการแผนที่ส่งกลับ', 'Mend a line of the plan that was given back'),
    ),
  ];
}

function dueOf(line: { id: string; title: string; be: number }, kind: string, th: string, en: string): Due {
  return {
    kind,
    title_th: `${th} ปี ${line.be}: ${line.title}`,
    title_en: `${en}, ${line.be}: ${line.title}`,
    due_on: null,
    href: `/plan/lines/${line.id}`,
  };
}
