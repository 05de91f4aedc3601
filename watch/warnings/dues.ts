/** What urgent warnings add to "my work": ringing on the day, sending the copy, and saying what came of it. */
import { whoAmI } from '#office/action.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { listWarnings, type Warning } from './queries.ts';

export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'warning:run')) return [];
  const open = (await listWarnings(tx)).filter(({ state }) => state === 'open');
  return open.flatMap((warning) => {
    const task = taskOf(warning);
    return task ? [{ ...dueOf(warning, task.th, task.en), due_on: task.on }] : [];
  });
}

function taskOf({ letterState, dispatchedOn, calledSameDay, addressee, copiedOn, beforeAt }: Warning) {
  if (letterState === 'withdrawn') return null;
  const until = bangkokToday(beforeAt);
  if (dispatchedOn === null)
    return { th: 'ส่งหนังสือแจ้งเตือนเร่งด่วน', en: 'Get an urgent warning sent', on: until };
  if (!calledSameDay && dispatchedOn === bangkokToday(new Date()))
    return { th: 'โทรแจ้งผู้รับหนังสือแจ้งเตือนวันนี้', en: 'Ring the addressee of a warning today', on: dispatchedOn };
  if (addressee === 'agency' && copiedOn === null)
    return { th: 'ส่งสำเนาหนังสือแจ้งเตือนถึงผู้กำกับดูแล', en: 'Send the copy of a warning', on: dispatchedOn };
  return { th: 'บันทึกผลหนังสือแจ้งเตือนเร่งด่วน', en: 'Record what came of a warning', on: until };
}

const dueOf = ({ id, act, recipient }: Warning, th: string, en: string) => ({
  kind: 'urgent_warning',
  title_th: `${th}: ${act}`,
  title_en: `${en}: ${act}`,
  href: `/warnings/${id}`,
  waits_th: recipient,
  waits_en: recipient,
});
