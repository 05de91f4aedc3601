-- One row per project: the day of its announcement and the day its first contract was signed.
SELECT
  tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(signed_day - announced_day AS DOUBLE) AS value_num,
  CAST(NULL AS DOUBLE) AS value_den,
  announced_day, signed_day, budget_satang
FROM tenders
WHERE tender_id = {subject_id} AND fiscal_year_be = {period_be}
