/**
 * What a frozen candidate holds: enough to read it aloud years later without the analysis. Made by the
 * watch desk from an explanation; the office keeps it and never recomputes it.
 */
export interface FrozenText {
  th: string;
  en: string;
}

/** One flag at the subject, as it was. Values are in the flag's own unit; money in satang, as digits. */
export interface FrozenFlag {
  flagId: string;
  version: number;
  use: string;
  title: FrozenText;
  sentence: FrozenText;
  subjectKind: string;
  subjectId: string;
  value: number | null;
  n: string | null;
  low: number | null;
  high: number | null;
  threshold: number | null;
  pValue: number | null;
  qValue: number | null;
  peerGroup: string | null;
  amountSatang: string | null;
  /** Thousandths of a point in the subject's score; 0 where it does not count. */
  contribution: number;
  innocent: { th: readonly string[]; en: readonly string[] };
  documents: { th: readonly string[]; en: readonly string[] };
  rowCount: number;
  rows: readonly FrozenRow[];
}

/** One evidence row; names of persons are covered already. Days are ISO, money in satang as digits. */
export interface FrozenRow {
  tenderId: string | null;
  awardId: string | null;
  projectId: string | null;
  signedOn: string | null;
  title: string | null;
  supplierName: string | null;
  agencyName: string | null;
  amountSatang: string | null;
  agreedSatang: string | null;
  budgetSatang: string | null;
  referenceSatang: string | null;
  method: string | null;
}

export interface FrozenContent {
  format: 1;
  subject: {
    kind: string;
    id: string;
    fiscalYearBe: number;
    agencyId: string | null;
    agencyName: string | null;
    agencyType: string | null;
    supplierName: string | null;
    title: string | null;
    awardCount: number;
    moneySatang: string;
  };
  score: number | null;
  flags: readonly FrozenFlag[];
  clear: readonly { flagId: string; title: FrozenText; sentence: FrozenText }[];
  notAssessed: readonly { flagId: string; title: FrozenText; reason: string; text: FrozenText }[];
  /** Whether the agency's year was known whole when it was looked at. */
  wholeYear: boolean | null;
  standing: FrozenText;
}

/** A candidate on its way into the office. */
export interface Candidate {
  generation: number;
  /** Where it lies, which decides who sees it: of the agency, or for a supplier the scope it was read in. */
  areaNo: number | null;
  provinceIso: string | null;
  content: FrozenContent;
}
