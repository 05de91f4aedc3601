/** What handing on adds to "my work": notes to send, notes to take, notes that came back. */
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { listReferrals } from './queries.ts';
import type { ReferralState } from './states.ts';

const tasks: Partial<Record<ReferralState, { may: Permission; th: string; en: string }>> = {
  drafted: { may: 'referral:draft', th: 'ส่งต่อบันทึก', en: 'Hand a note over' },
  handed_over: { may: 'referral:take', th: 'รับเรื่องส่งต่อ', en: 'Take a referral' },
  sent_back: { may: 'referral:draft', th: 'ดูบันทึกที่ผู้รับส่งคืน', en: 'Look at a note that came back' },
};

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !(mayDo(me.role, 'referral:draft') || mayDo(me.role, 'referral:take'))) return [];
  return (await listReferrals(tx)).flatMap(({ id, number, state, draftedAt }) => {
    const task = tasks[state];
    if (!task || !mayDo(me.role, task.may)) return [];
    return [
      {
        kind: 'referral',
        title_th: `${task.th} ${number}`,
        title_en: `${task.en} ${number}`,
        due_on: bangkokToday(draftedAt),
        href: `/referrals/${id}`,
      },
    ];
  });
}
