-- One row per direct award for the thing the pair buys most, in the order of signing; the limit stands once, on the first.
WITH
  small_awards AS (
    SELECT a.tender_id, a.award_id, a.category, a.signed_day, a.amount_satang, l.limit_satang
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
      AND a.category <> 'unknown'
      AND a.amount_satang <= l.limit_satang
  ),
  most_bought AS (
    SELECT
      category,
      max(limit_satang) AS limit_satang
    FROM small_awards
    GROUP BY category
    HAVING count(*) >= {min_awards}
    QUALIFY row_number() OVER (ORDER BY sum(amount_satang) DESC, category) = 1
  ),
  numbered AS (
    SELECT
      s.tender_id, s.award_id, s.amount_satang, m.limit_satang,
      row_number() OVER (ORDER BY s.signed_day, s.award_id) AS row_no
    FROM
      small_awards AS s
      INNER JOIN most_bought AS m ON m.category = s.category
  )
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(amount_satang AS DOUBLE) AS value_num,
  CASE WHEN row_no = 1 THEN CAST(limit_satang AS DOUBLE) END AS value_den,
  CAST(amount_satang AS DOUBLE) / 100 AS amount_thb
FROM numbered
ORDER BY row_no
