-- One row per contract: by how many days its last day lies before its signing.
WITH
  dated AS (
    SELECT
      contract_id, fiscal_year_be, signed_day, ends_day,
      CAST(signed_day - ends_day AS DOUBLE) AS days_before,
      coalesce(contract_satang, CASE WHEN tender_award_count = 1 THEN agreed_satang END) AS satang
    FROM contracts
  ),
  answered AS (
    SELECT
      *,
      CASE
        WHEN signed_day IS NULL THEN 'no_signing_date'
        WHEN ends_day IS NULL THEN 'no_end_date'
      END AS reason
    FROM dated
  )
SELECT
  'contract' AS subject_kind, contract_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN days_before >= CAST({min_days} AS DOUBLE) END AS candidate,
  reason, days_before AS value,
  CAST(1 AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CAST({min_days} AS DOUBLE) AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM answered
