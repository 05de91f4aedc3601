-- One row per competitive tender with a reference price, those at the reference first, then by money.
WITH
  placed AS (
    SELECT
      tender_id, signed_day, reference_satang, agreed_satang, CASE
        WHEN agreed_satang <= reference_satang
        AND CAST(agreed_satang AS DOUBLE) >= {near_share} * CAST(reference_satang AS DOUBLE) THEN CAST(1 AS DOUBLE)
        ELSE CAST(0 AS DOUBLE)
      END AS value_num
    FROM tenders
    WHERE
      agency_id = {subject_id}
      AND fiscal_year_be = {period_be}
      AND is_competitive = TRUE
      AND reference_satang > 0
      AND agreed_satang > 0
  )
SELECT
  tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  value_num,
  CAST(1 AS DOUBLE) AS value_den,
  CAST(reference_satang AS DOUBLE) / 100 AS reference_thb,
  CAST(agreed_satang AS DOUBLE) / 100 AS agreed_thb
FROM placed
ORDER BY value_num DESC, agreed_satang DESC, tender_id
