-- One row per project with an agreed price: the sum of its contracts against that price.
WITH
  measured AS (
    SELECT
      tender_id, fiscal_year_be, award_count, contract_satang,
      CAST(contract_satang AS DOUBLE) / CAST(agreed_satang AS DOUBLE) AS contract_ratio
    FROM tenders
    WHERE agreed_satang > 0
  )
SELECT
  'tender' AS subject_kind, tender_id AS subject_id, fiscal_year_be AS period_be,
  contract_ratio >= 1 + {tolerance_share} AS candidate,
  CASE WHEN contract_satang IS NULL THEN 'no_contract_value' END AS reason,
  contract_ratio AS value, award_count AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  1 + {tolerance_share} AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(contract_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM measured
