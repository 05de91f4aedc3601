/** What meetings add to "my work": an invitation to answer; for the desk unanswered ones, and what is not recorded yet. */
import { sql } from 'kysely';
import type { Due } from '#office/my-work/due.ts';
import type { Tx } from '#platform/postgres/store.ts';

type Row = {
  id: string;
  kind: keyof typeof tasks;
  title_th: string;
  title_en: string;
  on_day: string | null;
  n: number;
};

const tasks = {
  answer: { th: 'ตอบคำเชิญประชุม', en: 'Answer an invitation' },
  unanswered: { th: 'ติดตามคำตอบรับประชุม', en: 'Follow up invitations not answered' },
  record: { th: 'บันทึกผลการประชุมที่ถึงวันแล้ว', en: 'Record a meeting whose day has come' },
  report: { th: 'รายงานการประชุมต่อผู้อำนวยการ', en: 'Report a meeting to the director' },
} as const;

const today = sql`(now() AT TIME ZONE 'Asia/Bangkok')::date`;

/** Earliest first; what is another's row-level security keeps back. */
export async function dues(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<Row>`
    (SELECT i.meeting_invitation_id AS id, 'answer' AS kind, a.title_th, a.title_en, coalesce(i.reply_due_on, a.on_day) AS on_day, 1 AS n
      FROM office.meeting_invitations i JOIN office.activities a USING (activity_id)
      WHERE i.state = 'invited' AND a.state = 'announced' AND a.on_day >= ${today}
        AND i.agency_id = ANY ((SELECT office.my_agencies())::text[])
      ORDER BY 5 LIMIT 100)
    UNION ALL
    (SELECT a.activity_id, 'unanswered', a.title_th, a.title_en, min(i.reply_due_on), count(*)::int
      FROM office.meeting_invitations i JOIN office.activities a USING (activity_id)
      WHERE i.state = 'invited' AND i.reply_due_on <= ${today} AND a.state = 'announced' AND a.on_day >= ${today}
        AND (SELECT office.works_desk()) AND a.area_no = (SELECT office.my_area_no())
      GROUP BY a.activity_id, a.title_th, a.title_en ORDER BY 5 LIMIT 50)
    UNION ALL
    (SELECT a.activity_id, CASE a.state WHEN 'held' THEN 'report' ELSE 'record' END, a.title_th, a.title_en, a.on_day, 1
      FROM office.activities a
      WHERE (SELECT office.works_desk()) AND a.area_no = (SELECT office.my_area_no()) AND a.created_by IS NOT NULL
        AND (a.state = 'announced' AND a.on_day <= ${today} OR a.state = 'held' AND a.on_day >= ${today} - 60)
      ORDER BY a.on_day LIMIT 50)`.execute(tx);
  return rows.map(({ id, kind, title_th, title_en, on_day, n }) => ({
    kind: `meeting_${kind}`,
    title_th: `${tasks[kind].th}${n > 1 ? ` (${n} หน่วยงาน)` : ''}: ${title_th}`,
    title_en: `${tasks[kind].en}${n > 1 ? ` (${n} agencies)` : ''}: ${title_en}`,
    due_on: on_day,
    href:
      kind === 'answer'
        ? `/invitations/${id}`
        : kind === 'unanswered'
          ? `/meetings/${id}/seats`
          : `/meetings/${id}`,
  }));
}
