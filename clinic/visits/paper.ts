/** The report of a visit to one agency as it is put on paper, in official Thai, as values. No watch item is named: the agency reads it. */
import { join } from 'node:path';
import { officialDate, thaiDigits, thaiDigitsInProse } from '#kernel/official-thai.ts';
import { thaiPieces, type Pieces } from '#kernel/thai-pieces.ts';
import { headOf } from '#office/letters/paper.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import type { Checklist, Question } from './checklist.ts';
import { reckoned, shownFigure } from './figures.ts';
import { answers, overalls, purposes, units } from './kinds.ts';
import { paperText as words } from './paper-text.ts';
import {
  findingsOf,
  raisedAt,
  readVisit,
  readVisitAgency,
  type Finding,
  type Visit,
  type VisitAgency,
} from './queries.ts';

/** @throws Problem office.not_found */
export async function visitPaper(tx: Tx, visitId: string, id: string): Promise<RenderRequest> {
  const visit = await readVisit(tx, visitId);
  const agency = await readVisitAgency(tx, visitId, id);
  const findings = await findingsOf(tx, id);
  const { recommendations } = await raisedAt(tx, id);
  const { name } = await headOf(tx, visit.areaNo);
  return paperOf({ visit, agency, findings, recommendations, officeName: name });
}

export interface PaperFacts {
  visit: Visit;
  agency: VisitAgency;
  findings: readonly Finding[];
  recommendations: readonly { number: string; advice: string; dueOn: string }[];
  officeName: string;
}

export function paperOf({ visit, agency, findings, recommendations, officeName }: PaperFacts): RenderRequest {
  const { number, reportedOn, closedOn, isDemonstration } = visit;
  const madeOn = closedOn ?? reportedOn;
  const [year, month, day] = (madeOn ?? visit.onDay).split('-').map(Number);
  return {
    template: join(import.meta.dirname, 'templates', 'visit.typ'),
    data: {
      isDraft: madeOn === null,
      isDemonstration,
      made: { year, month, day },
      title: `${words.heading} ${number}`,
      heading: words.heading,
      office: pieces(officeName),
      number: thaiDigits(number),
      date: madeOn === null ? '' : officialDate(madeOn),
      facts: factsOf(visit, agency),
      overall: {
        label: words.overall,
        value: pieces(agency.overall ? overalls[agency.overall].th : words.notWritten),
      },
      overallWords: lines(agency.overallWords ?? ''),
      checklist: agency.checklist === null ? null : checklistOf(agency.checklist, agency, findings),
      recommendations: {
        heading: words.recommendations,
        none: words.noRecommendations,
        lines: recommendations.map((one) =>
          pieces(
            `${one.advice} (${words.numbered} ${one.number} ${words.within} ${officialDate(one.dueOn)})`,
          ),
        ),
      },
      response: responseOf(agency),
      signer: { name: visit.lead ?? '', title: pieces(words.lead) },
      foot: words.foot,
    },
  };
}

const pieces = (said: string): Pieces => thaiPieces(thaiDigitsInProse(said));
const lines = (said: string): Pieces[] =>
  said
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(pieces);

function factsOf(visit: Visit, agency: VisitAgency): { label: string; value: Pieces }[] {
  const team = visit.team.flatMap(({ name }) => (name === null ? [] : [name]));
  return [
    { label: words.agency, value: pieces(agency.agencyName) },
    { label: words.onDay, value: pieces(officialDate(visit.onDay)) },
    { label: words.place, value: pieces(`${visit.place} ${words.province}${visit.provinceTh}`) },
    { label: words.purpose, value: pieces(purposes[visit.purpose].th) },
    { label: words.team, value: pieces(team.join(', ')) },
    ...(visit.partners === null ? [] : [{ label: words.partners, value: pieces(visit.partners) }]),
  ];
}

function checklistOf(checklist: Checklist, agency: VisitAgency, findings: readonly Finding[]) {
  const found = new Map(findings.map((one) => [one.questionId, one]));
  const figures = new Map(
    findings.flatMap((one) => (one.figure === null ? [] : [[one.questionId, one.figure]])),
  );
  const unverified = checklist.verified ? '' : ` ${words.unverified}`;
  return {
    heading: `${words.checklist}${checklist.th}`,
    about: pieces(`${words.version} ${checklist.version}${unverified}`),
    hash: agency.checklistSha256,
    hashLabel: words.hash,
    columns: [words.question, words.answer, words.note],
    sections: checklist.sections.map((section) => ({
      heading: section.th,
      rows: section.questions.map((question) => rowOf(question, found.get(question.id))),
    })),
    reckoned: {
      heading: words.reckoned,
      about: pieces(words.reckonedAbout),
      columns: [words.what, words.arithmetic, words.figure],
      rows: reckoned(checklist, figures).map((one) => [
        pieces(one.th),
        [thaiDigits(one.arithmetic)],
        pieces(one.value === null ? words.unknown : `${shownFigure(one.value)} ${units[one.unit].th}`.trim()),
      ]),
    },
  };
}

function rowOf(question: Question, found: Finding | undefined): Pieces[] {
  const said =
    question.kind === 'check'
      ? answers[found?.answer ?? 'not_looked'].th
      : found?.figure
        ? shownFigure(found.figure)
        : words.unknown;
  return [pieces(question.th), pieces(said), pieces(found?.note ?? '')];
}

function responseOf({ response, responder, respondedOn }: VisitAgency) {
  const by = response === null ? '' : `${responder ?? ''} ${words.respondedOn} ${officialDate(respondedOn!)}`;
  return { heading: words.response, lines: lines(response ?? words.noResponse), by: pieces(by) };
}
