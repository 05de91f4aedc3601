/** docs/reference/law.md: the acts, regulations and plans that flags refer to, from law/*.yaml. */
import { filesBelow, page, readYaml, table, type Page } from './page.ts';

interface Law {
  id: string;
  title_th: string;
  title_en: string;
  kind: string;
  in_force_from: string | null;
  in_force_to: string | null;
  sections?: { no: string | null; what_th: string; what_en: string }[];
  limits?: {
    limit_code: string;
    applies_to: string;
    from: string;
    to: string | null;
    limit_thb: number;
    verified: boolean;
  }[];
  link: string | null;
  verified: boolean;
  source: string;
}

const mark = (verified: boolean): string => (verified ? 'ยืนยันแล้ว · verified' : 'ยังไม่ยืนยัน · not verified');

function section(law: Law): string {
  const sections = (law.sections ?? []).map((one) => [one.no, one.what_th, one.what_en]);
  const limits = (law.limits ?? []).map((one) => [
    one.limit_code,
    one.applies_to,
    one.from,
    one.to,
    one.limit_thb.toLocaleString('en'),
    mark(one.verified),
  ]);
  return [
    `## ${law.title_th}`,
    law.title_en,
    `\`${law.id}\` · ${law.kind} · ${law.in_force_from ?? '–'} → ${law.in_force_to ?? '…'} · ${mark(law.verified)} · ${law.source}${law.link ? ` [↗](${law.link})` : ''}`,
    ...(sections.length > 0 ? [table(['มาตรา · Section', 'เรื่อง', 'What it says'], sections)] : []),
    ...(limits.length > 0
      ? [table(['วงเงิน · Limit', 'applies to', 'from', 'to', 'บาท · baht', ''], limits)]
      : []),
  ].join('\n\n');
}

export function lawPage(): Page {
  const laws = filesBelow('law', (name) => name.endsWith('.yaml')).map((file) => readYaml(file) as Law);
  return page(
    'law.md',
    'กฎหมาย ระเบียบ และแผน · Law, regulations and plans',
    'ข้อสังเกตอ้างถึงเอกสารเหล่านี้ รายการที่ยังไม่ยืนยันต้องตรวจกับราชกิจจานุเบกษาก่อนนำไปอ้าง · What the flags refer to. Entries not verified must be read in the Royal Gazette before they are quoted.',
    ...laws.map(section),
  );
}
