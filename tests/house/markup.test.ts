/** No bare text in markup: every word people see is in a text.ts, in Thai and in English. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, textOf, trackedFiles } from './tracked-files.ts';

const files = trackedFiles();
const thai = /[ก-๙]/u;

/** Text that stands in a component's markup itself: neither script, style, comment, tag nor {expression}. */
export function bareText(source: string): string[] {
  const markup = source.replace(/<(script|style)[\s\S]*?<\/\1>/gu, ' ').replace(/<!--[\s\S]*?-->/gu, ' ');
  let depth = 0;
  let quote = '';
  let inTag = false;
  let bare = '';
  for (const letter of markup) {
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === '{') depth += 1;
    else if (letter === '}') depth -= 1;
    else if (depth > 0) {
      if (letter === "'" || letter === '"' || letter === '`') quote = letter;
    } else if (letter === '<') inTag = true;
    else if (letter === '>') inTag = false;
    else if (!inTag) {
      bare += letter;
      continue;
    }
    bare += ' ';
  }
  return bare.replace(/&\w+;/gu, ' ').match(/[A-Za-zก-๙]{2,}/gu) ?? [];
}

describe('markup', () => {
  const components = files.filter((file) => file.endsWith('.svelte'));

  test('is there to be read', () => expect(components.length).toBeGreaterThan(10));

  test('holds no bare text', () => {
    const found = components.flatMap((file) => bareText(textOf(file)).map((word) => `${file}: ${word}`));
    expect(found).toEqual([]);
  });

  test('would be caught with some', () => {
    expect(
      bareText(
        '<!-- a --><p title="x">{words.a} Save <b>ส่ง</b> &nbsp;· {#if a > 1}{/if}</p><style>b{}</style>',
      ),
    ).toEqual(['Save', 'ส่ง']);
  });
});

test('a component is a folder of its name, with examples beside it', () => {
  const folders = new Set(files.flatMap((file) => /^web\/src\/components\/([^/]+)\//u.exec(file)?.[1] ?? []));
  const wanted = [...folders].flatMap((name) => [`${name}/${name}.svelte`, `${name}/examples.svelte`]);
  expect(folders.size).toBeGreaterThan(10);
  expect(wanted.filter((path) => !files.includes(`web/src/components/${path}`))).toEqual([]);
});

describe('tables of words', () => {
  const tables = files.filter((file) => /(^|\/)text\.ts$|^web\/.*-text\.ts$/u.test(file));
  /** The other language's own name, and the motto, which is never translated away. */
  const thaiInEnglish = /ภาษาไทย|ตรวจขับ มิใช่ตรวจจับ/gu;

  test.each(tables)('%s has Thai in Thai and no Thai in English', async (file) => {
    const exported = Object.values(
      (await import(pathToFileURL(join(root, file)).href)) as object,
    ) as unknown[];
    const both = exported.filter(
      (one): one is { th: object; en: object } =>
        typeof one === 'object' && one !== null && 'th' in one && 'en' in one,
    );
    expect(both.length).toBeGreaterThan(0);
    for (const { th, en } of both) {
      expect(leaves(th).filter((text) => thai.test(text)).length).toBeGreaterThan(0);
      expect(leaves(en).filter((text) => thai.test(text.replace(thaiInEnglish, '')))).toEqual([]);
    }
  });
});

/** Every text of a table; of a function that makes one, its source. */
function leaves(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') return [Function.prototype.toString.call(table)];
  return typeof table === 'object' && table !== null ? Object.values(table).flatMap(leaves) : [];
}
