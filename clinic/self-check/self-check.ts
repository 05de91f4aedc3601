/**
 * A small agency checks itself: twenty questions, each asking for the paper that shows it. Nothing is kept: what was
 * answered comes back on the page, to be printed or sent by whoever filled it in.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '#kernel/texts.ts';

type Said = Record<Language, string>;

export interface Question extends Said {
  id: string;
  /** What would show it. */
  paper: Said;
  /** The smallest first step where there is nothing yet. */
  start: Said;
}

export interface Principle extends Said {
  id: string;
  questions: readonly Question[];
}

interface Check {
  version: string;
  source: string;
  verified: boolean;
  principles: readonly Principle[];
}

let check: Check | undefined;

export function selfCheck(): Check {
  return (check ??= parse(readFileSync(join(import.meta.dirname, 'questions.yaml'), 'utf8')) as Check);
}

/** `shown`: there is a paper, and it was named. `said`: it is done, and nothing was named that shows it. */
export const standings = ['shown', 'said', 'not_yet', 'not_ours', 'open'] as const;
export type Standing = (typeof standings)[number];

export interface Answer {
  choice: string;
  /** The paper, in the agency's own words. */
  paper: string;
}

export interface Judged {
  question: Question;
  standing: Standing;
  paper: string;
}

export interface JudgedPrinciple {
  principle: Principle;
  questions: Judged[];
  shown: number;
  /** Without those that are not the agency's. */
  asked: number;
}

/** Fewer letters name no paper. */
const least = 3;

/** Evidence rather than opinion: a yes without its paper is what somebody says, and counts apart. */
export function standingOf({ choice, paper }: Answer): Standing {
  if (choice === 'yes') return paper.trim().length >= least ? 'shown' : 'said';
  return choice === 'not_yet' || choice === 'not_ours' ? choice : 'open';
}

export function judged(answerTo: (id: string) => Answer): JudgedPrinciple[] {
  return selfCheck().principles.map((principle) => {
    const questions = principle.questions.map((question) => {
      const answer = answerTo(question.id);
      return { question, standing: standingOf(answer), paper: answer.paper.trim() };
    });
    return {
      principle,
      questions,
      shown: questions.filter(({ standing }) => standing === 'shown').length,
      asked: questions.filter(({ standing }) => standing !== 'not_ours').length,
    };
  });
}
