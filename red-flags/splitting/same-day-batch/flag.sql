-- One row per agency-supplier pair and fiscal year with several direct awards: its largest batch for like
-- things signed on one day, against the limit of one direct award.
WITH
  several AS (
    SELECT
      pair_id, fiscal_year_be,
      count(*) AS award_count,
      min(not_whole_reason) AS not_whole_reason,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS is_weak
    FROM awards
    WHERE
      "method" = 'direct'
      AND is_special_service = FALSE
      AND category NOT IN {ruled_categories}
      AND pair_id IS NOT NULL
    GROUP BY pair_id, fiscal_year_be
    HAVING count(*) >= {min_purchases}
  ),
  small_awards AS (
    SELECT
      a.pair_id, a.fiscal_year_be, a.stem, a.signed_day, a.amount_satang, l.limit_satang, CASE
        WHEN a.amount_satang IS NULL THEN 'no_amount'
        WHEN a.signed_day IS NULL THEN 'no_signing_date'
        WHEN l.limit_satang IS NULL THEN 'limit_unknown'
        WHEN a.stem IS NULL THEN 'category_unknown'
      END AS gap
    FROM
      awards AS a
      INNER JOIN several AS s ON s.pair_id = a.pair_id
      AND s.fiscal_year_be = a.fiscal_year_be
      AND s.is_weak = 0
      LEFT JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND (l.limit_satang IS NULL OR a.amount_satang IS NULL OR a.amount_satang <= l.limit_satang)
  ),
  batches AS (
    SELECT
      pair_id, fiscal_year_be, stem, signed_day,
      count(*) AS purchase_count,
      sum(amount_satang) AS batch_satang,
      min(limit_satang) AS limit_satang
    FROM small_awards
    WHERE gap IS NULL
    GROUP BY pair_id, fiscal_year_be, stem, signed_day
  ),
  gaps AS (
    SELECT
      pair_id, fiscal_year_be,
      count(gap) AS gap_count,
      min(gap) AS gap
    FROM small_awards
    WHERE gap IS NOT NULL
    GROUP BY pair_id, fiscal_year_be
  ),
  largest AS (
    SELECT
      pair_id, fiscal_year_be, purchase_count, batch_satang,
      CAST(batch_satang AS DOUBLE) / CAST(limit_satang AS DOUBLE) AS batch_ratio
    FROM batches
    WINDOW
      by_size AS (
        PARTITION BY pair_id, fiscal_year_be
        ORDER BY
          CASE WHEN purchase_count >= {min_purchases} THEN 0 ELSE 1 END,
          batch_satang DESC,
          signed_day, stem
      )
    QUALIFY row_number() OVER by_size = 1
  ),
  judged AS (
    SELECT
      p.pair_id, p.fiscal_year_be,
      coalesce(b.purchase_count, 0) AS purchase_count,
      b.batch_satang, b.batch_ratio,
      b.purchase_count >= {min_purchases}
      AND b.batch_ratio >= {min_limits} AS is_large,
      p.not_whole_reason, p.is_weak,
      coalesce(g.gap_count, 0) AS gap_count,
      g.gap
    FROM
      several AS p
      LEFT JOIN largest AS b ON b.pair_id = p.pair_id AND b.fiscal_year_be = p.fiscal_year_be
      LEFT JOIN gaps AS g ON g.pair_id = p.pair_id AND g.fiscal_year_be = p.fiscal_year_be
  ),
  reasoned AS (
    SELECT
      pair_id, fiscal_year_be, purchase_count, batch_satang, batch_ratio, is_large, CASE
        WHEN is_weak = 1 THEN 'supplier_without_id'
        WHEN not_whole_reason = 'agency_ambiguous' THEN not_whole_reason
        WHEN is_large THEN NULL
        WHEN not_whole_reason IS NOT NULL THEN not_whole_reason
        WHEN gap_count > 0 AND purchase_count + gap_count >= {min_purchases} THEN gap
        WHEN batch_ratio IS NULL THEN 'too_few'
      END AS reason
    FROM judged
  )
SELECT
  'pair' AS subject_kind, pair_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN is_large END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN batch_ratio END AS value,
  CAST(purchase_count AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CAST({min_limits} AS DOUBLE) AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(batch_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM reasoned
