/** docs/reference/capacity.md: what a measurement of the site found, for whoever chooses a machine. */
import type { SiteResults } from './results.ts';
import { mostMs } from './results.ts';

const table = (headings: string[], rows: (string | number)[][]) =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const ms = (value: number) => value.toFixed(0);
const kB = (bytes: number) => (bytes / 1000).toFixed(1);

export function capacityPage(results: SiteResults): string {
  return `${[...headOf(results), stepsOf(results), ...faultsOf(results), ...pagesOf(results), ...weightsOf(results)].join('\n\n')}\n`;
}

function headOf({ machine, steps, knee, ...results }: SiteResults): string[] {
  const first = steps[0]!;
  const met = first.figures.p95 <= mostMs && first.figures.faults === 0;
  return [
    '<!-- สร้างโดย npm run bench:site -- --write ไม่ต้องแก้ด้วยมือ · written by npm run bench:site -- --write; do not edit -->',
    '# รับคนได้เท่าใด · Capacity',
    `วัดเมื่อ · measured ${results.measured_at.slice(0, 16).replace('T', ' ')} UTC · Node ${machine.node} · ${machine.cpu} · ${machine.cores} cores · ${machine.memory_gib} GiB · ข้อมูล · data: ${results.data} · load ${results.load_before.toFixed(1)}`,
    'ผู้อ่านแต่ละคนมีหน้าที่และขอบเขตจริง เข้าระบบทางหน้าเว็บ และเปิดหนึ่งหน้าทุกสองวินาที ไม่ว่าหน้าก่อนมาถึงแล้วหรือไม่ หน้าที่เปิดสุ่มจากชนิดหน้าที่คนนั้นเดินไปถึงได้ ชนิดละเท่า ๆ กัน รวมหน้าที่มีลิงก์ให้เห็นแต่ยังไม่มีใครเปิด และการค้นหาคำทั่วไปสิบคำ ผู้อ่านเกินห้าสิบคนมีหน้าที่และขอบเขตซ้ำชุดเดิม ผู้อ่านจำลองใช้เครื่องเดียวกับเว็บและฐานข้อมูล และแย่งเวลาไปตามที่บอกในตาราง ไม่วัดการเขียน การอัปโหลด และการวาดหน้าในเบราว์เซอร์ · Each reader has a real role and scope, signed in through the site, and opens a page every two seconds whether or not the one before has come: of any kind that they can walk to, each kind as often, also pages that were linked and that nobody has opened yet, and searches for ten everyday words. Readers beyond fifty have the same posts again. The readers share the machine with the site and its database and take from it what the table says. Writing, uploading and drawing in a browser are not measured.',
    `เป้าหมาย: ${first.readers} คน, p95 ≤ ${mostMs} ms, ไม่มีความผิดพลาด: **${met ? 'ได้' : 'ไม่ได้'}** · Target: ${first.readers} readers, p95 ≤ ${mostMs} ms, no fault: **${met ? 'met' : 'not met'}**. จุดที่เริ่มรับไม่ไหวอยู่หลัง **${knee}** คน · The knee lies after **${knee}** readers.`,
  ];
}

function stepsOf({ steps }: SiteResults): string {
  return table(
    [
      'ผู้อ่าน · readers',
      'คำตอบ/วินาที · answers/s',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'นานสุด · longest ms',
      'ผิดพลาด · faults',
      'หน่วยความจำ · memory MB',
      'ผู้อ่านช้าเอง · readers’ own delay ms (p99)',
      'ผู้อ่านใช้ซีพียู · readers’ own CPU, of one core',
    ],
    steps.map(({ readers, figures, ownDelay, ownShare, memory }) => [
      readers,
      figures.rate.toFixed(1),
      ms(figures.p50),
      ms(figures.p95),
      ms(figures.p99),
      ms(figures.longest),
      figures.faults,
      ms(memory / 1e6),
      ms(ownDelay),
      `${(ownShare * 100).toFixed(0)} %`,
    ]),
  );
}

function faultsOf({ faults }: SiteResults): string[] {
  if (faults.length === 0) return [];
  return [
    '## ความผิดพลาดของขั้นแรก · Faults of the first step',
    table(
      ['', 'ครั้ง · times', 'ที่ · at'],
      faults.map(({ fault, times, routes }) => [fault, times, routes.join(', ')]),
    ),
  ];
}

function pagesOf({ steps, routes, unvisited }: SiteResults): string[] {
  const rows = routes.map(([route, figures]) => [
    `\`${route}\``,
    figures.answers,
    ms(figures.p50),
    ms(figures.p95),
    ms(figures.p99),
  ]);
  const missed = unvisited.map((path) => `\`${path}\``).join(', ');
  return [
    `## รายหน้า ที่ ${steps[0]!.readers} คน · By page, at ${steps[0]!.readers} readers`,
    table(['หน้า · page', 'คำตอบ · answers', 'p50 ms', 'p95 ms', 'p99 ms'], rows),
    ...(missed ? [`ไม่มีใครเดินไปถึง จึงไม่ได้วัด · nobody could walk there, so not measured: ${missed}`] : []),
  ];
}

function weightsOf({ weights }: SiteResults): string[] {
  return [
    '## น้ำหนักของหน้า · What pages weigh',
    'พันไบต์บนสาย หลังบีบอัด หน้าสาธารณะไม่เกิน 60 (HTML กับ CSS) และไม่มีสคริปต์ หน้าเจ้าหน้าที่มีสคริปต์ไม่เกิน 60 แบบอักษรและแผนที่ถูกจำไว้และไม่นับที่นี่ · Thousand bytes on the wire, compressed. A public page has at most 60 of HTML and CSS and no script; a staff page at most 60 of script. Fonts and the map are cached and not counted here.',
    table(
      ['หน้า · page', 'HTML', 'CSS', 'สคริปต์ · script'],
      weights.map(({ route, html, css, script }) => [`\`${route}\``, kB(html), kB(css), kB(script)]),
    ),
  ];
}
