/** docs/reference/core-tables.md: every table and column of procurement/3-core. */
import { readCoreDocs } from '#procurement/4-indicators/core-docs.ts';
import { page, table, type Page } from './page.ts';

export function coreTablesPage(): Page {
  const docs = Object.values(readCoreDocs()).sort((a, b) => (a.table < b.table ? -1 : 1));
  const sections = docs.map((doc) => {
    const rows = Object.entries(doc.columns).map(([name, column]) => [
      name,
      column.type,
      column.what,
      column.example,
    ]);
    return `## ${doc.table}\n\n${doc.grain}. Key: ${doc.key.join(', ')}.\n\n${table(['column', 'type', 'what', 'example'], rows)}`;
  });
  return page(
    'core-tables.md',
    'ตารางหลักของข้อมูลจัดซื้อจัดจ้าง · The core tables of procurement',
    'ตารางเหล่านี้ไม่ขึ้นกับแหล่งข้อมูล ข้อสังเกตทุกข้ออ่านได้เฉพาะตารางเหล่านี้ จำนวนเงินเป็นสตางค์ (จำนวนเต็ม) วันเป็นจำนวนวันนับจาก 1 ม.ค. 2513',
    'Source-neutral; flags may read nothing else. Money is whole satang, a day is the number of days since 1970-01-01, a year that ends in `_be` is a Buddhist one. Edit the `.yaml` files in [procurement/3-core](../../procurement/3-core).',
    ...sections,
  );
}
