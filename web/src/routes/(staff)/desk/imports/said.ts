/** How an import is told: its files in a line, its size, and which badge its state wears. */
import type { Language } from '#kernel/texts.ts';
import type { ImportState } from '#watch/imports/states.ts';
import { text } from '#watch/imports/text.ts';

const MiB = 1024 * 1024;

/** '38 MB', '12 kB', '2 GB' */
export function sizeOf(bytes: number): string {
  if (bytes >= 1024 * MiB)
    return `${(bytes / (1024 * MiB)).toLocaleString('en', { maximumFractionDigits: 1 })} GB`;
  if (bytes >= MiB) return `${(bytes / MiB).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} kB`;
}

/** The first file by name, and how many more. */
export function filesSaid(files: readonly { name: string }[], language: Language): string {
  const [first, ...others] = files;
  if (!first) return '–';
  return others.length === 0 ? first.name : `${first.name} ${text[language].andMore(others.length)}`;
}

export const badgeOf: Readonly<Record<ImportState, 'calm' | 'notice' | 'caution' | 'none'>> = {
  queued: 'none',
  running: 'notice',
  stopping: 'caution',
  finished: 'calm',
  failed: 'caution',
  cancelled: 'none',
};
