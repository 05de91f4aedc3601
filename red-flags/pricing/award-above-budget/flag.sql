-- One row per project: its price (the agreed price, or the contracts where they are lower) against the budget.
WITH
  priced AS (
    SELECT
      tender_id, fiscal_year_be, budget_satang, contract_satang,
      CASE WHEN contract_satang < agreed_satang THEN contract_satang ELSE agreed_satang END AS price_satang
    FROM tenders
  ),
  measured AS (
    SELECT
      tender_id, fiscal_year_be, price_satang,
      CAST(price_satang AS DOUBLE) / nullif(CAST(budget_satang AS DOUBLE), 0) AS price_ratio,
      price_satang - budget_satang AS excess_satang,
      CASE
        WHEN budget_satang IS NULL OR budget_satang <= 0 THEN 'no_budget'
        WHEN price_satang IS NULL OR price_satang <= 0 THEN 'no_amount'
        WHEN contract_satang IS NULL
        AND price_satang <= 2 * budget_satang
        AND CAST(price_satang AS DOUBLE) >= 2 * {doubled_share} * CAST(budget_satang AS DOUBLE) THEN 'amount_doubled'
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
