/** `truatkhap flag-test family/name`: the rules and cases of one flag, for its author. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import { runCases } from '#procurement/4-indicators/cases.ts';
import { readCoreDocs } from '#procurement/4-indicators/core-docs.ts';
import {
  flagPaths,
  readFlagFolder,
  redFlagsRoot,
  type FlagFolder,
} from '#procurement/4-indicators/flag-folder.ts';
import { folderFaults, lawIdsIn } from '#procurement/4-indicators/folder-rules.ts';

export function command(program: Command): void {
  program
    .command('flag-test <flag>')
    .description('ตรวจกติกาและตัวอย่างของข้อสังเกตหนึ่งข้อ · checks one flag folder and runs its cases')
    .option('--write-hash', 'set sql_hash in flag.yaml to what the SQL gives')
    .action(async (name: string, options: { writeHash?: boolean }) => {
      const path = pathOf(name);
      if (options.writeHash) writeHash(readFlagFolder(path));
      const flag = readFlagFolder(path);
      const docs = readCoreDocs();
      const faults = folderFaults(flag, docs, lawIdsIn(join(dirname(redFlagsRoot), 'law')));
      const reports = faults.some((fault) => fault.startsWith('cases.yaml'))
        ? []
        : await runCases(flag, docs);
      for (const fault of faults) console.log(`✗ ${fault}`);
      for (const { name: title, failures } of reports) {
        console.log(`${failures.length === 0 ? '✓' : '✗'} ${title}`);
        for (const failure of failures) console.log(`    ${failure}`);
      }
      if (faults.length > 0 || reports.some((report) => report.failures.length > 0)) process.exitCode = 1;
    });
}

function pathOf(name: string): string {
  const paths = flagPaths();
  const found = paths.find((path) => path.endsWith(`/${name}`));
  if (found) return found;
  const nearest = nearestName(
    name.split('/').at(-1)!,
    paths.map((path) => path.split('/').at(-1)!),
  );
  throw problem('indicators.unknown_flag', {
    th: `ไม่รู้จักข้อสังเกต "${name}"${nearest ? ` หมายถึง "${nearest}" หรือไม่` : ''}`,
    en: `Unknown flag "${name}"${nearest ? `; did you mean "${nearest}"?` : ''}`,
  });
}

function writeHash(flag: FlagFolder): void {
  const file = join(flag.folder, 'flag.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^sql_hash:.*$/m, `sql_hash: "${flag.sqlHash}"`));
}
