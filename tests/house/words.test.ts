/** What people read: Thai and English both, no word that accuses, and no command that does not exist. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { notAssessableReasons } from '#procurement/4-indicators/contract.ts';
import { linesMatching, root, textOf, trackedFiles } from './tracked-files.ts';

const files = trackedFiles();
const thai = /[ก-๙]/;
const latin = /[A-Za-z]{2}/;

type Pair = { th: string; en: string };

describe('words for people', () => {
  const reasonFiles = files.filter((file) => /(^|\/)reasons\.yaml$/.test(file));

  test.each(reasonFiles)('%s gives every reason in Thai and English', (file) => {
    for (const [code, text] of Object.entries(parse(textOf(file)) as Record<string, Pair>)) {
      expect(text.th, code).toMatch(thai);
      expect(text.en, code).toMatch(latin);
      expect(text.en, code).not.toMatch(thai);
    }
  });

  test('say in both languages why a subject cannot be assessed', () => {
    for (const [code, text] of Object.entries(notAssessableReasons)) {
      expect(text.th, code).toMatch(thai);
      expect(text.en, code).toMatch(latin);
    }
  });

  test('name every law in both languages, section by section', () => {
    type Law = { title_th: string; title_en: string; sections?: { what_th: string; what_en: string }[] };
    for (const file of files.filter((name) => /^law\/.*\.yaml$/.test(name))) {
      const law = parse(textOf(file)) as Law;
      for (const [th, en] of [
        [law.title_th, law.title_en],
        ...(law.sections ?? []).map((section) => [section.what_th, section.what_en]),
      ]) {
        expect(th, file).toMatch(thai);
        expect(en, file).toMatch(latin);
      }
    }
  });

  test('describe every command and option in Thai and English', () => {
    const page = textOf('docs/reference/commands.md');
    for (const section of page.split(/^## /m).slice(1)) {
      const [name, , description = ''] = section.split('\n');
      expect(description, name).toMatch(thai);
      expect(description, name).toMatch(latin);
    }
  });

  test('never call anybody a suspect, and never speak of cases, proof or red flags in Thai', () => {
    const spoken = files.filter(
      (file) =>
        /^(cli|procurement|red-flags|seed|office|programme|clinic|watch|web|README)/.test(file) &&
        file !== 'procurement/4-indicators/folder-rules.ts', // the list of those very words
    );
    expect(linesMatching(spoken, /ธงแดง|ผู้ต้องสงสัย|พยานหลักฐาน|ยุติเรื่อง|น่าสงสัย/)).toEqual([]);
  });

  test('give the motto whole: ตรวจขับ มิใช่ตรวจจับ', () => {
    const lines = files
      .filter((file) => /\.(md|ts|yaml|svg)$/.test(file) && file !== 'tests/house/words.test.ts')
      .flatMap((file) =>
        textOf(file)
          .split('\n')
          .filter((line) => line.includes('มิใช่ตรวจจับ') && !line.includes('ตรวจขับ มิใช่ตรวจจับ')),
      );
    expect(lines).toEqual([]);
    expect(textOf('README.md').split('\n').slice(0, 4).join()).toContain('ตรวจขับ มิใช่ตรวจจับ');
    expect(textOf('docs/year.svg')).toContain('ตรวจขับ มิใช่ตรวจจับ');
  });
});

describe('commands shown in the README and the how-to pages', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const reference = textOf('docs/reference/commands.md');
  const shown = files
    .filter((file) => /^(README|CONTRIBUTING)\.md$|^docs\/how-to\/.*\.md$/.test(file))
    .flatMap((file) => {
      const blocks = [...textOf(file).matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
      const lines = blocks
        .flatMap((block) => block.split('\n'))
        .map((line) => line.replace(/\s+#.*$/, '').trim());
      return lines.filter((line) => line !== '').map((line) => ({ file, line }));
    });

  test('are there to be shown', () => expect(shown.length).toBeGreaterThan(5));

  test.each(shown)('$line', ({ line }) => {
    const script = /^npm (?:run )?([a-z:-]+)/.exec(line)?.[1];
    if (script !== undefined && !['ci', 'install'].includes(script))
      expect(Object.keys(scripts)).toContain(script);
    const command = /(?:\.\/truatkhap|cli\/main\.ts) ([a-z-]+)/.exec(line)?.[1];
    if (command === undefined) return;
    const section = reference.split(/^## /m).find((part) => part.startsWith(`${command}\n`));
    expect(section, `there is a command ${command}`).toBeDefined();
    for (const [option] of line.matchAll(/--[a-z][a-z-]*/g)) expect(section).toContain(option);
  });
});

test('every link between our pages leads somewhere', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...textOf(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(join(root, dirname(file), decodeURIComponent(target))))
        .map((target) => `${file}: ${target}`),
    );
  expect(broken).toEqual([]);
});
