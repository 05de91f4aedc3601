/** docs/reference/seeds.md: what the programme says it does, and where the house shows it, or not yet. */
import { page, readYaml, table, type Page } from './page.ts';

export interface Seed {
  id: string;
  th: string;
  en: string;
  /** The page a person opens and the test that proves it; null = not yet. */
  shown_by: { page: string; test: string } | null;
}

export const readSeeds = (): Seed[] => readYaml('docs/seeds.yaml') as Seed[];

const places: Record<string, string> = {
  '000': 'สมุทรสาคร 2563 · Samut Sakhon, PACC Area 7',
  '001': 'นครศรีธรรมราช 2563 · Nakhon Si Thammarat, PACC Area 8',
  '002': 'เชียงใหม่ 2563 · Chiang Mai, PACC Area 5',
  '003': 'มุกดาหาร 2566 · Mukdahan, PACC Area 4',
  '004': 'นครปฐม 2567 · Nakhon Pathom, NACC Region 7',
  all: 'ที่ทั้งห้าเรื่องตรงกัน · What the five agree on',
};

/** Folders of the site's routes have brackets in their names, which Markdown takes for its own. */
const address = (path: string): string =>
  path.replace(/[()[\]]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const link = (path: string): string => `[\`${path}\`](../../${address(path)})`;

function row(seed: Seed): string[] {
  const shown = seed.shown_by;
  return [seed.id, seed.th, seed.en, shown ? `${link(shown.page)}, ${link(shown.test)}` : 'ยังไม่มี · not yet'];
}

export function seedsPage(): Page {
  const seeds = readSeeds();
  const shown = seeds.filter((seed) => seed.shown_by !== null).length;
  const sections = Object.entries(places).map(([prefix, title]) => {
    const rows = seeds.filter((seed) => seed.id.startsWith(`${prefix}-`)).map(row);
    return `## ${title}\n\n${table(['id', 'โครงการทำอะไร', 'What the programme does', 'แสดงที่ · Shown by'], rows)}`;
  });
  return page(
    'seeds.md',
    'โครงการทำอะไร และระบบแสดงแล้วที่ใด · What the programme does, and where it is shown',
    `แสดงแล้ว ${shown} จาก ${seeds.length} ข้อ ข้อที่เหลือยังไม่มี · ${shown} of ${seeds.length} are shown; the rest are not there yet. แก้ไขที่ · Edit [docs/seeds.yaml](../seeds.yaml).`,
    ...sections,
  );
}
