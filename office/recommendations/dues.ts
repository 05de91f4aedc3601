/** What recommendations add to "my work": answers and deeds for the agency; confirming and deciding for the desk. */
import { sql } from 'kysely';
import type { Due } from '#office/my-work/due.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { RecommendationState } from './states.ts';

/** What is to be done about one, by state, for each side. */
const agencyTasks: Partial<Record<RecommendationState, { th: string; en: string }>> = {
  issued: { th: 'ตอบข้อเสนอแนะ', en: 'Answer a recommendation' },
  reopened: { th: 'ตอบข้อเสนอแนะที่เปิดใหม่', en: 'Answer a reopened recommendation' },
  accepted: { th: 'ดำเนินการตามข้อเสนอแนะ', en: 'Carry out a recommendation' },
  partly_accepted: { th: 'ดำเนินการตามข้อเสนอแนะ', en: 'Carry out a recommendation' },
  not_verified: { th: 'ดำเนินการเพิ่มตามข้อเสนอแนะ', en: 'Complete a recommendation' },
};
const deskTasks: Partial<Record<RecommendationState, { th: string; en: string }>> = {
  done_claimed: { th: 'ยืนยันผลการดำเนินการ', en: 'Verify a recommendation' },
  verified: { th: 'ให้ข้อเสนอแนะสิ้นสุด', en: 'End a verified recommendation' },
  declined: { th: 'พิจารณาคำตอบที่ไม่รับ', en: 'Consider a declined recommendation' },
};
const lateTask = { th: 'ติดตามข้อเสนอแนะที่เกินกำหนด', en: 'Follow up an overdue recommendation' };
const wishTask = { th: 'พิจารณาคำขอขยายเวลา', en: 'Decide about more time' };

type Row = {
  id: string;
  number: string;
  agency: string;
  state: RecommendationState;
  due_on: string;
  wished: boolean;
  late: boolean;
  at_desk: boolean;
  is_mine: boolean;
};

/** Earliest first; the viewer's own by row-level security. A partner has none: it looks on. */
export async function dues(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<Row>`
    SELECT r.recommendation_id AS id, r.number, coalesce(a.name_th, r.agency_id) AS agency, r.state, r.due_on,
      EXISTS (SELECT FROM office.recommendation_extensions x WHERE x.recommendation_id = r.recommendation_id AND x.state = 'asked')
        AS wished,
      r.due_on < (now() AT TIME ZONE 'Asia/Bangkok')::date AS late, (SELECT office.works_desk()) AS at_desk,
      coalesce(r.agency_id = ANY ((SELECT office.my_agencies())::text[]), false) AS is_mine
    FROM office.recommendations r LEFT JOIN office.agencies a USING (agency_id)
    WHERE r.state <> 'ended' ORDER BY r.due_on, r.number LIMIT 500`.execute(tx);
  return rows.flatMap((row) => {
    const task = taskOf(row);
    return task ? [dueOf(row, task)] : [];
  });
}

function taskOf(row: Row): { th: string; en: string } | undefined {
  if (row.is_mine) return agencyTasks[row.state];
  if (!row.at_desk) return undefined;
  if (row.wished) return wishTask;
  return deskTasks[row.state] ?? (row.late ? lateTask : undefined);
}

const dueOf = (row: Row, task: { th: string; en: string }): Due => ({
  kind: 'recommendation',
  title_th: `${task.th} ${row.number} · ${row.agency}`,
  title_en: `${task.en} ${row.number} · ${row.agency}`,
  due_on: row.due_on,
  href: `/recommendations/${row.id}`,
});
