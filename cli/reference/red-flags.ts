/**
 * docs/reference/red-flags.md: every rule, what it says, its parameters and why, its law and its limits.
 * A flag on trial is not listed: until it goes live it is its own folder's business and nobody else's.
 */
import { discoverFlags, type FlagFolder } from '#procurement/4-indicators/flag-folder.ts';
import { readFlagText } from '#procurement/4-indicators/flag-text.ts';
import { page, root, table, type Page } from './page.ts';

const headings = ['ค่าที่ตั้ง · Parameter', 'ค่าเริ่มต้น · Default', 'เพราะ · Why'];

function section(flag: FlagFolder): string {
  const { spec } = flag;
  const [th, en] = [readFlagText(flag.folder, 'th'), readFlagText(flag.folder, 'en')];
  const parameters = Object.entries(spec.parameters).map(([name, { default: value, why }]) => [
    name,
    value,
    why,
  ]);
  const facts = [
    `\`${spec.family}/${spec.id}\` v${spec.version}`,
    spec.status,
    `${spec.use.as}: ${spec.use.why}`,
    `subject ${spec.subject}`,
    `phase ${spec.phase}`,
    `law ${spec.law.join(', ') || '–'}`,
    `OCP ${spec.ocp ?? '–'}`,
    ...(spec.fdr ? [`false discovery q ${spec.fdr.q}`] : []),
    `SQL ${flag.sqlHash}`,
  ];
  return [
    `### ${th.title} · ${en.title}`,
    th.summary,
    en.summary,
    facts.join(' · '),
    ...(parameters.length > 0 ? [table(headings, parameters)] : []),
    `[โฟลเดอร์ · folder](../../${flag.folder.slice(root.length + 1)})`,
  ].join('\n\n');
}

export function redFlagsPage(): Page {
  const flags = discoverFlags().filter((flag) => flag.spec.status !== 'trial');
  const families = [...new Set(flags.map((flag) => flag.spec.family))].sort();
  const ranking = flags.filter(
    (flag) => flag.spec.use.as === 'ranking' && flag.spec.status === 'live',
  ).length;
  return page(
    'red-flags.md',
    'ข้อสังเกต · Red flags',
    `${flags.length} ข้อ ใช้จัดลำดับ ${ranking} ข้อ ที่เหลือเป็นข้อมูลประกอบ ข้อสังเกตเป็นเพียงสัญญาณให้ไปดู ไม่ใช่ผลการตรวจสอบ`,
    `${flags.length} flags, ${ranking} of which rank; the others give context. A flag is a reason to look, never a finding.`,
    ...families.flatMap((family) => [
      `## ${family}`,
      ...flags.filter((flag) => flag.spec.family === family).map(section),
    ]),
  );
}
