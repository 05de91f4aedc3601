/** What a return says once it is read: exact figures, and which of three answers each indicator got. */
export interface ReturnValue {
  indicatorId: string;
  given: 'value' | 'not_applicable' | 'missing';
  /** In hundredths. */
  a: bigint | null;
  b: bigint | null;
  comment: string | null;
  evidence: string | null;
}

export interface PartMoney {
  part: 1 | 2;
  receivedSatang: bigint;
  spentSatang: bigint;
}

export interface ReturnProject {
  id: string;
  title: string;
  parts: (1 | 2 | 3)[];
  guideline: string | null;
  money: PartMoney[];
  unit: string | null;
  /** In hundredths. */
  target: bigint | null;
  result: bigint | null;
  beneficiaries: number | null;
  countedElsewhere: number | null;
  countedWhere: string | null;
  progress: string | null;
  obstacle: string | null;
  support: string | null;
  evidence: string | null;
  emenscr: string | null;
  /** ISO days; absent where none is said, so that what was sent before them keeps its hash. */
  beginsOn?: string;
  endsOn?: string;
}

export interface ReturnContent {
  values: ReturnValue[];
  projects: ReturnProject[];
}

/** How many figures are asked for, and how many of these got a value or a reason why none applies: never more. */
export function wholeness({ values }: ReturnContent): { required: number; given: number } {
  return { required: values.length, given: values.filter(({ given }) => given !== 'missing').length };
}

/** What an indicator is asked as; of its card (office.indicators). */
export interface AskedCard {
  id: string;
  aggregation: 'sum' | 'ratio' | 'latest' | 'none';
  hasPartB: boolean;
  isShare: boolean;
  decimals: number;
  isMoney: boolean;
  accrual: 'per_period' | 'cumulative';
}
