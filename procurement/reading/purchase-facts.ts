/** One purchase as its page tells it: the project, its contracts and sellers, its days and its sums. */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
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
  const awards = await analysis.db.all<PurchaseAward & { is_person: boolean | null }>(
    `SELECT a.award_id, a.pair_id, a.supplier_id, s.supplier_name, s.is_person, c.contract_no, a.signed_day, c.ends_day,
       a.amount_satang, a.amount_basis
     FROM awards a LEFT JOIN suppliers s ON s.supplier_id = a.supplier_id LEFT JOIN contracts c ON c.award_id = a.award_id
     WHERE a.agency_id = ${sqlText(tender.agency_id)} AND a.tender_id = ${sqlText(tenderId)}
       AND (c.agency_id IS NULL OR c.agency_id = ${sqlText(tender.agency_id)})
     ORDER BY a.award_id LIMIT 200`,
  );
  return {
    ...tender,
    title: tender.title === null ? null : maskNamesInText(tender.title),
    method: wordsOf(methods, tender.method, language),
    category: wordsOf(categoryWords(), tender.category, language),
    awards: awards.map(({ is_person, ...award }) => ({
      ...award,
      supplier_name: shownName(award.supplier_name, is_person, language),
    })),
  };
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
