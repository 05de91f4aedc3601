-- One row per purchase in the pair's largest batch signed on one day; the limit stands once, on the first.
WITH
  small_awards AS (
    SELECT a.tender_id, a.award_id, a.stem, a.signed_day, a.amount_satang, l.limit_satang
    FROM
      awards AS a
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a.pair_id = {subject_id}
      AND a.fiscal_year_be = {period_be}
      AND a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND a.stem IS NOT NULL
      AND a.amount_satang <= l.limit_satang
  ),
  largest AS (
    SELECT stem, signed_day
    FROM small_awards
    GROUP BY stem, signed_day
    QUALIFY
      row_number() OVER (
        ORDER BY
          CASE WHEN count(*) >= {min_purchases} THEN 0 ELSE 1 END,
          sum(amount_satang) DESC,
          signed_day, stem
      ) = 1
  ),
  numbered AS (
    SELECT
      s.tender_id, s.award_id, s.amount_satang, s.limit_satang,
      row_number() OVER (ORDER BY s.amount_satang DESC, s.award_id) AS row_no
    FROM
      small_awards AS s
      INNER JOIN largest AS b ON b.stem = s.stem AND b.signed_day = s.signed_day
  )
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(amount_satang AS DOUBLE) AS value_num,
  CASE WHEN row_no = 1 THEN CAST(limit_satang AS DOUBLE) END AS value_den,
  CAST(amount_satang AS DOUBLE) / 100 AS amount_thb,
  CAST(limit_satang AS DOUBLE) / 100 AS limit_thb
FROM numbered
ORDER BY row_no
