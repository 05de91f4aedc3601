/**
 * Takes an officer's files in, as that officer, in a process of its own: live progress, stopped when asked,
 * ended when the officer's post ends. Whatever happens, the workspace is whole and the row says what became of it.
 */
import { rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { act } from '#office/action.ts';
import { Problem } from '#kernel/problem.ts';
import { chooseServerFiles } from '#platform/uploads/server-folder.ts';
import { tidyWorkspace } from '#procurement/run.ts';
import { beginImport, cancelImport, failImport, finishImport } from '#watch/imports/actions/progress.ts';
import { filesGone, postEnded, told, unexpected, type ToldProblem } from '#watch/imports/problems.ts';
import {
  endAsSystem,
  importWork,
  noteProgress,
  type ImportWork,
  type Progress,
  type SystemEnd,
} from '#watch/imports/work.ts';
import type { Ending } from '../child-messages.ts';
import { startChild, type Child } from '../children.ts';
import type { Surroundings } from '../surroundings.ts';

const system = { kind: 'system', job: 'import' } as const;
/** Milliseconds between two looks at the row: progress is noted and a stop is seen. */
const interval = 700;
/** How long another writer of the workspace (a command) is waited for. */
const waitForWriter = { times: 60, milliseconds: 5000 };

type End =
  | { kind: 'finished'; account: Extract<Ending, { kind: 'imported' }>['account'] }
  | { kind: 'cancelled' }
  | { kind: 'failed'; why: ToldProblem };

export async function runImport(around: Surroundings, id: string): Promise<void> {
  const { store } = around;
  const work = await store.within(system, (tx) => importWork(tx, id));
  if (!work || !['queued', 'stopping'].includes(work.state)) return;
  const end = await take(around, work).catch((error: unknown): End => {
    around.log.error({ import: id, err: error }, 'import failed unexpectedly');
    return { kind: 'failed', why: error instanceof Problem ? told(error) : told(unexpected()) };
  });
  await note(around, work, end);
  if (work.way === 'upload') await rm(join(around.uploads, id), { recursive: true, force: true });
}

async function take(around: Surroundings, work: ImportWork): Promise<End> {
  if (work.state === 'stopping') return { kind: 'cancelled' };
  const files = await filesOf(around, work);
  for (let wait = 0; ; wait += 1) {
    const end = await takeOnce(around, work, files, wait === 0);
    const busy = end.kind === 'failed' && end.why.code === 'workspace.busy';
    if (!busy || wait >= waitForWriter.times) return end;
    await pause(waitForWriter.milliseconds);
    if ((await stateOf(around, work)) === 'stopping') return { kind: 'cancelled' };
  }
}

/** Names that the row shows, paths that only we know. @throws Problem import.files_gone */
async function filesOf(around: Surroundings, work: ImportWork): Promise<{ path: string; name: string }[]> {
  if (work.way === 'folder') {
    if (around.importFolder === null) throw filesGone();
    return chooseServerFiles(
      around.importFolder,
      work.files.map((file) => file.name),
    );
  }
  const folder = join(around.uploads, work.id);
  let stored: string[];
  try {
    stored = readdirSync(folder).sort();
  } catch {
    throw filesGone();
  }
  if (stored.length !== work.files.length) throw filesGone();
  return stored.map((name, k) => ({ path: join(folder, name), name: work.files[k]!.name }));
}

async function takeOnce(
  around: Surroundings,
  work: ImportWork,
  files: { path: string; name: string }[],
  first: boolean,
): Promise<End> {
  const { store, workspace, log } = around;
  let newest: Progress = { stage: 'import', item: '', done: 0, total: files.length };
  const child = startChild(
    { kind: 'import', workspace, files, asAt: work.asAt, sampled: work.sampled },
    (progress) => (newest = progress),
  );
  let stopped: 'cancelled' | 'post_ended' | null;
  try {
    if (first) await act(store, work.viewer, beginImport, { id: work.id, worker: child.mark });
    stopped = await watchOver(around, work, child, () => newest);
  } catch (error) {
    await child.stop();
    if (error instanceof Problem && error.code === 'office.wrong_state') return { kind: 'cancelled' }; // stopped just now
    throw error;
  }
  const ending = await child.ending;
  if (ending.kind === 'imported') return { kind: 'finished', account: ending.account }; // too late to stop
  if (stopped) await tidyWorkspace(workspace);
  if (stopped === 'cancelled') return { kind: 'cancelled' };
  if (stopped === 'post_ended') return { kind: 'failed', why: told(postEnded()) };
  if (ending.kind === 'problem') return { kind: 'failed', why: ending };
  log.error({ import: work.id, ending }, 'the importing process ended without an account');
  await tidyWorkspace(workspace).catch(() => {}); // another writer is at it, and tidies for itself
  return { kind: 'failed', why: told(unexpected()) };
}

/** Notes progress until the child ends; stops it when the officer asks, or no longer may. */
async function watchOver(
  around: Surroundings,
  work: ImportWork,
  child: Child,
  newest: () => Progress,
): Promise<'cancelled' | 'post_ended' | null> {
  const over = child.ending.then(() => true);
  while (!(await Promise.race([over, pause(interval, false)]))) {
    const state = await around.store.within(work.viewer, (tx) => noteProgress(tx, work.id, newest()));
    if (state === 'running') continue;
    await child.stop();
    return state === null ? 'post_ended' : 'cancelled';
  }
  return null;
}

const stateOf = (around: Surroundings, work: ImportWork) =>
  around.store.within(system, async (tx) => (await importWork(tx, work.id))?.state ?? null);

/** Writes down how it ended, as the officer; as the system where the officer no longer can. */
async function note({ store }: Surroundings, work: ImportWork, end: End): Promise<void> {
  const { id, viewer } = work;
  const gone = (error: unknown) =>
    error instanceof Problem && /^office\.(signed_out|not_permitted|not_found)$/u.test(error.code);
  try {
    if (end.kind === 'finished') await act(store, viewer, finishImport, { id, account: end.account });
    else if (end.kind === 'cancelled') await act(store, viewer, cancelImport, { id });
    else await act(store, viewer, failImport, { id, problem: end.why });
  } catch (error) {
    if (!gone(error)) throw error;
    const asSystem: SystemEnd =
      end.kind === 'finished'
        ? { state: 'finished', account: end.account }
        : { state: 'failed', problem: end.kind === 'failed' ? end.why : told(postEnded()) };
    await store.within(system, (tx) => endAsSystem(tx, id, asSystem));
  }
}
