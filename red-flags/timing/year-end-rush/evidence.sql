-- One row per project of the agency with a signing day in the year: those of the last months first, the largest first.
WITH
  projects AS (
    SELECT
      tender_id, signed_day, agreed_satang,
      CASE WHEN signed_month_be IN {late_months} THEN 1 ELSE 0 END AS is_late
    FROM tenders
    WHERE agency_id = {subject_id} AND fiscal_year_be = {period_be} AND signed_month_be IS NOT NULL
  )
SELECT
  tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(is_late AS DOUBLE) AS value_num,
  CAST(1 AS DOUBLE) AS value_den,
  signed_day, agreed_satang
FROM projects
ORDER BY is_late DESC, agreed_satang DESC, tender_id
