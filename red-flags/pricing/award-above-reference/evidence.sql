-- One row per project: its price, and what it is compared with.
SELECT
  tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(
    CASE WHEN contract_satang < agreed_satang THEN contract_satang ELSE agreed_satang END AS DOUBLE
  ) AS value_num,
  CAST(reference_satang AS DOUBLE) AS value_den,
  CAST(budget_satang AS DOUBLE) / 100 AS budget_thb,
  CAST(reference_satang AS DOUBLE) / 100 AS reference_thb,
  CAST(agreed_satang AS DOUBLE) / 100 AS agreed_thb,
  CAST(contract_satang AS DOUBLE) / 100 AS contracts_thb
FROM tenders
WHERE tender_id = {subject_id}
ORDER BY tender_id
