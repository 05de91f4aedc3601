/** The files git tracks or would track, as the house tests read them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = dirname(dirname(import.meta.dirname));

/** Paths from the root, sorted; new files that are not ignored included. */
export function trackedFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  return [...new Set(listed)].filter((file) => file !== '' && existsSync(join(root, file))).sort();
}

/** Text of a tracked file; bytes that are no UTF-8 come out as replacement characters. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** `file:line` of every line in `files` that `pattern` matches. */
export function linesMatching(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}`] : [])),
  );
}
