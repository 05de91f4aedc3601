/** The agenda from what needs the committee's eyes: what was resolved before, who has not sent, what changed, what is short. */
import { formatDay } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { hundredthsOf, shownFigure } from '#master-plan/returns/figures.ts';
import { markOf } from '#master-plan/ita/marks.ts';
import { summaryOf, type ItaResult } from '#master-plan/ita/results.ts';
import { headings, type Heading } from './headings.ts';
import type {
  AgendaHeading,
  AgendaItem,
  PackBody,
  PackCard,
  PackReturn,
  PackRound,
  ProvinceFigures,
} from './pack.ts';
import { resolutionStates, type ResolutionState } from './states.ts';

export interface OpenResolution {
  id: string;
  words: string;
  owner: string;
  dueOn: string;
  state: ResolutionState;
  /** Of the meeting that made it. */
  meetingNumber: number;
  meetingBe: number;
  number: number;
}

export interface FreeItem {
  id: string;
  title: string;
  words: string | null;
}

export interface ItaYear {
  be: number;
  results: readonly Pick<ItaResult, 'nameTh' | 'score'>[];
}

export interface AgendaFacts {
  rounds: readonly PackRound[];
  cards: readonly PackCard[];
  bodies: readonly PackBody[];
  figures: ProvinceFigures['figures'];
  resolutions: readonly OpenResolution[];
  /** The last year that is known of the province, and the one before it; null where none is. */
  ita: { year: ItaYear; before: ItaYear | null } | null;
  items: readonly FreeItem[];
}

/** Headings with something under them, in the secretary's order where one was given. */
export function agendaOf(facts: AgendaFacts, order: readonly string[]): AgendaHeading[] {
  const computed = (Object.keys(headings) as Heading[]).map((key) => ({
    key,
    ...headings[key],
    items: itemsUnder[key](facts),
  }));
  const typed = facts.items.map(({ id, title, words }) => ({
    key: `item-${id}`,
    th: title,
    en: title,
    items: words === null ? [] : [item({ th: words, en: words })],
  }));
  const all = [...computed.filter(({ items }) => items.length > 0), ...typed];
  const placeOf = ({ key }: AgendaHeading) => (order.includes(key) ? order.indexOf(key) : order.length);
  return all.sort((one, other) => placeOf(one) - placeOf(other));
}

const item = (some: Partial<AgendaItem> & { th: string; en: string }): AgendaItem => ({
  who: null,
  words: null,
  returnId: null,
  revisionNo: null,
  resolutionId: null,
  ...some,
});

const itemsUnder: Record<Heading, (facts: AgendaFacts) => AgendaItem[]> = {
  resolutions: ({ resolutions }) => resolutions.map(resolved),
  ita: ({ ita }) => itaItems(ita),
  not_sent: (facts) =>
    each(
      facts,
      ({ revisionNo }) => revisionNo === null,
      () => ({ th: 'ยังไม่ส่ง', en: 'Not sent' }),
    ),
  late: (facts) =>
    each(
      facts,
      ({ isLate }) => isLate,
      () => ({ th: 'ส่งหลังปิดรับ', en: 'Sent after the window closed' }),
    ),
  corrected: (facts) =>
    each(
      facts,
      (one) => one.acceptedRevisionNo !== null && one.acceptedRevisionNo < one.revisionNo!,
      (one) => ({
        th: `รับฉบับที่ ${one.acceptedRevisionNo} แล้วมีฉบับแก้ไขที่ ${one.revisionNo}`,
        en: `Revision ${one.acceptedRevisionNo} was accepted, then revision ${one.revisionNo} came`,
      }),
    ),
  below_target: belowTarget,
  obstacles: (facts) => told(facts, 'obstacle'),
  support: (facts) => told(facts, 'support'),
  part_3: (facts) =>
    projectsOf(facts, ({ parts }) => parts.includes(3)).map(({ project, ...from }) =>
      item({ ...from, th: project.title, en: project.title, words: project.progress }),
    ),
};

