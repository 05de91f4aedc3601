-- One row per project (รหัสโครงการ).
WITH
  counted AS (
    SELECT
      project_id,
      count(*) AS award_count,
      CASE
        WHEN count(*) = count(contract_satang) THEN CAST(sum(contract_satang) AS BIGINT)
      END AS contract_satang
    FROM contract_facts
    GROUP BY project_id
  )
SELECT
  'tender:egp:' || f.project_id AS tender_id,
  f.project_id, f.agency_id, f.supplier_id, f.fiscal_year_be, f.title, t.stem,
  coalesce(t.category, 'unknown') AS category,
  coalesce(t.category_family, 'unknown') AS category_family,
  f.method, CASE
    WHEN f.method = 'direct' THEN 'direct'
    WHEN f.method = 'selective' THEN 'selective'
    WHEN f.method <> 'unknown' THEN 'open'
  END AS procurement_method, f.is_special_service,
  coalesce(f.stated_kind, t.kind, 'unknown') AS kind,
  CASE WHEN f.method <> 'unknown' THEN f.method <> 'direct' END AS is_competitive,
  f.announced_day, f.signed_day,
  fiscal_month (f.signed_day, f.fiscal_year_be) AS signed_month_be,
  f.budget_satang, f.reference_satang, f.agreed_satang, c.contract_satang, c.award_count, a.agency_type,
  a.province_iso, a.pacc_area, a.peer_province, a.peer_area, a.peer_nation, a.whole_year, a.not_whole_reason,
  CASE WHEN f.latitude BETWEEN 5 AND 21 AND f.longitude BETWEEN 97 AND 106 THEN f.latitude END AS latitude,
  CASE WHEN f.latitude BETWEEN 5 AND 21 AND f.longitude BETWEEN 97 AND 106 THEN f.longitude END AS longitude
FROM
  project_facts AS f
  JOIN counted AS c USING (project_id)
  JOIN agencies AS a USING (agency_id)
  LEFT JOIN title_facts AS t USING (title)
