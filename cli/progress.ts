/** One progress bar for a whole run of the pipeline; silent where there is no terminal to draw on. */
import { Presets, SingleBar } from 'cli-progress';
import type { RunOptions } from '#procurement/run.ts';

const stages: Record<string, string> = {
  import: 'อ่านไฟล์ · reading',
  core: 'จัดข้อมูล · arranging',
  flags: 'ตรวจข้อสังเกต · observing',
  scores: 'จัดลำดับ · ranking',
};

/** `tell` is given to the run, `stop` clears the line. */
export function progressBar(shown: boolean): { tell: NonNullable<RunOptions['onProgress']>; stop(): void } {
  if (!shown || !process.stderr.isTTY) return { tell: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: '{stage} |{bar}| {item}', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    tell({ stage, item, done, total }) {
      const words = {
        stage: stages[stage] ?? stage,
        item: total === null ? `${item} (${done + 1})` : `${item} ${done}/${total}`,
      };
      if (!started) bar.start(total ?? 1, 0, words);
      started = true;
      bar.setTotal(total ?? done + 1);
      bar.update(done, words);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
