/** What meetings' doors add to "my work": scans that do not fit, for the desk of the place to settle. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** A week after the meeting nobody remembers who came when. */
const settledWithinDays = 7;

/** Meetings of the viewer's own place with something to settle, earliest first; a centre leaves them to the Areas. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || me.scopeKind === 'nation' || !mayDo(me.role, 'attendance:settle')) return [];
  const { rows } = await sql<{ id: string; th: string; en: string; n: number; dueOn: string }>`
    SELECT v.activity_id AS id, v.title_th AS th, v.title_en AS en, count(*)::int AS n,
      (coalesce(v.ends_on, v.on_day) + ${settledWithinDays}::int)::date AS "dueOn"
    FROM office.attendances a JOIN office.activities v USING (activity_id)
    WHERE a.trouble_count > 0 AND a.settled_by IS NULL AND a.state = 'present' AND v.on_day IS NOT NULL
    GROUP BY v.activity_id ORDER BY "dueOn", v.activity_id LIMIT 20`.execute(tx);
  return rows.map(({ id, th, en, n, dueOn }) => ({
    kind: 'attendance',
    title_th: `ดูการลงเวลาที่ขัดกัน ${n} คน: ${th}`,
    title_en: `Settle ${n} sign-ins that do not fit: ${en}`,
    due_on: dueOn,
    href: `/attendance/${id}`,
  }));
}
