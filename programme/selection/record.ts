/** What a selection is decided on, as plain data: every number a text of fixed decimals or a whole number. */
import type { Criterion } from './criteria.ts';
import type { Weights } from './weights.ts';

/** Why a reading is missing. The first group: data is there and may not be judged by. */
export const missingReasons = {
  source_cut: {
    th: 'ต้นทางตัดข้อมูลของ อปท. ส่วนใหญ่',
    en: 'the source cut most local administrations’ data',
  },
  source_sampled: { th: 'มีเพียงข้อมูลตัวอย่าง ไม่ครบปี', en: 'only a sample of the year is loaded' },
  source_thin: {
    th: 'ข้อมูลน่าจะมีเพียงบางส่วนของปี',
    en: 'most of the year seems to be missing',
  },
  agency_ambiguous: { th: 'แยกหน่วยงานที่ชื่อซ้ำกันไม่ได้', en: 'bodies of one name cannot be told apart' },
  too_few: { th: 'อปท. ที่มีข้อมูลครบปีน้อยเกินไป', en: 'too few local administrations with a whole year' },
  no_data: { th: 'ไม่มีข้อมูลสัญญาของจังหวัดนี้', en: 'no contract data of this province is loaded' },
  no_analysis: { th: 'ยังไม่ได้นำเข้าข้อมูลสัญญา', en: 'no contract data was imported here' },
  not_asked: { th: 'ยังไม่ได้ถามจังหวัด', en: 'the province has not been asked yet' },
  not_reported: { th: 'ยังไม่มีรายงานเพียงพอ', en: 'not enough has been reported' },
  no_source: { th: 'ยังไม่มีแหล่งข้อมูล', en: 'there is no source yet' },
} as const;

export type MissingReason = keyof typeof missingReasons;

/** One criterion of one province. Values in the criterion's unit with three decimals; low ≤ value ≤ high. */
export type Reading =
  | { status: 'measured'; value: string; low: string; high: string }
  | { status: 'not_assessable' | 'unknown'; reason: MissingReason };

export type Role = 'pilot' | 'model' | 'expansion';

export interface ProvinceData {
  iso: string;
  readings: Record<Criterion, Reading>;
}

/** All that the ranking is computed from. Provinces by their code. */
export interface RecordInput {
  selection_id: string;
  fiscal_year_be: number;
  area_no: number;
  role: Role;
  /** Places to be given: the top k. */
  quota: number;
  weights: Weights;
  /** Value at which a criterion counts wholly, as it was when this was frozen. */
  full: Record<Criterion, string>;
  provinces: ProvinceData[];
  /** Where the figures came from, so that a later reader knows what was known. */
  provenance: {
    frozen_on: string;
    analysis_year_be: number | null;
    /** The contract data's own as-at day. */
    analysis_as_at: string | null;
    /** 'flag-id@version' of every observation that the risk rests on. */
    flags: string[];
  };
}

/** Of 1,000 draws, in how many the province is among the first k; null where it cannot be said. */
export interface Robustness {
  weights: number | null;
  data: number;
  both: number;
}

export interface Standing {
  iso: string;
  /** 'ranked' or why not: the criteria without which it cannot be assessed. */
  missing: Criterion[];
  /** 1 is first; provinces with the same points share a rank. null: not assessable. */
  rank: number | null;
  /** 0.00 to 100.00 by the weights; null: not assessable. */
  points: string | null;
  /** Others with exactly the same points. */
  tied_with: string[];
  /** 'in' the quota, 'out', 'tied' at the cut-off, or not assessable. */
  place: 'in' | 'out' | 'tied' | 'not_assessable';
  robustness: Robustness;
}

export interface RecordResult {
  /** Criteria with a weight that are unknown for every compared province: they count for nobody. */
  left_out: Criterion[];
  /** Ranked by points, then those not assessable by code. */
  standings: Standing[];
  draws: number;
}
