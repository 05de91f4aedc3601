/** A flag's one-line sentence with the numbers of one result in it. */
import { formatBahtShort } from '#kernel/baht.ts';
import type { SubjectKind } from '../4-indicators/contract.ts';
import type { CatalogueRow } from './open.ts';
import { formatNumber, formatValue, type Language } from './words.ts';

/** One row of `results`, as DuckDB gives it. */
export type ResultRow = {
  flag_id: string;
  flag_version: number;
  subject_kind: SubjectKind;
  subject_id: string;
  period_be: number;
  candidate: boolean | null;
  reason: string | null;
  value: number | null;
  n: bigint | null;
  low: number | null;
  high: number | null;
  p_value: number | null;
  threshold: number | null;
  peer_group: string | null;
  amount_satang: bigint | null;
  outcome: 'flagged' | 'clear' | 'not_assessable';
  q_value: number | null;
};

/** Columns of `results` with the money as satang, for SELECT lists. */
export const resultList =
  'flag_id, flag_version, subject_kind, subject_id, period_be, candidate, reason, value, n, low, high, p_value, threshold, peer_group, CAST(amount_thb * 100 AS BIGINT) AS amount_satang, outcome, q_value';

/** `peerMedian` is the stored median of the result's peer group, where the flag has peers. */
export function fillSentence(
  flag: CatalogueRow,
  result: ResultRow,
  peerMedian: number | null,
  language: Language,
): string {
  const unit = (value: number | null) => formatValue(value, flag.value_unit, language);
  const given: Record<string, string> = {
    value: unit(result.value),
    n: result.n === null ? '0' : formatNumber(Number(result.n), 0),
    threshold: unit(result.threshold),
    low: unit(result.low),
    high: unit(result.high),
    peer_median: unit(peerMedian),
    amount:
      result.amount_satang === null
        ? formatValue(null, 'baht', language)
        : formatBahtShort(result.amount_satang, language),
    year: String(language === 'th' ? result.period_be : result.period_be - 543),
  };
  const parameters = JSON.parse(flag.parameters_json) as Record<string, { value: unknown }>;
  for (const [name, { value }] of Object.entries(parameters))
    given[name] ??= parameterText(name, value, language);
  const sentence = language === 'th' ? flag.sentence_th : flag.sentence_en;
  const filled = sentence.replace(/\{([a-z0-9_]+)\}/g, (whole, name: string) => given[name] ?? whole);
  // Some sentences say the unit themselves ("{value} เท่าของวงเงิน"): it is said once.
  return filled.replace(/(เท่า|วัน|times|days) \1/g, '$1');
}

/** A parameter in its own unit, told by the end of its name: `_share`, `_thb`, `_days`. */
function parameterText(name: string, value: unknown, language: Language): string {
  if (typeof value !== 'number') return Array.isArray(value) ? value.join(', ') : String(value);
  if (name.endsWith('_share')) return formatValue(value, 'share', language);
  if (name.endsWith('_thb') || name.endsWith('_baht')) return formatValue(value, 'baht', language);
  return name.endsWith('_satang') ? formatValue(value / 100, 'baht', language) : formatNumber(value, 3);
}
