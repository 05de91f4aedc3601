/**
 * The one screen: what the clock and the office's actions set going, and under which name. Actions queue
 * `import` (office.queue_job, in their own transaction) and an import's end queues `refresh`.
 * Times are UTC: 19:30 is 02:30 of the next day in Thailand, 01:00 is 08:00. What a machine slept through is
 * made up for when it wakes: an office's only machine may be off at night.
 */
import type { TaskList } from 'graphile-worker';
import { join } from 'node:path';
import * as v from 'valibot';
import { openMailer } from '#platform/mail/mailer.ts';
import { scheduledBackup } from '#platform/postgres/scheduled-backup.ts';
import { queueDigests } from '#office/my-work/digest.ts';
import { sendWaiting } from '#office/outbox/send.ts';
import { dropKeptEnough } from '#office/personal-data/drop-kept-enough.ts';
import { endTestsRunOut } from '#programme/curriculum/run-out.ts';
import { keepWitness } from '#office/timeline/witness.ts';
import { currentManifest } from '#procurement/run.ts';
import { runImport } from './jobs/import.ts';
import { refresh } from './jobs/refresh.ts';
import { sweep } from './jobs/sweep.ts';
import type { Surroundings } from './surroundings.ts';

export interface Setting extends Surroundings {
  ownerUrl: string;
  /** Everything the office keeps on disk. */
  dataFolder: string;
  backupFolder: string;
  origin: string;
  /** Null: messages wait in the outbox page. */
  mail: { smtpUrl: string; from: string } | null;
}

const hours = (count: number) => count * 3_600_000;

/** clock → jobs */
export const clock = [
  { task: 'sweep', match: '* * * * *' },
  { task: 'refresh', match: '* * * * *', options: { jobKey: 'refresh', queueName: 'refresh' } },
  { task: 'send-mail', match: '*/2 * * * *', options: { jobKey: 'send-mail' } },
  { task: 'backup', match: '30 19 * * *', options: { jobKey: 'backup', backfillPeriod: hours(24) } },
  {
    task: 'drop-kept-enough',
    match: '0 20 * * *',
    options: { jobKey: 'drop-kept-enough', backfillPeriod: hours(24) },
  },
  // Tests whose time is over and that nobody handed in.
  { task: 'end-tests', match: '*/5 * * * *', options: { jobKey: 'end-tests' } },
  // Every morning; the job itself knows Thai working days and holidays.
  { task: 'digests', match: '0 1 * * *', options: { jobKey: 'digests', backfillPeriod: hours(4) } },
] as const;

const importPayload = v.object({ importId: v.pipe(v.string(), v.uuid()) });

/** job → what it does */
export function tasks(setting: Setting): TaskList {
  return {
    import: (payload) => runImport(setting, v.parse(importPayload, payload).importId),
    refresh: async (_, { withPgClient }) => {
      // The queue's connection is the owner's, who alone may bring the planner's figures up to date.
      if (await refresh(setting))
        await withPgClient((client) => client.query('ANALYZE office.search_entries'));
    },
    sweep: () => sweep(setting),
    'send-mail': async () => {
      if (!setting.mail) return;
      const mailer = openMailer(setting.mail);
      try {
        await sendWaiting(setting.store, mailer, setting.origin);
      } finally {
        mailer.close();
      }
    },
    backup: async () => {
      const { ownerUrl, dataFolder, backupFolder, workspace, log } = setting;
      const keptFiles = join(dataFolder, 'files');
      const wish = { ownerUrl, folder: backupFolder, keptFiles, workspace: () => currentManifest(workspace) };
      await scheduledBackup(wish, new Date());
      if (!(await keepWitness(ownerUrl, dataFolder)))
        log.error('the timeline is not as its witness saw it: run truatkhap verify-timeline');
    },
    'end-tests': async () => {
      await endTestsRunOut(setting.store);
    },
    'drop-kept-enough': async () => {
      await dropKeptEnough(setting.store);
    },
    digests: async () => {
      await queueDigests(setting.store);
    },
  };
}
