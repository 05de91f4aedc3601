/** A folder is handed in: which of its files are read, in what order, and what is said of one that cannot be. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSources } from './open-sources.ts';
import { inFolder } from './spooled.ts';

const small = 'a,b\n1,2\n';

test('folders are read the largest file first, equals by name, with what lies below them; papers beside data and link circles are not', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['b/2.csv', '1.csv', '3.csv', '.hidden', 'README.md', 'LICENSE'])
      writeFileSync(join(folder, name), small);
    writeFileSync(join(folder, '4.csv'), small.repeat(2));
    symlinkSync(folder, join(folder, 'b', 'circle'));
    const names: string[] = [];
    for await (const source of openSources([folder])) names.push(source.name.slice(folder.length + 1));
    expect(names).toEqual(['4.csv', '1.csv', '3.csv', 'b/2.csv']);
  });
});

test('a link in a folder that leads nowhere is named itself', async () => {
  await inFolder(async (folder) => {
    symlinkSync(join(folder, 'gone'), join(folder, 'link.csv'));
    await expect(openSources([folder]).next()).rejects.toMatchObject({
      code: 'files.not_found',
      en: expect.stringContaining('link.csv') as string,
    });
  });
});
