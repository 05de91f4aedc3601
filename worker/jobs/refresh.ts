/**
 * After a new generation, whoever made it (the site's import or a command): the reading index for pages, made
 * in a process of its own, and the search's words, switched in one transaction. Nothing to do is done quickly.
 */
import { Problem } from '#kernel/problem.ts';
import { refreshSearch } from '#watch/search/refresh.ts';
import { startChild } from '../children.ts';
import type { Surroundings } from '../surroundings.ts';

/** @returns whether the search holds other words than before */
export async function refresh({ store, workspace, log }: Surroundings): Promise<boolean> {
  const ending = await startChild({ kind: 'index', workspace }).ending;
  if (ending.kind === 'problem') return false; // no data yet: nothing to read, and nothing to find
  if (ending.kind !== 'indexed')
    log.error({ ending }, 'the reading index could not be made; pages read Parquet');
  else if (ending.made) log.info('reading index made');
  try {
    const changed = await refreshSearch(store, workspace);
    if (changed) log.info('search is of the newest generation');
    return changed;
  } catch (error) {
    if (!(error instanceof Problem) || !/^(workspace\.empty|analysis\.not_run)$/u.test(error.code))
      throw error;
    return false;
  }
}
