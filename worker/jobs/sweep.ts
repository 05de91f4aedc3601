/**
 * Clears up after a worker that was killed: imports it had in hand are said to have failed (the workspace is
 * as it was, or the generation stands and says so itself), and uploads that nobody waits for are removed.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '#platform/writer-lock.ts';
import { told, workerStopped } from '#watch/imports/problems.ts';
import { awaitedImports, claimedImports, endAsSystem } from '#watch/imports/work.ts';
import type { Surroundings } from '../surroundings.ts';

const system = { kind: 'system', job: 'sweep' } as const;
/** An upload whose import was never asked for: its sender left the page. */
const forgottenAfter = 24 * 3_600_000;

export async function sweep({ store, uploads, log }: Surroundings, now = Date.now()): Promise<void> {
  await store.within(system, async (tx) => {
    for (const { id, worker } of await claimedImports(tx)) {
      if (worker && isAlive(worker)) continue;
      await endAsSystem(tx, id, { state: 'failed', problem: told(workerStopped()) });
      log.warn({ import: id }, 'an import was left behind by a worker that stopped');
    }
  });
  const awaited = await store.within(system, awaitedImports);
  if (!existsSync(uploads)) return;
  for (const name of readdirSync(uploads)) {
    const folder = join(uploads, name);
    const age = now - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (!awaited.has(name) && age > forgottenAfter) rmSync(folder, { recursive: true, force: true });
  }
}
