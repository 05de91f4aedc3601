-- One row per project: what its price is compared with, and the agreed price.
WITH
  measured AS (
    SELECT
      tender_id,
      CASE WHEN reference_satang > 0 THEN reference_satang ELSE budget_satang END AS basis_satang,
      agreed_satang, budget_satang, reference_satang
    FROM tenders
    WHERE tender_id = {subject_id}
  )
SELECT
  tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(basis_satang - agreed_satang AS DOUBLE) AS value_num,
  CAST(basis_satang AS DOUBLE) AS value_den,
  CAST(budget_satang AS DOUBLE) / 100 AS budget_thb,
  CAST(reference_satang AS DOUBLE) / 100 AS reference_thb,
  CAST(agreed_satang AS DOUBLE) / 100 AS agreed_thb
FROM measured
ORDER BY tender_id
