/**
 * The PostgreSQL of one test run, as a process of its own: started by the first test file that needs it
 * (runs without such a file never pay for it) and gone, with its data, as soon as the run has ended, even
 * by kill -9. Arguments: the folder, the process id of the run.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { writeWhole } from '#platform/atomic-files.ts';
import { readConnectionFile, urlFor } from '#platform/postgres/connection.ts';
import { startEmbedded } from '#platform/postgres/embedded.ts';
import { processStart } from '#platform/writer-lock.ts';

const [folder, run] = process.argv.slice(2) as [string, string];
const began = processStart(Number(run));
const home = join(folder, 'home');
process.env['TRUATKHAP_DATABASE_FOLDER'] = home;

try {
  const embedded = await startEmbedded({ folder, durable: false, tell: () => {} });
  const admin = urlFor(readConnectionFile(home)!, 'truatkhap_root', 'postgres');
  writeWhole(join(folder, 'ready.json'), JSON.stringify({ admin, ...embedded.connection }));
  while (processStart(Number(run)) === began) await pause(300);
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  const twin = error instanceof Problem && error.code === 'store.supervised';
  if (!twin) writeWhole(join(folder, 'failed.txt'), String((error as Error).stack));
}
