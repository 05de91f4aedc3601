/** What consultations add to "my work": a number and a day, for the clinic's desk alone. What is asked stays on its page. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ConsultationState } from './states.ts';

interface Waiting {
  id: string;
  number: string;
  state: ConsultationState;
  isMine: boolean;
  answerByOn: string;
}

const said: Partial<Record<ConsultationState, { th: string; en: string }>> = {
  received: { th: 'รับเรื่องขอคำปรึกษา', en: 'Take consultation' },
  in_hand: { th: 'ให้คำปรึกษาเรื่อง', en: 'Answer consultation' },
  clarifying: { th: 'ติดตามข้อเท็จจริงของเรื่องขอคำปรึกษา', en: 'Get the facts of consultation' },
};

const late = {
  th: 'เกินวันที่รับปากไว้ อยู่ในมือผู้อื่น เรื่อง',
  en: 'Past its promised day, in another’s hands: consultation',
};

/**
 * What nobody has taken, and what the viewer has in hand; for the director also what is in another's hands past the
 * promised day. The earliest promise first.
 */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'clinic:answer')) return [];
  const { rows } = await sql<Waiting>`
    SELECT consultation_id AS id, number, state, answer_by_on AS "answerByOn",
      state = 'received' OR taken_by = ${me.personId}::uuid AS "isMine"
    FROM office.consultations
    WHERE area_no = (SELECT office.my_area_no()) AND state IN ('received', 'in_hand', 'clarifying')
      AND (state = 'received' OR taken_by = ${me.personId}::uuid
        OR ${mayDo(me.role, 'clinic:sign')} AND answer_by_on < (now() AT TIME ZONE 'Asia/Bangkok')::date)
    ORDER BY answer_by_on, consultation_id LIMIT 200`.execute(tx);
  return rows.map(({ id, number, state, answerByOn, isMine }) => ({
    kind: isMine ? `consultation_${state}` : 'consultation_late',
    title_th: `${(isMine ? said[state] : late)?.th ?? ''} ${number}`,
    title_en: `${(isMine ? said[state] : late)?.en ?? ''} ${number}`,
    due_on: answerByOn,
    href: `/clinic/${id}`,
  }));
}
