-- One row per award of the agency and year, those without a key field first, then by contract number.
WITH
  no_budget AS (
    SELECT tender_id
    FROM tenders
    WHERE budget_satang IS NULL OR budget_satang <= 0
  )
SELECT
  c.tender_id, c.award_id,
  CAST(1 AS BIGINT) AS n_part,
  CASE
    WHEN c.signed_day IS NULL
    OR c.ends_day IS NULL
    OR c.contract_no IS NULL
    OR b.tender_id IS NOT NULL THEN CAST(1 AS DOUBLE)
    ELSE CAST(0 AS DOUBLE)
  END AS value_num,
  CAST(1 AS DOUBLE) AS value_den,
  CASE WHEN c.signed_day IS NULL THEN 1 ELSE 0 END AS no_signing_day,
  CASE WHEN c.ends_day IS NULL THEN 1 ELSE 0 END AS no_end_day,
  CASE WHEN c.contract_no IS NULL THEN 1 ELSE 0 END AS no_contract_number,
  CASE WHEN b.tender_id IS NOT NULL THEN 1 ELSE 0 END AS no_budget
FROM
  contracts AS c
  LEFT JOIN no_budget AS b ON b.tender_id = c.tender_id
WHERE c.agency_id = {subject_id} AND c.fiscal_year_be = {period_be}
ORDER BY value_num DESC, c.contract_no, c.award_id
