-- One row per classified award of the supplier in the year; the first of each line of business counts the line.
WITH
  numbered AS (
    SELECT
      tender_id, award_id, category_family, signed_day, amount_satang,
      row_number() OVER (PARTITION BY category_family ORDER BY amount_satang DESC, award_id) AS place_in_line
    FROM awards
    WHERE supplier_id = {subject_id} AND fiscal_year_be = {period_be} AND category_family <> 'unknown'
  )
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CASE WHEN place_in_line = 1 THEN CAST(1 AS DOUBLE) ELSE CAST(0 AS DOUBLE) END AS value_num,
  CAST(NULL AS DOUBLE) AS value_den,
  category_family, signed_day
FROM numbered
ORDER BY place_in_line, category_family, award_id
