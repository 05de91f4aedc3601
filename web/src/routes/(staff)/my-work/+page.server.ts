/** My work today: every desk's dues on one page, late first. */
import { join } from 'node:path';
import { whoAmI } from '#office/action.ts';
import { myWork } from '#office/my-work/my-work.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { backupAge } from '#platform/postgres/backup-age.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { store, viewer, site } = locals;
  const now = new Date();
  const { me, work } = await store.within(viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw notFound();
    return { me, work: await myWork(tx, now) };
  });
  const looksAfter = mayDo(me.role, 'store:back_up') && site.dataFolder !== null;
  const backup = looksAfter ? await backupAge(join(site.dataFolder!, 'backups'), now) : null;
  return {
    ...work,
    staleBackup: backup?.isStale ? { hours: backup.hours } : null,
  };
};
