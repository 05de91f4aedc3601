/** What a subject's page tells, read in one go of one generation: the words, the money, the law, the data behind. */
import {
  binOf,
  dataLine,
  explainSubject,
  formatValue,
  lawReferences,
  peerGroupWords,
  readAgency,
  readMoney,
  readPurchase,
  readSupplier,
  type AgencyFacts,
  type Analysis,
  type Explanation,
  type Language,
  type LawReference,
  type MoneyFacts,
  type Observation,
  type PeerSpread,
  type PurchaseFacts,
  type SupplierFacts,
  type Whose,
} from '#procurement/read.ts';

/** Rows of evidence shown with each observation; the file has them all. */
const rowsShown = 10;

export interface Strip {
  group: string;
  /** One value per dot, in the flag's unit. */
  values: number[];
  perDot: number;
  peers: number;
}

export interface ShownObservation extends Observation {
  laws: LawReference[];
  strip: Strip | null;
  valueWords: string;
  thresholdWords: string | null;
  intervalWords: string | null;
}

export interface SubjectPage extends Omit<Explanation, 'observations'> {
  observations: ShownObservation[];
  name: string;
  /** What stands largest on its page: a purchase's own title, else the name. */
  heading: string;
  agency: AgencyFacts | null;
  supplier: SupplierFacts | null;
  purchase: PurchaseFacts | null;
  money: MoneyFacts | null;
  dataLine: string;
  generation: number;
}

/** Kinds whose purchases are listed row by row, and the column that names them. */
const columns: Record<string, Whose['column']> = {
  agency: 'agency_id',
  supplier: 'supplier_id',
  pair: 'pair_id',
};

/** Null for a single purchase, whose rows are itself. */
export function whoseRows(id: string): Whose | null {
  const column = columns[id.split(':')[0] ?? ''];
  return column === undefined ? null : { column, id };
}

/** 'pair:agency:…|supplier:…' → the supplier's id. */
const supplierOf = (id: string): string | undefined =>
  id.startsWith('supplier:') ? id : id.startsWith('pair:') ? id.split('|')[1] : undefined;

export async function readSubjectPage(
  analysis: Analysis,
  id: string,
  year: number | undefined,
  language: Language,
): Promise<SubjectPage> {
  const told = await explainSubject(analysis, id, { year, language, rows: rowsShown });
  const { subject } = told;
  const whose = whoseRows(id);
  const agencyId = subject.agency?.agency_id;
  const supplierId = supplierOf(id);
  const parts = [subject.agency?.agency_name, subject.supplier_name, subject.title];
  const name = parts.filter((part) => part !== null && part !== undefined).join(' · ') || id;
  return {
    ...told,
    observations: told.observations.map((one) => shown(one, language)),
    name,
    heading: subject.title ?? name,
    agency: agencyId === undefined ? null : await readAgency(analysis, agencyId, language),
    supplier:
      supplierId?.startsWith('supplier:') === true
        ? await readSupplier(analysis, supplierId, language)
        : null,
    purchase: whose === null ? await readPurchase(analysis, id, language) : null,
    money:
      whose === null
        ? null
        : await readMoney(analysis, whose, { year: subject.fiscal_year_be, language, others: 10 }),
    dataLine: dataLine(analysis, language),
    generation: analysis.generation,
  };
}

function shown(observation: Observation, language: Language): ShownObservation {
  const { flag, result, peers } = observation;
  const said = (value: number) => formatValue(value, flag.value_unit, language);
  const { threshold, low, high } = result;
  return {
    ...observation,
    laws: lawReferences(flag, language),
    strip: peers === null ? null : stripOf(peers, result.value, language),
    valueWords: formatValue(result.value, flag.value_unit, language),
    thresholdWords: threshold === null ? null : said(threshold),
    intervalWords: low === null || high === null ? null : `${said(low)} – ${said(high)}`,
  };
}

/** Dots in a stack at most; a larger group is drawn with dots that stand for several. */
const tallest = 8;

/** Bins as dots, each at the middle of its bin; the subject itself is drawn apart. */
export function stripOf(spread: PeerSpread, own: number | null, language: Language): Strip {
  const counts = [...spread.counts];
  if (own !== null) {
    const bin = binOf(own, spread.from, spread.to, counts.length);
    counts[bin] = Math.max(0, (counts[bin] ?? 0) - 1);
  }
  const perDot = Math.max(1, Math.ceil(Math.max(...counts) / tallest));
  const width = (spread.to - spread.from) / counts.length;
  const values = counts.flatMap((count, bin) =>
    Array.from({ length: Math.ceil(count / perDot) }, () => spread.from + (bin + 0.5) * width),
  );
  return { group: peerGroupWords(spread.peer_group, language), values, perDot, peers: spread.n - 1 };
}
