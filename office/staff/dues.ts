/** What people and posts add to "my work": agencies' people whose year runs out. */
import { bangkokDay, toIso } from '#kernel/thai-date.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Due } from '../my-work/due.ts';
import { confirmationsDue } from './agency-people.ts';

const tasks = {
  agency_head: { th: 'ยืนยันหัวหน้าหน่วยงานอีกหนึ่งปี', en: 'Confirm the head of an agency for another year' },
  agency_officer: {
    th: 'ยืนยันเจ้าหน้าที่ของหน่วยงานอีกหนึ่งปี',
    en: 'Confirm an officer of the agency for another year',
  },
};

/** The desk confirms heads, a head the officers; whoever is not confirmed loses the post on the day. */
export async function dues(tx: Tx): Promise<Due[]> {
  return (await confirmationsDue(tx)).map(({ agencyId, nameTh, nameEn, role, untilAt }) => ({
    kind: `${role}_to_confirm`,
    title_th: `${tasks[role].th}: ${nameTh}`,
    title_en: `${tasks[role].en}: ${nameEn ?? nameTh}`,
    due_on: toIso(bangkokDay(untilAt.getTime())),
    href: `/people/agencies/${encodeURIComponent(agencyId)}`,
  }));
}
