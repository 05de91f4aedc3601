/** docs/reference/reasons.md: why a row waits for mending, and why a subject cannot be assessed. */
import { notAssessableReasons } from '#procurement/4-indicators/contract.ts';
import { filesBelow, page, readYaml, table, type Page } from './page.ts';

type Texts = Record<string, { th: string; en: string }>;

const rows = (texts: Texts): string[][] => Object.entries(texts).map(([code, { th, en }]) => [code, th, en]);

export function reasonsPage(): Page {
  const files = ['platform', 'procurement'].flatMap((room) =>
    filesBelow(room, (name) => name === 'reasons.yaml'),
  );
  const headings = ['code', 'ความหมาย', 'Meaning'];
  return page(
    'reasons.md',
    'เหตุผล · Reasons',
    '## แถวที่รอแก้ไข · Rows that wait for mending',
    'แถวที่อ่านไม่ได้ไม่ถูกทิ้ง แต่รออยู่พร้อมเหตุผล: อ่าน = รับ + รอแก้ไข · A row that cannot be used is kept with its reason: read = accepted + quarantined.',
    ...files.map((file) => `[${file}](../../${file})\n\n${table(headings, rows(readYaml(file) as Texts))}`),
    '## ประเมินไม่ได้ · Not assessable',
    'ข้อมูลที่ขาด ถูกตัด หรือเป็นเพียงตัวอย่าง ไม่ทำให้หน่วยงานดูเรียบร้อย · Missing, cut or sampled data never looks clean.',
    table(headings, rows(notAssessableReasons)),
  );
}
