/**
 * `npm run reference`: writes the pages of docs/reference/ from what the house itself reads, so that no
 * page can say something else. With `--check` it writes nothing and fails where a page is out of date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { commandsPage } from './reference/commands.ts';
import { coreTablesPage } from './reference/core-tables.ts';
import { lawPage } from './reference/law.ts';
import { root, type Page } from './reference/page.ts';
import { reasonsPage } from './reference/reasons.ts';
import { personalDataPage } from './reference/personal-data.ts';
import { redFlagsPage } from './reference/red-flags.ts';
import { seedsPage } from './reference/seeds.ts';
import { territoryPage } from './reference/territory.ts';
import { programWith } from './program.ts';

const folder = join(root, 'docs', 'reference');

export function command(program: Command): void {
  program
    .command('reference')
    .description('เขียนหน้าอ้างอิงใหม่จากสิ่งที่ระบบใช้จริง · writes docs/reference from what the house itself reads')
    .option('--check', 'เพียงตรวจว่าเป็นปัจจุบัน · only say which pages are out of date')
    .action(async ({ check }: { check?: boolean }) => {
      const stale = pages(await programWith()).filter((page) => current(page) !== page.text);
      mkdirSync(folder, { recursive: true });
      if (!check) for (const page of stale) writeFileSync(join(folder, page.file), page.text);
      for (const page of stale)
        console.log(
          `docs/reference/${page.file}: ${check ? 'ไม่เป็นปัจจุบัน · out of date' : 'เขียนแล้ว · written'}`,
        );
      if (stale.length === 0) console.log('ทุกหน้าเป็นปัจจุบัน · every page is current');
      if (check && stale.length > 0) process.exitCode = 1;
    });
}

function pages(program: Command): Page[] {
  return [
    seedsPage(),
    territoryPage(),
    coreTablesPage(),
    redFlagsPage(),
    reasonsPage(),
    commandsPage(program),
    lawPage(),
    personalDataPage(),
  ];
}

function current(page: Page): string | null {
  const path = join(folder, page.file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
