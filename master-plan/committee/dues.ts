/** What committees add to "my work": meetings whose pack is to be frozen, or that wait to be closed, and resolutions due. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { MeetingState } from './states.ts';

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'committee:run')) return [];
  return [...(await meetingsToRun(tx)), ...(await resolutionsDue(tx))];
}

const toDo = {
  planned: { th: 'ตรึงชุดเอกสารการประชุม', en: 'Freeze the pack of meeting' },
  frozen: { th: 'บันทึกผลการประชุม', en: 'Record how it went: meeting' },
  held: { th: 'บันทึกมติและปิดการประชุม', en: 'Record the resolutions and close meeting' },
} as const satisfies Partial<Record<MeetingState, object>>;

/** Within thirty days; held or passed ones until they are closed. */
async function meetingsToRun(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<{
    id: string;
    number: number;
    be: number;
    onDay: string;
    state: keyof typeof toDo;
  }>`
    SELECT committee_meeting_id AS id, number, fiscal_year_be AS be, on_day::text AS "onDay", state
    FROM office.committee_meetings WHERE state IN ('planned', 'frozen', 'held')
      AND on_day <= (now() AT TIME ZONE 'Asia/Bangkok')::date + 30 ORDER BY on_day, committee_meeting_id LIMIT 20`.execute(
    tx,
  );
  return rows.map(({ id, number, be, onDay, state }) => ({
    kind: `committee_meeting_${state}`,
    title_th: `${toDo[state].th} ครั้งที่ ${number}/${be}`,
    title_en: `${toDo[state].en} ${number}/${be}`,
    due_on: onDay,
    href: `/master-plan/committee/${id}`,
  }));
}

async function resolutionsDue(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<{ id: string; words: string; owner: string; dueOn: string }>`
    SELECT committee_resolution_id AS id, words, owner, due_on::text AS "dueOn" FROM office.committee_resolutions
    WHERE state <> 'done' AND due_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date + 14
    ORDER BY due_on, committee_resolution_id LIMIT 40`.execute(tx);
  return rows.map(({ id, words, owner, dueOn }) => ({
    kind: 'committee_resolution_due',
    title_th: `ติดตามมติที่ประชุม: ${words.slice(0, 80)}`,
    title_en: `Follow the resolution: ${words.slice(0, 80)}`,
    due_on: dueOn,
    href: `/master-plan/committee/resolutions/${id}`,
    waits_th: owner,
    waits_en: owner,
  }));
}
