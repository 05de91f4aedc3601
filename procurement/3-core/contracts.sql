-- One row per contract (one per award in the Thai files).
SELECT
  'contract:' || substring(c.award_id, 7) AS contract_id,
  c.award_id, t.tender_id, t.agency_id, c.supplier_id, c.contract_no, t.fiscal_year_be, c.signed_day,
  c.ends_day, t.announced_day, c.contract_satang, t.agreed_satang, c.status, t.method, t.is_competitive,
  t.award_count AS tender_award_count, t.agency_type, t.province_iso, t.pacc_area, t.peer_province,
  t.peer_area, t.peer_nation, t.whole_year, t.not_whole_reason
FROM
  contract_facts AS c
  JOIN tenders AS t USING (project_id)
