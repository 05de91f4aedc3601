/** From an explanation of the analysis to the copy that the office keeps. The only file here that knows both. */
import { readProvinces, type Analysis, type Explanation, type Observation } from '#procurement/read.ts';
import { toIso } from '#kernel/thai-date.ts';
import type {
  Candidate,
  FrozenContent,
  FrozenFlag,
  FrozenRow,
  FrozenText,
} from '#office/watch-items/signals/frozen.ts';

/** The same subject explained in both languages; they differ in words only. */
export interface BothLanguages {
  th: Explanation;
  en: Explanation;
}

export function candidateOf(
  both: BothLanguages,
  analysis: Pick<Analysis, 'generation' | 'scope'>,
): Candidate {
  const { th, en } = both;
  const { subject } = th;
  const provinceIso = subject.agency?.province_iso ?? null;
  return {
    generation: analysis.generation,
    areaNo: subject.agency ? areaOf(provinceIso) : areaOfScope(analysis.scope),
    provinceIso,
    content: contentOf(th, en),
  };
}

function contentOf(th: Explanation, en: Explanation): FrozenContent {
  return {
    format: 1,
    subject: frozenSubject(th.subject),
    score: th.score,
    flags: th.observations.map((one, k) => frozenFlag(one, en.observations[k]!)),
    clear: th.clear.map((one, k) => ({
      flagId: one.flag_id,
      title: words(one.title, en.clear[k]!.title),
      sentence: words(one.sentence, en.clear[k]!.sentence),
    })),
    notAssessed: th.not_assessed.map((one, k) => ({
      flagId: one.flag_id,
      title: words(one.title, en.not_assessed[k]!.title),
      reason: one.reason,
      text: words(one.text, en.not_assessed[k]!.text),
    })),
    wholeYear: th.subject.agency?.whole_year ?? null,
    standing: words(th.standing, en.standing),
  };
}

const frozenSubject = (subject: Explanation['subject']): FrozenContent['subject'] => ({
  kind: subject.kind,
  id: subject.id,
  fiscalYearBe: subject.fiscal_year_be,
  agencyId: subject.agency?.agency_id ?? null,
  agencyName: subject.agency?.agency_name ?? null,
  agencyType: subject.agency?.agency_type ?? null,
  supplierName: subject.supplier_name,
  title: subject.title,
  awardCount: subject.award_count,
  moneySatang: String(subject.money_satang),
});

const words = (th: string, en: string): FrozenText => ({ th, en });

const areaOf = (iso: string | null) => (iso === null ? null : (readProvinces().get(iso)?.pacc_area ?? null));

/** A supplier has no place of its own: what was seen of it is what the reader's Area holds. */
function areaOfScope(scope: Analysis['scope']): number | null {
  if (scope.kind === 'area') return scope.area;
  if (scope.kind === 'province') return areaOf(scope.iso);
  if (scope.kind !== 'provinces') return null;
  const areas = new Set(scope.isos.map(areaOf));
  return areas.size === 1 ? [...areas][0]! : null;
}

const digits = (n: bigint | null) => (n === null ? null : String(n));

function frozenFlag(th: Observation, en: Observation): FrozenFlag {
  const { flag, result } = th;
  return {
    flagId: flag.flag_id,
    version: flag.version,
    use: flag.use_as,
    title: words(th.title, en.title),
    sentence: words(th.sentence, en.sentence),
    subjectKind: result.subject_kind,
    subjectId: result.subject_id,
    value: result.value,
    n: digits(result.n),
    low: result.low,
    high: result.high,
    threshold: result.threshold,
    pValue: result.p_value,
    qValue: result.q_value,
    peerGroup: result.peer_group,
    amountSatang: digits(result.amount_satang),
    contribution: th.contribution,
    innocent: { th: th.innocent, en: en.innocent },
    documents: { th: th.documents, en: en.documents },
    rowCount: th.row_count,
    rows: th.rows.map(frozenRow),
  };
}

function frozenRow(row: Observation['rows'][number]): FrozenRow {
  return {
    tenderId: row.tender_id,
    awardId: row.award_id,
    projectId: row.project_id,
    signedOn: row.signed_day === null ? null : toIso(row.signed_day),
    title: row.title,
    supplierName: row.supplier_name,
    agencyName: row.agency_name,
    amountSatang: digits(row.amount_satang),
    agreedSatang: digits(row.agreed_satang),
    budgetSatang: digits(row.budget_satang),
    referenceSatang: digits(row.reference_satang),
    method: row.method,
  };
}
