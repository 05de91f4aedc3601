-- One row per agency and fiscal year with direct awards: how many of them repeat one uneven amount within a few weeks.
WITH
  direct_awards AS (
    SELECT
      a.agency_id, a.fiscal_year_be, a.not_whole_reason, a.award_id, a.amount_satang, a.signed_day,
      l.limit_satang, CASE
        WHEN a.amount_satang > 0
        AND a.signed_day IS NOT NULL
        AND l.limit_satang IS NOT NULL
        AND a.tender_award_count = 1
        AND a.supplier_is_person = FALSE
        AND a.amount_satang <> {round_satang} * CAST(floor(CAST(a.amount_satang AS DOUBLE) / {round_satang}) AS BIGINT)
        AND a.amount_satang <> {round_with_vat_satang} * CAST(floor(CAST(a.amount_satang AS DOUBLE) / {round_with_vat_satang}) AS BIGINT) THEN 1
        ELSE 0
      END AS is_uneven, CASE
        WHEN a.amount_satang > 0 AND a.signed_day IS NOT NULL AND l.limit_satang IS NOT NULL THEN 1
        ELSE 0
      END AS is_usable
    FROM
      awards AS a
      LEFT JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE a."method" = 'direct' AND a.is_special_service = FALSE
  ),
  spaced AS (
    SELECT
      agency_id, fiscal_year_be, amount_satang, limit_satang,
      lead (signed_day, {min_repeats} - 1) OVER (
        PARTITION BY agency_id, fiscal_year_be, amount_satang
        ORDER BY signed_day, award_id
      ) - signed_day AS days_to_last_repeat
    FROM direct_awards
    WHERE is_uneven = 1
  ),
  amounts AS (
    SELECT
      agency_id, fiscal_year_be, amount_satang,
      count(*) AS award_count,
      sum(amount_satang) AS total_satang
    FROM spaced
    GROUP BY agency_id, fiscal_year_be, amount_satang
    HAVING
      count(*) >= {min_repeats}
      AND min(days_to_last_repeat) <= {window_days}
      AND sum(amount_satang) > max(limit_satang)
  ),
  repeats AS (
    SELECT
      agency_id, fiscal_year_be,
      sum(award_count) AS award_count,
      sum(total_satang) AS total_satang
    FROM amounts
    GROUP BY agency_id, fiscal_year_be
  ),
  agencies_seen AS (
    SELECT
      agency_id, fiscal_year_be,
      min(not_whole_reason) AS not_whole_reason,
      sum(is_usable) AS usable_count,
      count(amount_satang) AS amount_count,
      count(signed_day) AS signed_count
    FROM direct_awards
    GROUP BY agency_id, fiscal_year_be
  ),
  judged AS (
    SELECT
      s.agency_id, s.fiscal_year_be,
      coalesce(r.award_count, 0) AS repeat_count,
      coalesce(r.total_satang, 0) AS total_satang,
      CASE
        WHEN s.not_whole_reason IS NOT NULL THEN s.not_whole_reason
        WHEN s.amount_count = 0 THEN 'no_amount'
        WHEN s.signed_count = 0 THEN 'no_signing_date'
        WHEN s.usable_count = 0 THEN 'limit_unknown'
        WHEN s.usable_count < {min_awards} THEN 'too_few'
      END AS reason
    FROM
      agencies_seen AS s
      LEFT JOIN repeats AS r ON r.agency_id = s.agency_id AND r.fiscal_year_be = s.fiscal_year_be
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN repeat_count >= {min_repeats} END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN CAST(repeat_count AS DOUBLE) END AS value,
  repeat_count AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CAST({min_repeats} AS DOUBLE) AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(total_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM judged
