/**
 * A seller as its page tells it. Rows and agencies are the reader's scope's; the sums over the whole country
 * are sums only, and the page says so beside them.
 */
import { shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import type { Analysis } from './open.ts';
import { supplierKinds } from './purchase-words.ts';
import { readProvinces } from './text-files.ts';
import { unknownSubject } from './subject.ts';
import { wordsOf, type Language } from './words.ts';

export type SupplierFacts = {
  supplier_id: string;
  name: string;
  kind: string;
  is_person: boolean;
  /** Its id is made from a name: the rows may be of several bodies. */
  is_weak: boolean;
  /** 13 digits, of juristic persons only. */
  tin: string | null;
  registered_province: string | null;
  registered_year_be: number | null;
  /** Over the whole country, all years: counts and a sum, never rows. */
  nation: { awards: number; agencies: number; provinces: number; satang: bigint };
};

type Row = {
  supplier_name: string | null;
  supplier_kind: string;
  is_person: boolean;
  is_weak: boolean;
  supplier_tin: string | null;
  registered_province: string | null;
  registered_year_be: number | null;
};

/** @throws Problem analysis.unknown_subject, also where it sells nothing within the scope */
export async function readSupplier(
  analysis: Analysis,
  id: string,
  language: Language,
): Promise<SupplierFacts> {
  const [row] = await analysis.db.all<Row>(
    `SELECT supplier_name, supplier_kind, is_person, is_weak, supplier_tin, registered_province, registered_year_be
     FROM suppliers WHERE supplier_id = ${sqlText(id)}`,
  );
  if (!row) throw unknownSubject(id);
  const [sum] = await analysis.db.all<{ n: bigint; agencies: bigint; provinces: bigint; satang: bigint }>(
    `SELECT count(*) AS n, count(DISTINCT agency_id) AS agencies, count(DISTINCT province_iso) AS provinces,
       CAST(sum(coalesce(amount_satang, CASE WHEN tender_award_rank = 1 THEN agreed_satang END, 0)) AS BIGINT) AS satang
     FROM whole.awards WHERE supplier_id = ${sqlText(id)}`,
  );
  const province = row.registered_province;
  return {
    supplier_id: id,
    name: shownName(row.supplier_name, row.is_person, language) ?? id,
    kind: wordsOf(supplierKinds, row.supplier_kind, language),
    is_person: row.is_person,
    is_weak: row.is_weak,
    tin: row.supplier_tin,
    registered_province: province === null ? null : (readProvinces().get(province)?.[language] ?? province),
    registered_year_be: row.registered_year_be,
    nation: {
      awards: Number(sum?.n ?? 0),
      agencies: Number(sum?.agencies ?? 0),
      provinces: Number(sum?.provinces ?? 0),
      satang: sum?.satang ?? 0n,
    },
  };
}
