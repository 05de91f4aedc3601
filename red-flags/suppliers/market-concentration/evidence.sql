-- One row per award of the agency in the year with a known amount: suppliers with the most money first.
WITH
  counted AS (
    SELECT
      tender_id, award_id, supplier_id, supplier_is_weak, signed_day, amount_satang,
      CAST(ceil(CAST(amount_satang AS DOUBLE) / 100000) AS BIGINT) AS thousands
    FROM awards
    WHERE
      agency_id = {subject_id}
      AND fiscal_year_be = {period_be}
      AND amount_satang IS NOT NULL
      AND (is_competitive IS NULL OR NOT is_competitive)
  ),
  totalled AS (
    SELECT
      *,
      CAST(sum(thousands) OVER (PARTITION BY supplier_id) AS BIGINT) AS of_supplier,
      CAST(sum(thousands) OVER () AS BIGINT) AS of_agency
    FROM counted
  )
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CASE
    WHEN supplier_is_weak THEN CAST(0 AS DOUBLE)
    ELSE CAST(thousands * (of_supplier - thousands) AS DOUBLE)
  END AS value_num,
  CAST(thousands * (of_agency - thousands) AS DOUBLE) AS value_den,
  signed_day, amount_satang
FROM totalled
ORDER BY
  CASE WHEN supplier_is_weak THEN 1 ELSE 0 END,
  of_supplier DESC,
  supplier_id,
  amount_satang DESC,
  award_id
