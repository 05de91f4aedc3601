-- One row per contract of the project, oldest first; the agreed price stands once, on the first.
WITH
  numbered AS (
    SELECT
      tender_id, award_id, contract_id, signed_day, contract_satang, agreed_satang,
      row_number() OVER (ORDER BY signed_day, contract_id) AS row_no
    FROM contracts
    WHERE tender_id = {subject_id}
  )
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(contract_satang AS DOUBLE) AS value_num,
  CASE WHEN row_no = 1 THEN CAST(agreed_satang AS DOUBLE) END AS value_den
FROM numbered
ORDER BY row_no
