-- One row per project: its agreed price and the limit in force when it was signed.
SELECT
  t.tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(t.agreed_satang AS DOUBLE) AS value_num,
  CAST(l.limit_satang AS DOUBLE) AS value_den,
  CAST(t.agreed_satang AS DOUBLE) / 100 AS agreed_thb,
  CAST(t.budget_satang AS DOUBLE) / 100 AS budget_thb,
  CAST(l.limit_satang AS DOUBLE) / 100 AS limit_thb
FROM
  tenders AS t
  INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
  AND l.applies_to = CASE WHEN t.is_special_service THEN 'special_service' ELSE 'general' END
  AND t.signed_day BETWEEN l.from_day AND l.to_day
WHERE t.tender_id = {subject_id}
ORDER BY t.tender_id
