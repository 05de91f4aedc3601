/**
 * The one screen: what the clock and the office's actions set going, and under which name. Actions queue
 * `import` (office.queue_job, in their own transaction) and an import's end queues `refresh`.
 * Times are UTC: 19:30 is 02:30 of the next day in Thailand.
 */
import type { TaskList } from 'graphile-worker';
import { join } from 'node:path';
import * as v from 'valibot';
import { openMailer } from '#platform/mail/mailer.ts';
import { scheduledBackup } from '#platform/postgres/scheduled-backup.ts';
import { sendWaiting } from '#office/outbox/send.ts';
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

/** clock → jobs */
export const clock = [
  { task: 'sweep', match: '* * * * *' },
  { task: 'refresh', match: '* * * * *', options: { jobKey: 'refresh', queueName: 'refresh' } },
  { task: 'send-mail', match: '*/2 * * * *', options: { jobKey: 'send-mail' } },
  { task: 'backup', match: '30 19 * * *', options: { jobKey: 'backup' } },
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
      const { ownerUrl, dataFolder, backupFolder, workspace } = setting;
      const keptFiles = join(dataFolder, 'files');
      const wish = { ownerUrl, folder: backupFolder, keptFiles, workspace: () => currentManifest(workspace) };
      await scheduledBackup(wish, new Date());
    },
  };
}
