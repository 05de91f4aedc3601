-- One row per project that has, or by its budget must have, a reference price: its price (the agreed price, or the contracts where they are lower) against it.
WITH
  priced AS (
    SELECT
      t.tender_id, t.fiscal_year_be, t.reference_satang, t.contract_satang, CASE
        WHEN t.contract_satang < t.agreed_satang THEN t.contract_satang
        ELSE t.agreed_satang
      END AS price_satang
    FROM
      tenders AS t
      LEFT JOIN law_limits AS l ON l.limit_code = 'reference_price_publication'
      AND l.applies_to = 'general'
      AND t.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      t.reference_satang > 0
      OR l.limit_satang IS NULL
      OR t.budget_satang > l.limit_satang
      OR t.budget_satang IS NULL
  ),
  measured AS (
    SELECT
      tender_id, fiscal_year_be, price_satang,
      CAST(price_satang AS DOUBLE) / nullif(CAST(reference_satang AS DOUBLE), 0) AS price_ratio,
      price_satang - reference_satang AS excess_satang,
      CASE
        WHEN reference_satang IS NULL OR reference_satang <= 0 THEN 'no_reference_price'
        WHEN price_satang IS NULL OR price_satang <= 0 THEN 'no_amount'
        WHEN contract_satang IS NULL
        AND price_satang <= 2 * reference_satang
        AND CAST(price_satang AS DOUBLE) >= 2 * {doubled_share} * CAST(reference_satang AS DOUBLE) THEN 'amount_doubled'
      END AS reason
    FROM priced
  )
SELECT
  'tender' AS subject_kind, tender_id AS subject_id, fiscal_year_be AS period_be, CASE
    WHEN reason IS NULL THEN price_ratio >= 1 + {tolerance_share} AND excess_satang >= {min_excess_satang}
  END AS candidate, reason,
  CASE WHEN reason IS NULL THEN price_ratio END AS value,
  CAST(1 AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  1 + {tolerance_share} AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(price_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM measured
