/** What returns add to "my work": the body's own to send, and for each level what waits for it, counted by round. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { levelOf, levels } from './states.ts';

interface Open {
  id: string;
  be: number;
  quarter: number;
  state: string;
  dueOn: string;
  /** Whether it can be filled in now; when the window has closed its page says who gives leave. */
  isOpen: boolean;
}

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'return:read')) return [];
  const level = levelOf(me.role);
  return [
    ...(mayDo(me.role, 'return:fill') ? await toSend(tx) : []),
    ...(level ? await toDecide(tx, levels[level].waits) : []),
    ...(level === 'province' ? await notSent(tx) : []),
  ];
}

/** Open now, not sent or sent back; by the day on which the window closes. */
async function toSend(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<Open>`
    SELECT q.quarterly_return_id AS id, r.fiscal_year_be AS be, r.quarter, q.state,
      (greatest(r.closes_at, (SELECT max(e.until_at) FROM office.return_exceptions e
        WHERE e.quarterly_return_id = q.quarterly_return_id)) AT TIME ZONE 'Asia/Bangkok')::date::text AS "dueOn",
      greatest(r.closes_at, (SELECT max(e.until_at) FROM office.return_exceptions e
        WHERE e.quarterly_return_id = q.quarterly_return_id)) > now() AS "isOpen"
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE q.agency_id = ANY ((SELECT office.my_agencies())::text[]) AND q.state IN ('owed', 'returned') AND r.state = 'fixed'
      AND r.opens_at <= now() ORDER BY q.return_round_id, q.quarterly_return_id LIMIT 40`.execute(tx);
  return rows.map(({ id, be, quarter, state, dueOn, isOpen }) => ({
    kind: 'return_to_send',
    title_th: `${state === 'returned' ? 'แก้ไขแบบรายงานที่ถูกส่งคืน' : 'ส่งแบบรายงานผล'} ไตรมาส ${quarter}/${be}`,
    title_en: `${state === 'returned' ? 'Correct the return that was sent back' : 'Send the return'}, quarter ${quarter}/${be}`,
    due_on: dueOn,
    href: `/master-plan/returns/${id}${isOpen ? '/fill' : ''}`,
  }));
}

/**
 * The last rung: what bodies of the province have not sent when the window has closed. The rungs before it are the
 * body's own: its officers and its head find it here, and in every working morning's digest, as soon as it presses.
 */
async function notSent(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<{ roundId: string; be: number; quarter: number; count: number; dueOn: string }>`
    SELECT r.return_round_id AS "roundId", r.fiscal_year_be AS be, r.quarter, count(*)::int AS count,
      (r.closes_at AT TIME ZONE 'Asia/Bangkok')::date::text AS "dueOn"
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE q.state = 'owed' AND r.state = 'fixed' AND r.closes_at <= now() AND r.closes_at > now() - interval '90 days'
    GROUP BY 1, 2, 3, r.closes_at ORDER BY 1 LIMIT 8`.execute(tx);
  return rows.map(({ roundId, be, quarter, count, dueOn }) => ({
    kind: 'returns_not_sent',
    title_th: `ทวงถาม ${count} หน่วยงานที่ยังไม่ส่งแบบรายงาน ไตรมาส ${quarter}/${be} (ปิดรับแล้ว)`,
    title_en: `Not sent when the window closed: ${count}, quarter ${quarter}/${be}`,
    due_on: dueOn,
    href: `/master-plan/returns?round=${roundId}&state=owed`,
  }));
}

async function toDecide(tx: Tx, waits: string): Promise<Due[]> {
  const { rows } = await sql<{ roundId: string; be: number; quarter: number; count: number }>`
    SELECT r.return_round_id AS "roundId", r.fiscal_year_be AS be, r.quarter, count(*)::int AS count
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE q.state = ${waits} GROUP BY 1, 2, 3 ORDER BY 1 LIMIT 20`.execute(tx);
  return rows.map(({ roundId, be, quarter, count }) => ({
    kind: 'returns_to_decide',
    title_th: `พิจารณาแบบรายงานผล ${count} ฉบับ ไตรมาส ${quarter}/${be}`,
    title_en: `Decide on ${count} returns, quarter ${quarter}/${be}`,
    due_on: null,
    href: `/master-plan/returns?round=${roundId}&state=${waits}`,
  }));
}
