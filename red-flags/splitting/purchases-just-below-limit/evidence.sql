-- One row per direct award in the upper range, those just below the limit first, then by budget and day.
SELECT
  a.tender_id, a.award_id,
  CAST(1 AS BIGINT) AS n_part,
  CASE
    WHEN CAST(a.budget_satang AS DOUBLE) >= {near_share} * CAST(l.limit_satang AS DOUBLE) THEN CAST(1 AS DOUBLE)
    ELSE CAST(0 AS DOUBLE)
  END AS value_num,
  CAST(1 AS DOUBLE) AS value_den,
  CAST(a.budget_satang AS DOUBLE) / 100 AS budget_thb,
  CAST(l.limit_satang AS DOUBLE) / 100 AS limit_thb
FROM
  awards AS a
  INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
  AND l.applies_to = 'general'
  AND a.signed_day BETWEEN l.from_day AND l.to_day
WHERE
  a.agency_id = {subject_id}
  AND a.fiscal_year_be = {period_be}
  AND a."method" = 'direct'
  AND a.is_special_service = FALSE
  AND a.tender_award_rank = 1
  AND a.budget_satang <= l.limit_satang
  AND CAST(a.budget_satang AS DOUBLE) > {floor_share} * CAST(l.limit_satang AS DOUBLE)
ORDER BY value_num DESC, a.budget_satang DESC, a.signed_day, a.award_id
