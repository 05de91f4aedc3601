/** A province's sheet on one A4, read by a governor in a minute: the page's own figures, in Thai, as values. */
import { join } from 'node:path';
import { cleanFileName } from '#kernel/file-name.ts';
import { Problem } from '#kernel/problem.ts';
import { formatDay } from '#kernel/thai-date.ts';
import { thaiPieces, type Pieces } from '#kernel/thai-pieces.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { itemStates, rungs } from '#office/watch-items/states.ts';
import type { Store, Viewer } from '#platform/postgres/store.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import type { Activity } from './activities.ts';
import { readProvinceSheet, type Ask, type ProvinceSheet } from './province-sheet.ts';
import { text as words } from './text.ts';

/** So many of each list fit on one page; the rest is counted. */
const most = { asks: 6, due: 5, activities: 4 };
/** Characters of one entry, so that the fullest sheet is still one page. */
const longest = { ask: 100, advice: 85, agency: 40, activity: 60 };

/** @throws Problem office.not_found and those of renderPdf */
export async function provincePdf(
  store: Store,
  viewer: Viewer,
  iso: string,
  isDemonstration: boolean,
): Promise<{ bytes: Buffer; fileName: string }> {
  const sheet = await store.within(viewer, (tx) => readProvinceSheet(tx, iso));
  const fileName = cleanFileName(`จังหวัด${sheet.province.th} ${sheet.be}`, 'pdf');
  return { bytes: await printPaper(provincePaper(sheet, isDemonstration)), fileName };
}

/** Somebody's advice may hold a sign that no font of ours has; the governor gets the sheet all the same. */
export async function printPaper(paper: RenderRequest): Promise<Buffer> {
  try {
    return await renderPdf(paper);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'render.unprintable') throw error;
    const strange = (error.details as { characters: string[] }).characters.join('');
    const signs = new Set(strange);
    const plain = (_: string, value: unknown) =>
      typeof value === 'string'
        ? Array.from(value, (sign) => (signs.has(sign) ? '?' : sign)).join('')
        : value;
    return renderPdf({
      ...paper,
      data: JSON.parse(JSON.stringify(paper.data, plain)) as RenderRequest['data'],
    });
  }
}

/** The template and its values. */
export function provincePaper(sheet: ProvinceSheet, isDemonstration: boolean): RenderRequest {
  const { province, allDone, due } = sheet;
  const asAt = new Date(sheet.today * 86_400_000);
  const area = province.areaNo === null ? 'ส่วนกลาง (ไม่อยู่ในเขตใด)' : words.th.area(province.areaNo);
  return {
    template: join(import.meta.dirname, 'templates', 'province.typ'),
    data: {
      isDemonstration,
      made: { year: asAt.getUTCFullYear(), month: asAt.getUTCMonth() + 1, day: asAt.getUTCDate() },
      name: `จังหวัด${province.th}`,
      year: words.th.year(sheet.be),
      asAt: formatDay(sheet.today),
      belongs: [
        marked(area, province.areaNo !== null && province.areaVerified),
        ...(province.regionNo === null
          ? []
          : [marked(`สำนักงาน ป.ป.ช. ภาค ${province.regionNo}`, province.regionVerified)]),
        `${sheet.districts} อำเภอ`,
      ],
      figures: figuresOf(allDone),
      forDesk: sheet.isDesk,
      asks: shortened(sheet.asks, most.asks, askLine),
      rungs: rungsOf(sheet),
      promised: [
        ['รอดำเนินการ', sheet.promised.open],
        ['เกินกำหนด', sheet.promised.overdue],
        ['หน่วยงานว่าทำแล้ว รอยืนยัน', sheet.promised.claimed],
        ['ยืนยันแล้วในปีนี้', sheet.promised.verified],
      ],
      due: due.slice(0, most.due).map((one) => ({
        agency: clipped(one.agencyTh, longest.agency),
        advice: clipped(one.advice, longest.advice),
        day: formatDay(dayNumber(one.dueOn)) + (one.overdue ? ' (เกินกำหนด)' : ''),
        number: one.number,
      })),
      planned: shortened(sheet.planned, most.activities, activityLine),
      done: shortened(sheet.done, most.activities, activityLine),
    },
  };
}

const marked = (name: string, verified: boolean) => (verified ? name : `${name} (ยังไม่ยืนยัน)`);

function figuresOf(done: ProvinceSheet['allDone']): [string, string][] {
  const times = (count: number) => (count === 0 ? words.th.notRecorded : `${count} ครั้ง`);
  return [
    ['เข้าร่วมโครงการ', yearsText(done.enrolledYears) || 'ยังไม่พบ'],
    ['ประชุม', times(done.workshops)],
    ['ลงพื้นที่', times(done.visits)],
    ['คลินิกเคลื่อนที่', times(done.clinics)],
    ['ให้คำปรึกษา', done.advised === null ? words.th.notRecorded : `${done.advised} เรื่อง`],
    ['อบรม', times(done.trainings)],
  ];
}

/** '2562–2565, 2570' */
function yearsText(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last?.[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function rungsOf({ items }: ProvinceSheet): [string, number][] {
  const stands = ([...rungs, 'ended'] as const).map((state): [string, number] => [
    itemStates[state].th,
    items[state],
  ]);
  return items.notTold === 0 ? stands : [...stands, ['ไม่ได้แบ่งปันว่าอยู่ขั้นใด', items.notTold]];
}

/** The first few as lines, and how many more there are. */
function shortened<One>(list: readonly One[], count: number, line: (one: One) => Pieces) {
  return { lines: list.slice(0, count).map(line), more: Math.max(0, list.length - count) };
}

const askKinds = { step: 'ขั้นตอนของประเด็น: ', letter: 'ตอบหนังสือ: ' } as const;

function askLine({ kind, th, dueOn }: Ask): Pieces {
  const day = dueOn === null ? 'ไม่กำหนดวัน' : `ภายใน ${formatDay(dayNumber(dueOn))}`;
  return [
    ...clipped(`${kind === null ? '' : askKinds[kind]}${th === '' ? 'หนังสือลับ' : th}`, longest.ask),
    ' ',
    [`(${day})`],
  ];
}

function activityLine({ onDay, reportedOn, titleTh }: Activity): Pieces {
  const day = onDay ?? reportedOn;
  return [
    ...(day === null ? [] : [`${formatDay(dayNumber(day))} · `]),
    ...clipped(titleTh, longest.activity),
  ];
}

const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });

/** One line of text, cut between words where it is too long. */
function clipped(text: string, characters: number): Pieces {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= characters) return thaiPieces(line);
  let kept = '';
  for (const { segment } of thaiWords.segment(line)) {
    if (kept.length + segment.length > characters) break;
    kept += segment;
  }
  return thaiPieces(`${kept.trimEnd()}…`);
}
