/** A frozen pack as it is put on paper (A4) and on slides (16:9, one page for each body), as values. */
import { join } from 'node:path';
import { bangkokDay, formatDay } from '#kernel/thai-date.ts';
import { thaiPieces, type Pieces } from '#kernel/thai-pieces.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { hundredthsOf, numericOf, shownFigure } from '#master-plan/returns/figures.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import type { PackCard, PackContent, PackFigure, PackProject, PackReturn, PageContent } from './pack.ts';
import { paperText as words } from './paper-text.ts';
import type { FrozenPack } from './queries.ts';
import { chairPosts } from './states.ts';

const shown = (digits: string) => shownFigure(hundredthsOf(digits));
/** Baht always have their satang. */
const baht = (digits: string) => digits.replace(/\B(?=(\d{3})+\.)/gu, ',');
const pieces = (said: string): Pieces => thaiPieces(said.replace(/\s*\n\s*/gu, ' '));
const parts = [1, 2, 3] as const;

/** What both begin with: the meeting, the moment, the hash. */
function headOf({ content, sha256 }: FrozenPack) {
  const { meeting, rounds, moment, frozenAt } = content;
  const at = new Date(frozenAt);
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  const [year, month, day] = frozenAt.slice(0, 10).split('-').map(Number);
  const number = `${words.number} ${meeting.number}/${meeting.be}`;
  return {
    made: { year, month, day },
    title: `${words.heading} ${number} จังหวัด${meeting.provinceTh}`,
    heading: words.heading,
    committee: pieces(`${words.committee}${meeting.provinceTh}`),
    number,
    plan: pieces(words.plan),
    facts: [
      [words.day, formatDay(dayNumber(meeting.onDay), 'th')],
      [words.place, meeting.place],
      [words.chair, meeting.chairPost === null ? words.unknown : chairPosts[meeting.chairPost].th],
      [words.rounds, rounds.map(({ quarter, be }) => `${words.quarter} ${quarter}/${be}`).join(', ')],
    ].map(([label, value]) => ({ label, value: pieces(value!) })),
    frozen: `${words.frozen} ${formatDay(bangkokDay(at.getTime()), 'th')} ${clock} น. (${words.moment} ${moment})`,
    hash: `${words.hash} ${sha256}`,
    demonstration: meeting.isDemonstration ? words.demonstration : '',
  };
}

const quarterOf = ({ rounds }: Pick<PackContent, 'rounds'>, roundId: string) => {
  const round = rounds.find(({ id }) => id === roundId);
  return round ? `${round.quarter}/${round.be}` : roundId;
};

function provinceOf(content: PackContent) {
  return {
    counts: {
      heading: words.counts,
      columns: [words.quarter, words.owed, words.sent, words.late, words.accepted, words.projects, words.part3, words.reached],
      rows: content.counts.map((one) => [
        quarterOf(content, one.roundId),
        ...[one.owed, one.sent, one.late, one.accepted, one.projects, one.part3, Number(one.reached)].map((count) => count.toLocaleString('en')),
      ]),
    },
    money: {
      heading: words.money,
      columns: [words.part, words.quarter, words.received, words.spent],
      rows: content.money.map(({ roundId, part, received, spent }) => [
        words.parts[part], quarterOf(content, roundId), baht(received), baht(spent),
      ]),
    },
    figures: {
      heading: words.indicators,
      columns: [words.indicator, words.quarter, words.result, words.target, ''],
      rows: content.figures.map((one) => figureRow(content, one)),
    },
  };
} // prettier-ignore

function figureRow(content: PackContent, one: PackFigure) {
  const card = content.cards.find(({ id }) => id === one.indicatorId)!;
  const none = card.aggregation === 'none' ? words.notAdded : words.noValue;
  return {
    title: pieces(card.titleTh),
    cells: [
      quarterOf(content, one.roundId),
      one.value === null ? none : `${shown(one.value)} ${card.unitTh}`,
      one.target === null ? words.noTarget : shown(one.target),
      one.isMet === null ? '' : one.isMet ? words.met : words.notMet,
    ],
  };
}

export function packPaper(pack: FrozenPack, pages: readonly PageContent[]): RenderRequest {
  const { content } = pack;
  return {
    template: join(import.meta.dirname, 'templates', 'pack.typ'),
    data: {
      ...headOf(pack),
      province: provinceOf(content),
      agendaHeading: words.agenda,
      none: words.none,
      agenda: content.agenda.map(({ th, items }) => ({
        title: pieces(th),
        items: items.map(({ who, th: told, words: said, revisionNo }) => ({
          who: pieces(who ?? ''),
          told: pieces(`${told}${revisionNo === null ? '' : ` (${words.revision} ${revisionNo})`}`),
          said: pieces(said ?? ''),
        })),
      })),
      byBody: words.byBody,
      bodies: pages.map(({ body, cards }) => ({
        name: pieces(body.nameTh),
        returns: body.returns.map((one) => returnOf(content, cards, one)),
      })),
    },
  };
}

