-- One row per award that the value rests on: here the award itself.
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(amount_satang AS DOUBLE) / 100 AS value_num,
  CAST(NULL AS DOUBLE) AS value_den
FROM awards
WHERE award_id = {subject_id}
