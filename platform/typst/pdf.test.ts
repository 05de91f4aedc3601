/** Rendering: values stay values, bounds hold, and a character without a glyph is refused by name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPdf } from './pdf.ts';
import { printedText } from './printed-text.ts';

let folder: string;
const template = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const head = `#set document(title: "t", date: datetime(year: 2026, month: 11, day: 22))
#set text(font: "Sarabun", lang: "th")
#let data = json(bytes(sys.inputs.data))
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'truatkhap-typst-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a document', () => {
  test('is a tagged archival PDF in the language it is written in', async () => {
    const pdf = await renderPdf({ template: template('a.typ', `${head}#data.words`), data: { words: 'น้ำ' } });
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toMatch(/\/MarkInfo|\/StructTreeRoot/);
    expect(text).toContain('pdfaid:part');
    expect(text).toMatch(/\/Lang ?\(th\)/);
  });

  test('is the same to the byte when made again', async () => {
    const request = { template: template('a.typ', `${head}#data.words`), data: { words: 'กำลังซื้อ' } };
    expect((await renderPdf(request)).equals(await renderPdf(request))).toBe(true);
  });

  test('shows what people wrote as they wrote it, never as markup', () => {
    const words = '# $x$ *a* _b_ @c <d> [e] \\ // /* `f` ~ == #read("a.typ") #panic()';
    const shown = printedText({ template: template('a.typ', `${head}#data.words`), data: { words } });
    expect(shown.replace(/\s/gu, '')).toBe(words.replace(/\s/gu, ''));
  });

  test('with a character that no font of ours has is refused, and the character is named', async () => {
    const request = { template: template('a.typ', `${head}#data.words`), data: { words: 'ราคา 漢 บาท' } };
    await expect(renderPdf(request)).rejects.toMatchObject({
      code: 'render.unprintable',
      details: { characters: ['漢'] },
    });
  });
});

describe('a render that would not end', () => {
  test('is ended by the clock', async () => {
    const loops = '#for a in range(100000) { for b in range(100000) { let c = a + b } }';
    const endless = { template: template('c.typ', loops), data: {} };
    await expect(renderPdf(endless, { milliseconds: 1500 })).rejects.toMatchObject({ code: 'render.failed' });
  });

  test('or by its bound of memory, and the next one is rendered as ever', async () => {
    const greedy = template(
      'd.typ',
      '#let a = ()\n#for i in range(100000000) { a.push("x" * 4000 + str(i)) }\n#a.len()',
    );
    await expect(renderPdf({ template: greedy, data: {} }, { memory: 700_000 })).rejects.toMatchObject({
      code: 'render.failed',
    });
    const small = { template: template('a.typ', `${head}#data.words`), data: { words: 'ก' } };
    expect((await renderPdf(small)).length).toBeGreaterThan(1000);
  });

  test('or by the size of what it was given, or would give', async () => {
    const long = { template: template('a.typ', `${head}#data.words`), data: { words: 'ก'.repeat(200_000) } };
    await expect(renderPdf(long)).rejects.toMatchObject({ code: 'render.too_large' });
    const small = { template: template('a.typ', `${head}#data.words`), data: { words: 'ก' } };
    await expect(renderPdf(small, { bytes: 500 })).rejects.toMatchObject({ code: 'render.too_large' });
  });
});

test('a template that is wrong is a bug, not an expected problem', async () => {
  const wrong = { template: template('e.typ', '#no-such-function()'), data: {} };
  await expect(renderPdf(wrong)).rejects.toThrow(/^Typst: .*no-such-function/u);
});

test('many at once are all rendered, two at a time', async () => {
  const request = { template: template('a.typ', `${head}#data.words`), data: { words: 'พร้อมกัน' } };
  const made = await Promise.all(Array.from({ length: 7 }, () => renderPdf(request)));
  expect(new Set(made.map((pdf) => pdf.toString('base64'))).size).toBe(1);
});
