-- One row per purchase above the direct-award limit, those without competition first, then by price.
SELECT
  t.tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CASE WHEN t.is_competitive THEN CAST(0 AS DOUBLE) ELSE CAST(t.agreed_satang AS DOUBLE) END AS value_num,
  CAST(t.agreed_satang AS DOUBLE) AS value_den,
  CAST(t.agreed_satang AS DOUBLE) / 100 AS agreed_thb,
  CAST(t.budget_satang AS DOUBLE) / 100 AS budget_thb
FROM
  tenders AS t
  INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
  AND l.applies_to = 'general'
  AND t.signed_day BETWEEN l.from_day AND l.to_day
WHERE
  t.agency_id = {subject_id}
  AND t.fiscal_year_be = {period_be}
  AND t.is_special_service = FALSE
  AND t.is_competitive IS NOT NULL
  AND t.category NOT IN {ruled_categories}
  AND t.agreed_satang > 0
  AND (t.budget_satang > l.limit_satang OR t.agreed_satang > l.limit_satang)
ORDER BY CASE WHEN t.is_competitive THEN 1 ELSE 0 END, t.agreed_satang DESC, t.tender_id
