/** Every desk's dues of the post that is worn. */
import { myWork } from '#office/my-work/my-work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { waiting, unsure } = await locals.store.within(locals.viewer, (tx) => myWork(tx));
  const language = locals.language;
  const rows = waiting.map(({ kind, title_th, title_en, waits_th, waits_en, href, day }, at) => ({
    key: `${at} ${kind}`,
    title: language === 'th' ? title_th : title_en,
    waits: (language === 'th' ? waits_th : waits_en) ?? '',
    href,
    dueOn: day?.dueOn ?? null,
    overdue: day?.overdue ?? false,
    workingDaysLeft: day?.workingDaysLeft ?? null,
  }));
  return { rows, unsure };
};
