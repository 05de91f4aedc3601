/** One purchase as its page tells it: the project, its contracts and sellers, its days and its sums. */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import { fewRowsSql, sellersById } from './few-rows.ts';
import type { Analysis } from './open.ts';
import { categoryWords, methods } from './purchase-words.ts';
import { unknownSubject } from './subject.ts';
import { wordsOf, type Language } from './words.ts';

/** Money in satang, days since 1970-01-01. */
export type PurchaseFacts = {
  tender_id: string;
  project_id: string;
  title: string | null;
  agency_id: string;
  fiscal_year_be: number;
  method: string;
  category: string;
  announced_day: number | null;
  budget_satang: bigint | null;
  reference_satang: bigint | null;
  agreed_satang: bigint | null;
  awards: PurchaseAward[];
};

export type PurchaseAward = {
  award_id: string;
  pair_id: string | null;
  supplier_id: string | null;
  supplier_name: string | null;
  contract_no: string | null;
  signed_day: number | null;
  ends_day: number | null;
  amount_satang: bigint | null;
  amount_basis: string;
};

type TenderRow = Omit<PurchaseFacts, 'awards' | 'method' | 'category'> & { method: string; category: string };

/** @throws Problem analysis.unknown_subject for what is no award, tender or contract of the scope */
export async function readPurchase(
  analysis: Analysis,
  id: string,
  language: Language,
): Promise<PurchaseFacts> {
  const tenderId = await tenderOf(analysis, id);
  const [tender] = await analysis.db.all<TenderRow>(
    `SELECT tender_id, project_id, title, agency_id, fiscal_year_be, method, category, announced_day, budget_satang,
       reference_satang, agreed_satang FROM tenders WHERE tender_id = ${sqlText(tenderId)}`,
  );
  if (!tender) throw unknownSubject(id);
  return {
    ...tender,
    title: tender.title === null ? null : maskNamesInText(tender.title),
    method: wordsOf(methods, tender.method, language),
    category: wordsOf(categoryWords(), tender.category, language),
    awards: await awardsOf(analysis, tender, language),
  };
}

type AwardRow = Omit<PurchaseAward, 'supplier_name' | 'contract_no' | 'ends_day'>;
type ContractRow = Pick<PurchaseAward, 'award_id' | 'contract_no' | 'ends_day'>;

/** Each with its contract and its seller, which are few: they are fetched by their ids. */
async function awardsOf(analysis: Analysis, tender: TenderRow, language: Language): Promise<PurchaseAward[]> {
  const awards = await analysis.db.all<AwardRow>(
    `SELECT award_id, pair_id, supplier_id, signed_day, amount_satang, amount_basis FROM awards
     WHERE agency_id = ${sqlText(tender.agency_id)} AND tender_id = ${sqlText(tender.tender_id)} ORDER BY award_id LIMIT 200`,
  );
  const ids = awards.map((award) => award.award_id);
  const columns = 'award_id, contract_no, ends_day';
  const found = await analysis.db.all<ContractRow>(
    `${fewRowsSql(analysis, { table: 'contracts', columns, column: 'award_id', ids })} ORDER BY contract_no`,
  );
  const contracts = Map.groupBy(found, (contract) => contract.award_id);
  const sellers = await sellersById(
    analysis,
    awards.map((award) => award.supplier_id),
  );
  return awards.flatMap((award) => {
    const seller = sellers.get(award.supplier_id ?? '');
    const supplier_name = shownName(seller?.supplier_name ?? null, seller?.is_person ?? null, language);
    const signed = contracts.get(award.award_id) ?? [{ contract_no: null, ends_day: null }];
    return signed.map(({ contract_no, ends_day }) => ({ ...award, supplier_name, contract_no, ends_day }));
  });
}

async function tenderOf(analysis: Analysis, id: string): Promise<string> {
  const kind = id.split(':')[0];
  if (kind === 'tender') return id;
  const [table, column] = kind === 'contract' ? ['contracts', 'contract_id'] : ['awards', 'award_id'];
  const [row] = await analysis.db.all<{ tender_id: string }>(
    `SELECT tender_id FROM ${table} WHERE ${column} = ${sqlText(id)}`,
  );
  if (!row) throw unknownSubject(id);
  return row.tender_id;
}
