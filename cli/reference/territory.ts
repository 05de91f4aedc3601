/** docs/reference/territory.md: the Areas and their provinces, each row marked verified or not. */
import { page, readYaml, table, type Page } from './page.ts';

interface Province {
  iso: string;
  th: string;
  en: string;
  pacc_area: number | null;
  pacc_source: string | null;
  verified: boolean;
  nacc_region: number | null;
  nacc_source: string | null;
  nacc_verified: boolean;
}

const mark = (verified: boolean): string => (verified ? 'ยืนยันแล้ว · verified' : 'ยังไม่ยืนยัน · not verified');

export function territoryPage(): Page {
  const { provinces } = readYaml('procurement/3-core/provinces.yaml') as { provinces: Province[] };
  const areas = [...new Set(provinces.map((province) => province.pacc_area))].sort(
    (a, b) => (a ?? 99) - (b ?? 99),
  );
  const sections = areas.map((area) => {
    const own = provinces.filter((province) => province.pacc_area === area);
    const title = area === null ? 'ส่วนกลาง · Headquarters' : `ปปท. เขต ${area} · PACC Area ${area}`;
    const rows = own.map((p) => [
      p.iso,
      p.th,
      p.en,
      mark(p.verified),
      p.pacc_source,
      p.nacc_region,
      mark(p.nacc_verified),
    ]);
    const headings = [
      'ISO',
      'จังหวัด',
      'Province',
      'เขต · Area',
      'ที่มา · Source',
      'ภาค ป.ป.ช. · NACC Region',
      'ภาค · Region',
    ];
    return `## ${title} (${own.length})\n\n${table(headings, rows)}`;
  });
  const verified = provinces.filter((province) => province.verified).length;
  return page(
    'territory.md',
    'เขต ภาค และจังหวัด · Areas, Regions and provinces',
    `ยังไม่พบประกาศรายชื่อจังหวัดของทุกเขต จึงยืนยันได้ ${verified} จาก ${provinces.length} จังหวัด ที่เหลืออนุมานจากการแบ่งเก้าส่วนที่หน่วยงานอื่นใช้ร่วมกัน`,
    `No published list of every Area's provinces was found: ${verified} of ${provinces.length} rest on a page that says so, the others are inferred from the nine-way split that other bodies share. แก้ไขที่ · Edit [provinces.yaml](../../procurement/3-core/provinces.yaml).`,
    ...sections,
  );
}
