/**
 * The only door for desks, site and commands to what the analysis found. Reading begins with a scope:
 * `openAnalysis(scope, workspace)` makes views that hold the scope's rows only, and every question
 * below is asked of those.
 */
export { openAnalysis, type Analysis } from './reading/open.ts';
export { scopeOf } from './reading/scope-of.ts';
export { asAtDay, dataLine, scopeWords } from './reading/scope-words.ts';
export { readQueue, type QueueKey, type QueueRow } from './reading/queue.ts';
export { readListed, type ListedRow } from './reading/listed.ts';
export { explainSubject, streamObserved, type Explanation, type Observation } from './reading/explain.ts';
export { openReadingPool, type ReadingPool } from './reading/pool.ts';
export { readAgency, type AgencyFacts } from './reading/agency-facts.ts';
export { readMoney, type MoneyFacts, type NamedSum, type Sum, type Whose } from './reading/money-facts.ts';
export { readSupplier, type SupplierFacts } from './reading/supplier-facts.ts';
export { readPurchase, type PurchaseAward, type PurchaseFacts } from './reading/purchase-facts.ts';
export {
  readPurchases,
  streamPurchases,
  type PurchaseRow,
  type RowsWanted,
} from './reading/purchase-rows.ts';
export {
  binIn,
  flaggedSubjects,
  valueSpread,
  type FlaggedRow,
  type ValueSpread,
} from './reading/flag-facts.ts';
export { lawReferences, type LawReference } from './reading/law-references.ts';
export { streamSearchable, type Searchable } from './reading/searchable.ts';
export { methods } from './reading/purchase-words.ts';
export { readCoverage, streamOutcomes, outcomeColumns, type FlagCoverage } from './reading/outcomes.ts';
export { readPublicFigures, type FlagFigures, type PublicFigures } from './reading/public-figures.ts';
export { readProvinceRisks, type ProvinceRisk, type ProvinceRisks } from './reading/province-risk.ts';
export { readFlagPages, type FlagPage } from './reading/flag-pages.ts';
export { calibrationPage } from './reading/calibration.ts';
export { notAssessableReasons, type NotAssessableReason } from './4-indicators/contract.ts';
export { readProvinces } from './reading/text-files.ts';
export type { EvidenceRow } from './reading/evidence-rows.ts';
export type { PeerSpread } from './reading/peer-values.ts';
export { peerGroupWords } from './reading/peer-group-words.ts';
export { binOf } from './reading/peer-values.ts';
export {
  agencyTypes,
  families,
  formatNumber,
  formatValue,
  standingSentence,
  subjectKinds,
  wordsOf,
  type Language,
} from './reading/words.ts';
