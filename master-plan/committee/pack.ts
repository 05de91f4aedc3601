/** What a pack holds: plain values that JSON can say, figures as exact decimal digits. */
import type { MeetingState, ChairPost } from './states.ts';

export interface PackRound {
  id: string;
  be: number;
  quarter: number;
  /** ISO instant, as the window stood when the pack was made. */
  closesAt: string;
  /** Who owes was fixed after the quarter had begun. */
  isFixedLate: boolean;
}

/** An indicator as it is asked, with its words of then. */
export interface PackCard {
  id: string;
  titleTh: string;
  titleEn: string;
  unitTh: string;
  unitEn: string;
  aggregation: 'sum' | 'ratio' | 'latest' | 'none';
  scale: number;
  decimals: number;
  direction: 'more' | 'less';
  accrual: 'per_period' | 'cumulative';
}

export interface PackValue {
  indicatorId: string;
  given: 'value' | 'not_applicable' | 'missing';
  a: string | null;
  b: string | null;
  comment: string | null;
}

export interface PackProject {
  id: string;
  title: string;
  parts: (1 | 2 | 3)[];
  unit: string | null;
  target: string | null;
  result: string | null;
  beneficiaries: number | null;
  countedElsewhere: number | null;
  progress: string | null;
  obstacle: string | null;
  support: string | null;
  money: { part: 1 | 2; received: string; spent: string }[];
}

/** What a body owes of one round, and the revision that counts. */
export interface PackReturn {
  returnId: string;
  roundId: string;
  /** Null: nothing was sent. */
  revisionNo: number | null;
  moment: string | null;
  submittedAt: string | null;
  firstSubmittedAt: string | null;
  /** Sent for the first time after the window closed. */
  isLate: boolean;
  /** The revision that the province holds accepted. */
  acceptedRevisionNo: number | null;
  required: number | null;
  given: number | null;
  values: PackValue[];
  projects: PackProject[];
}

export interface PackBody {
  agencyId: string;
  nameTh: string;
  returns: PackReturn[];
}

export interface PackTarget {
  indicatorId: string;
  be: number;
  quarter: number | null;
  value: string;
}

/** An indicator of the province in one round. */
export interface PackFigure {
  roundId: string;
  indicatorId: string;
  /** Sums of the parts of those who gave a value; null where they are not added, or nobody gave one. */
  a: string | null;
  b: string | null;
  value: string | null;
  target: string | null;
  /** Of the year where the quarter has none of its own. */
  targetOf: 'quarter' | 'year' | null;
  isMet: boolean | null;
  valueCount: number;
  notApplicable: number;
  missing: number;
}

export interface PackMoney {
  roundId: string;
  part: 1 | 2;
  received: string;
  spent: string;
}

export interface AgendaItem {
  /** A body, or whoever is to do it. */
  who: string | null;
  th: string;
  en: string;
  words: string | null;
  returnId: string | null;
  revisionNo: number | null;
  resolutionId: string | null;
}

export interface AgendaHeading {
  key: string;
  th: string;
  en: string;
  items: AgendaItem[];
}

export interface PackMeeting {
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  be: number;
  number: number;
  onDay: string;
  place: string;
  chairPost: ChairPost | null;
  isDemonstration: boolean;
}

/** The figures of a province: they are the same whenever they are asked as at the same moment. */
export interface ProvinceFigures {
  figures: PackFigure[];
  money: PackMoney[];
  /** By round. */
  counts: {
    roundId: string;
    owed: number;
    sent: number;
    late: number;
    accepted: number;
    projects: number;
    part3: number;
    reached: string;
  }[];
}

export interface PackContent extends ProvinceFigures {
  format: 1;
  meeting: PackMeeting;
  moment: string;
  frozenAt: string;
  rounds: PackRound[];
  cards: PackCard[];
  agenda: AgendaHeading[];
  /** Bodies in their order, each with the hash of its page. */
  bodies: {
    agencyId: string;
    nameTh: string;
    sha256: string;
    returns: Omit<PackReturn, 'values' | 'projects'>[];
  }[];
}

/** A body's own page: it can be read without the rest of the pack. */
export interface PageContent {
  format: 1;
  meeting: PackMeeting;
  moment: string;
  rounds: PackRound[];
  cards: PackCard[];
  body: PackBody;
}

/** From which on the pack of a meeting is there. */
export const hasPack = (state: MeetingState): boolean =>
  state === 'frozen' || state === 'held' || state === 'closed';
