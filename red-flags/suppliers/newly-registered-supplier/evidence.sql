-- One row per award of the supplier in the year with a known amount, the largest first.
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(amount_satang AS DOUBLE) / 100 AS value_num,
  CAST(NULL AS DOUBLE) AS value_den,
  signed_day, supplier_registered_year_be
FROM awards
WHERE supplier_id = {subject_id} AND fiscal_year_be = {period_be} AND amount_satang IS NOT NULL
ORDER BY amount_satang DESC, award_id
