/** What advice adds to "my work": a number and a page, for the clinic's desk alone. What it says stays on its page. */
import { sql } from 'kysely';
import { toIso } from '#kernel/thai-date.ts';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { whoAmI, type Me } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { followUpsUntil } from './follow-ups.ts';
import { reviewsNeeded } from './reviews.ts';

interface Waiting {
  id: string;
  number: string;
  state: 'drafted' | 'to_read' | 'to_sign';
  answerByOn: string;
}

const said = {
  drafted: { th: 'ร่างคำปรึกษาต่อ เรื่อง', en: 'Finish the advice on' },
  to_read: { th: 'อ่านทานคำปรึกษา เรื่อง', en: 'Be second reader of the advice on' },
  to_sign: { th: 'ลงนามคำปรึกษา เรื่อง', en: 'Sign the advice on' },
} as const;

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'clinic:answer')) return [];
  return [...(await unsigned(tx, me)), ...(await toAsk(tx, me)), ...(await toReview(tx))];
}

/** One's own drafts, what a colleague wrote and waits for a reader, and for the director what is to be signed. */
async function unsigned(tx: Tx, me: Me): Promise<Due[]> {
  const { rows } = await sql<Waiting>`
    SELECT a.advice_id AS id, c.number, a.state, c.answer_by_on AS "answerByOn"
    FROM office.advices a JOIN office.consultations c USING (consultation_id)
    WHERE a.area_no = (SELECT office.my_area_no()) AND (a.state = 'drafted' AND a.drafted_by = ${me.personId}::uuid
      OR a.state = 'to_read' AND a.drafted_by <> ${me.personId}::uuid
      OR a.state = 'to_sign' AND ${mayDo(me.role, 'clinic:sign')})
    ORDER BY c.answer_by_on, a.advice_id LIMIT 200`.execute(tx);
  return rows.map(({ id, number, state, answerByOn }) => ({
    kind: `advice_${state}`,
    title_th: `${said[state].th} ${number}`,
    title_en: `${said[state].en} ${number}`,
    due_on: answerByOn,
    href: `/clinic/advice/${id}`,
  }));
}

/** Of the coming week, for whoever answered. */
async function toAsk(tx: Tx, me: Me): Promise<Due[]> {
  const inAWeek = toIso(dayNumber(bangkokToday(new Date())) + 7);
  const rows = await followUpsUntil(tx, inAWeek, me.personId);
  return rows.map(({ id, consultationNumber, days, dueOn }) => ({
    kind: 'advice_follow_up',
    title_th: `ติดตามผลคำปรึกษา ${days} วัน เรื่อง ${consultationNumber}`,
    title_en: `Ask what was done after ${days} days on ${consultationNumber}`,
    due_on: dueOn,
    href: `/clinic/follow-ups/${id}`,
  }));
}

/** Anybody of the desk may look again. */
async function toReview(tx: Tx): Promise<Due[]> {
  const numbers = new Map((await reviewsNeeded(tx)).map(({ adviceId, number }) => [adviceId, number]));
  return [...numbers].map(([id, number]) => ({
    kind: 'advice_review',
    title_th: `ทบทวนคำปรึกษา ${number} เพราะกฎหมายที่อ้างเปลี่ยน`,
    title_en: `Look at advice ${number} again: a law it cites changed`,
    due_on: null,
    href: `/clinic/advice/${id}`,
  }));
}
