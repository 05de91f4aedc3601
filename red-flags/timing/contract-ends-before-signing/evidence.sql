-- One row per contract: its two days, and whether one year more would put the end after the signing.
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(signed_day - ends_day AS DOUBLE) AS value_num,
  CAST(NULL AS DOUBLE) AS value_den,
  signed_day, ends_day,
  CASE WHEN signed_day > ends_day AND ends_day + 365 >= signed_day THEN 1 ELSE 0 END AS one_year_later_fits
FROM contracts
WHERE contract_id = {subject_id} AND fiscal_year_be = {period_be}
