/**
 * The process in which the analysis is written: one piece of work, told by its first message, reported by
 * messages, and over. It ends with its parent, so that nothing is written that nobody waits for.
 */
import { Problem } from '#kernel/problem.ts';
import { importFiles, makeReadingIndex } from '#procurement/run.ts';
import type { FromChild, Work } from './child-messages.ts';

const tell = (message: FromChild): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send!(message, undefined, undefined, () => resolve());
    else resolve();
  });

async function run(work: Work): Promise<void> {
  if (work.kind === 'index') {
    await tell({ kind: 'indexed', made: await makeReadingIndex(work.workspace) });
    return;
  }
  const { workspace, files, asAt, sampled } = work;
  const account = await importFiles(
    workspace,
    files.map((file) => file.path),
    {
      asAt,
      ...(sampled === null ? {} : { sampled }),
      names: new Map(files.map((file) => [file.path, file.name])),
      onProgress: (progress) => void tell({ kind: 'progress', ...progress }),
    },
  );
  await tell({ kind: 'imported', account });
}

process.on('disconnect', () => process.exit(1));
process.once('message', (work: Work) => {
  run(work)
    .catch((error: unknown) =>
      error instanceof Problem
        ? tell({ kind: 'problem', code: error.code, th: error.th, en: error.en })
        : tell({
            kind: 'bug',
            detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
          }),
    )
    .finally(() => process.exit(0));
});
