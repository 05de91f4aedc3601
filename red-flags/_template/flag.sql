-- One row per award: its amount against a line.
WITH
  measured AS (
    SELECT
      award_id, fiscal_year_be, amount_satang,
      CAST(amount_satang AS DOUBLE) / 100 AS amount_baht
    FROM awards
  )
SELECT
  'award' AS subject_kind, award_id AS subject_id, fiscal_year_be AS period_be,
  amount_baht >= {large_thb} AS candidate,
  CASE WHEN amount_satang IS NULL THEN 'no_amount' END AS reason,
  amount_baht AS value,
  CAST(1 AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CAST({large_thb} AS DOUBLE) AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(amount_baht AS DECIMAL(18, 2)) AS amount_thb
FROM measured
