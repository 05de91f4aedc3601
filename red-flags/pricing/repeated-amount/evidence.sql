-- One row per direct award whose uneven amount is repeated, the largest amount first, then by day.
WITH
  uneven AS (
    SELECT
      a.tender_id, a.award_id, a.supplier_id, a.amount_satang, a.signed_day, l.limit_satang,
      lead (a.signed_day, {min_repeats} - 1) OVER (
        PARTITION BY a.amount_satang
        ORDER BY a.signed_day, a.award_id
      ) - a.signed_day AS days_to_last_repeat
    FROM
      awards AS a
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a.agency_id = {subject_id}
      AND a.fiscal_year_be = {period_be}
      AND a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.amount_satang > 0
      AND a.tender_award_count = 1
      AND a.supplier_is_person = FALSE
      AND a.amount_satang <> {round_satang} * CAST(floor(CAST(a.amount_satang AS DOUBLE) / {round_satang}) AS BIGINT)
      AND a.amount_satang <> {round_with_vat_satang} * CAST(floor(CAST(a.amount_satang AS DOUBLE) / {round_with_vat_satang}) AS BIGINT)
  ),
  amounts AS (
    SELECT amount_satang
    FROM uneven
    GROUP BY amount_satang
    HAVING
      count(*) >= {min_repeats}
      AND min(days_to_last_repeat) <= {window_days}
      AND sum(amount_satang) > max(limit_satang)
  )
SELECT
  u.tender_id, u.award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(1 AS DOUBLE) AS value_num,
  CAST(NULL AS DOUBLE) AS value_den,
  CAST(u.amount_satang AS DOUBLE) / 100 AS amount_thb,
  u.signed_day
FROM
  uneven AS u
  INNER JOIN amounts AS m ON m.amount_satang = u.amount_satang
ORDER BY u.amount_satang DESC, u.signed_day, u.award_id
