/** A whole workspace over the made-up core: one generation with flags, scores and candidates. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlagFolder } from '#procurement/4-indicators/flag-folder.ts';
import { runFlags } from '#procurement/4-indicators/run-flags.ts';
import { runScores } from '#procurement/5-scores/run-scores.ts';
import { runCandidates } from '#procurement/6-candidates/run-candidates.ts';
import { writeSyntheticCore } from './synthetic-core.ts';

/** Makes `<workspace>/generations/1` and gives back its folder. */
export async function writeSyntheticWorkspace(
  workspace: string,
  projects: number,
  options: { shuffle?: boolean; threads?: number; flags?: readonly FlagFolder[] } = {},
): Promise<string> {
  const folder = join(workspace, 'generations', '1');
  mkdirSync(folder, { recursive: true });
  await writeSyntheticCore(folder, projects, options.shuffle ?? false);
  const threads = options.threads ?? 2;
  const { flagKeys } = await runFlags({
    folder,
    coreKey: 'synthetic',
    threads,
    ...(options.flags ? { flags: options.flags } : {}),
  });
  await runScores({ folder, threads });
  await runCandidates({ folder, threads });
  const manifest = {
    format: 1,
    generation: 1,
    files: [],
    core_key: 'synthetic',
    flag_keys: flagKeys,
    scores_key: 'synthetic',
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
