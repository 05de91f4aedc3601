-- One row per award of the agency in the year with a known amount: the supplier's own first, the largest first.
WITH
  pair AS (
    SELECT
      agency_id,
      max(supplier_id) AS supplier_id
    FROM awards
    WHERE pair_id = {subject_id}
    GROUP BY agency_id
  )
SELECT
  a.tender_id, a.award_id,
  CAST(1 AS BIGINT) AS n_part,
  CASE
    WHEN a.supplier_id = pair.supplier_id THEN CAST(a.amount_satang AS DOUBLE)
    ELSE CAST(0 AS DOUBLE)
  END AS value_num,
  CAST(a.amount_satang AS DOUBLE) AS value_den,
  a.signed_day, a.amount_satang
FROM
  awards AS a
  INNER JOIN pair ON a.agency_id = pair.agency_id
WHERE
  a.fiscal_year_be = {period_be}
  AND a.amount_satang IS NOT NULL
  AND (a.is_competitive IS NULL OR NOT a.is_competitive)
ORDER BY CASE WHEN a.supplier_id = pair.supplier_id THEN 0 ELSE 1 END, a.amount_satang DESC, a.award_id