function returnOf(content: PackContent, cards: readonly PackCard[], one: PackReturn) {
  const card = new Map(cards.map((each) => [each.id, each]));
  const quarter = `${words.quarter} ${quarterOf(content, one.roundId)}`;
  return {
    title: one.revisionNo === null ? `${quarter}: ${words.notSent}` : `${quarter} (${words.revision} ${one.revisionNo})`,
    columns: [words.indicator, words.result],
    values: one.values.map(({ indicatorId, given, a, b }) => ({
      title: pieces(card.get(indicatorId)?.titleTh ?? indicatorId),
      value:
        given === 'value'
          ? `${shown(a!)}${b === null ? '' : ` / ${shown(b)}`} ${b === null ? (card.get(indicatorId)?.unitTh ?? '') : ''}`.trim()
          : given === 'missing' ? words.missing : words.notApplicable,
    })),
    parts: parts.flatMap((part) => {
      const projects = one.projects.filter((project) => project.parts.includes(part));
      if (projects.length === 0) return [];
      return { title: words.parts[part], projects: projects.map((project) => projectOf(project, part)) };
    }),
  };
} // prettier-ignore

function projectOf(project: PackProject, part: 1 | 2 | 3) {
  const money = project.money.find((one) => one.part === part);
  const told = [
    [words.progress, project.progress],
    [words.obstacle, project.obstacle],
    [words.support, project.support],
  ] as const;
  return {
    title: pieces(project.title),
    money: money ? `${words.received} ${baht(money.received)} ${words.spent} ${baht(money.spent)} ${words.baht}` : '',
    // Once, where the project stands first.
    told: (part === project.parts[0] ? told : []).flatMap(([label, said]) => (said === null ? [] : { label, said: pieces(said) })),
  };
} // prettier-ignore

/** The first slide has the province's figures, then one for each body: its three parts, obstacles, what it asks for. */
export function packSlides(pack: FrozenPack, pages: readonly PageContent[]): RenderRequest {
  const { content } = pack;
  const { counts, money, figures } = provinceOf(content);
  return {
    template: join(import.meta.dirname, 'templates', 'slides.typ'),
    data: {
      ...headOf(pack),
      counts: content.counts.map((one, at) => ({
        quarter: `${words.quarter} ${counts.rows[at]![0]!}`,
        told: [
          { what: words.sent, value: `${one.sent}/${one.owed}`, unit: words.bodies },
          { what: words.late, value: String(one.late), unit: words.bodies },
          { what: words.projects, value: String(one.projects), unit: `(${words.part3}: ${one.part3})` },
          { what: words.reached, value: Number(one.reached).toLocaleString('en'), unit: words.people },
        ],
      })),
      money,
      figures: { ...figures, rows: figures.rows.slice(0, 6), further: furtherOf(figures.rows.length - 6, words.indicator) },
      slides: pages.map(slideOf),
    },
  };
} // prettier-ignore

const furtherOf = (count: number, what: string) => (count > 0 ? `${words.further} ${count} ${what}` : '');

/** At most so many letters fit; the whole stands in the paper. */
function short(said: string, most: number): Pieces {
  const flat = said.replace(/\s+/gu, ' ').trim();
  const letters = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(flat)];
  if (letters.length <= most) return pieces(flat);
  const cut = flat.slice(0, letters[most]!.index);
  const last = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(cut)].at(-1)!;
  return pieces(`${cut.slice(0, last.index).trimEnd()} …`);
}

/** Of the latest quarter that the meeting looks at. */
function slideOf({ body, rounds }: PageContent) {
  const one = body.returns.at(-1)!;
  const told = (cell: 'obstacle' | 'support') =>
    one.projects.flatMap((project) => project[cell] ?? []).join('; ');
  return {
    name: short(body.nameTh, 110),
    about: `${words.quarter} ${quarterOf({ rounds }, one.roundId)} · ${one.revisionNo === null ? words.notSent : `${words.revision} ${one.revisionNo}`}`,
    parts: parts.map((part) => partOf(one, part)),
    told: [
      { label: words.obstacle, said: short(told('obstacle') || words.none, 200) },
      { label: words.support, said: short(told('support') || words.none, 200) },
    ],
  };
}

function partOf(one: PackReturn, part: 1 | 2 | 3) {
  const projects = one.projects.filter((project) => project.parts.includes(part));
  const money = projects.flatMap((project) => project.money.filter((each) => each.part === part));
  const sum = (cell: 'received' | 'spent') =>
    baht(numericOf(money.reduce((so, each) => so + hundredthsOf(each[cell]), 0n))!);
  return {
    title: words.parts[part],
    money:
      part === 3 || projects.length === 0
        ? []
        : [
            { label: words.received, value: `${sum('received')} ${words.baht}` },
            { label: words.spent, value: `${sum('spent')} ${words.baht}` },
          ],
    projects: projects.slice(0, 4).map(({ title }) => short(title, 56)),
    further: furtherOf(projects.length - 4, words.projects),
    none: projects.length === 0 ? words.none : '',
  };
}