/** How many were assessed and passed, beside the year before; then those below the mark, the lowest first. */
function itaItems(ita: AgendaFacts['ita']): AgendaItem[] {
  if (ita === null) return [];
  const { year, before } = ita;
  const { pass } = markOf(year.be);
  const told = (of: ItaYear) => {
    const { assessed, passed, mean } = summaryOf(of.results, of.be);
    return { assessed, passed, mean: mean === null ? '–' : shownFigure(mean) };
  };
  const [now, then] = [told(year), before && told(before)];
  const whole = item({
    th: `ปี ${year.be} ประเมิน ${now.assessed} แห่ง ผ่านเกณฑ์ ${pass} ขึ้นไป ${now.passed} แห่ง เฉลี่ย ${now.mean}${then ? ` (ปี ${before!.be} ผ่าน ${then.passed} จาก ${then.assessed} แห่ง เฉลี่ย ${then.mean})` : ''}`,
    en: `FY${year.be}: ${now.assessed} assessed, ${now.passed} at ${pass} or above, mean ${now.mean}${then ? ` (FY${before!.be}: ${then.passed} of ${then.assessed}, mean ${then.mean})` : ''}`,
  });
  const below = year.results
    .filter(({ score }) => score < BigInt(pass) * 100n)
    .toSorted((one, other) => Number(one.score - other.score) || one.nameTh.localeCompare(other.nameTh, 'th'));
  return [
    whole,
    ...below.map(({ nameTh, score }) =>
      item({ who: nameTh, th: `${shownFigure(score)} ต่ำกว่าเกณฑ์ ${pass}`, en: `${shownFigure(score)}, below the mark of ${pass}` }),
    ),
  ];
} // prettier-ignore

function resolved(one: OpenResolution): AgendaItem {
  const due = (language: 'th' | 'en') => formatDay(dayNumber(one.dueOn), language);
  const of = `${one.meetingNumber}/${one.meetingBe}`;
  return item({
    who: one.owner,
    th: `มติที่ ${one.number} ครั้งที่ ${of} กำหนด ${due('th')} ${resolutionStates[one.state].th}`,
    en: `Resolution ${one.number} of meeting ${of}, due ${due('en')}: ${resolutionStates[one.state].en}`,
    words: one.words,
    resolutionId: one.id,
  });
}

function each(
  { bodies, rounds }: AgendaFacts,
  is: (one: PackReturn) => boolean,
  say: (one: PackReturn) => { th: string; en: string },
): AgendaItem[] {
  return bodies.flatMap(({ nameTh, returns }) =>
    returns.filter(is).map((one) => {
      const { th, en } = say(one);
      const round = rounds.find(({ id }) => id === one.roundId);
      const quarter = round ? `${round.quarter}/${round.be}` : one.roundId;
      return item({
        who: nameTh,
        th: `${th} (ไตรมาส ${quarter})`,
        en: `${en} (quarter ${quarter})`,
        returnId: one.returnId,
        revisionNo: one.revisionNo,
      });
    }),
  );
}

function belowTarget({ figures, cards, rounds }: AgendaFacts): AgendaItem[] {
  return figures.flatMap(({ indicatorId, roundId, value, target, isMet }) => {
    const card = cards.find(({ id }) => id === indicatorId);
    const round = rounds.find(({ id }) => id === roundId);
    if (isMet !== false || !card || !round || value === null || target === null) return [];
    const [is, wanted] = [value, target].map((one) => shownFigure(hundredthsOf(one)));
    const quarter = `${round.quarter}/${round.be}`;
    return item({
      th: `${card.titleTh}: ได้ ${is} เป้าหมาย ${wanted} ${card.unitTh} (ไตรมาส ${quarter})`,
      en: `${card.titleEn}: ${is}, target ${wanted} ${card.unitEn} (quarter ${quarter})`,
    });
  });
}

function projectsOf({ bodies }: AgendaFacts, is: (project: PackReturn['projects'][number]) => boolean) {
  return bodies.flatMap(({ nameTh, returns }) =>
    returns.flatMap(({ returnId, revisionNo, projects }) =>
      projects.filter(is).map((project) => ({ who: nameTh, returnId, revisionNo, project })),
    ),
  );
}

const told = (facts: AgendaFacts, cell: 'obstacle' | 'support'): AgendaItem[] =>
  projectsOf(facts, (project) => project[cell] !== null).map(({ project, ...from }) =>
    item({ ...from, th: project.title, en: project.title, words: project[cell] }),
  );
