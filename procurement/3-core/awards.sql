-- One row per award, with the project's, agency's and supplier's facts beside it.
SELECT
  c.award_id, t.tender_id, t.agency_id, c.supplier_id,
  'pair:' || t.agency_id || '|' || c.supplier_id AS pair_id,
  t.fiscal_year_be, c.signed_day,
  fiscal_month (c.signed_day, t.fiscal_year_be) AS signed_month_be,
  coalesce(c.contract_satang, CASE WHEN t.award_count = 1 THEN t.agreed_satang END) AS amount_satang,
  CASE
    WHEN c.contract_satang IS NOT NULL THEN 'contract'
    WHEN t.award_count = 1 AND t.agreed_satang IS NOT NULL THEN 'sole'
    ELSE 'unknown'
  END AS amount_basis, t.award_count AS tender_award_count,
  row_number() OVER (PARTITION BY t.tender_id ORDER BY c.award_id) AS tender_award_rank,
  t.budget_satang, t.reference_satang, t.agreed_satang, t.stem, t.category, t.category_family, t.kind,
  t.method, t.procurement_method, t.is_special_service, t.is_competitive, t.agency_type, t.province_iso,
  t.pacc_area, t.peer_province, t.peer_area, t.peer_nation, t.whole_year, t.not_whole_reason,
  coalesce(s.is_person, false) AS supplier_is_person,
  coalesce(s.is_weak, true) AS supplier_is_weak,
  s.registered_year_be AS supplier_registered_year_be
FROM
  contract_facts AS c
  JOIN tenders AS t USING (project_id)
  LEFT JOIN suppliers AS s ON s.supplier_id = c.supplier_id
