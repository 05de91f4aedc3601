-- One row per agency-supplier pair and fiscal year with a direct award near the limit: its longest chains of
-- like purchases, each near the limit and signed within the window of the one before.
WITH
  smallest AS (
    SELECT min(limit_satang) AS smallest_satang
    FROM law_limits
    WHERE limit_code = 'direct_award' AND applies_to = 'general'
  ),
  large AS (
    SELECT
      a.pair_id, a.fiscal_year_be, a.award_id, a.stem, a.signed_day, a.amount_satang, a.not_whole_reason,
      a.supplier_is_weak
    FROM
      awards AS a
      CROSS JOIN smallest AS s
    WHERE
      a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND a.pair_id IS NOT NULL
      AND (
        a.amount_satang IS NULL
        OR CAST(a.amount_satang AS DOUBLE) >= {near_share} * CAST(s.smallest_satang AS DOUBLE)
      )
  ),
  near_limit AS (
    SELECT
      a.pair_id, a.fiscal_year_be, a.award_id, a.stem, a.signed_day, a.amount_satang, a.not_whole_reason,
      a.supplier_is_weak, CASE
        WHEN a.amount_satang IS NULL THEN 'no_amount'
        WHEN a.signed_day IS NULL THEN 'no_signing_date'
        WHEN l.limit_satang IS NULL THEN 'limit_unknown'
        WHEN a.stem IS NULL THEN 'category_unknown'
      END AS gap
    FROM
      large AS a
      LEFT JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a.amount_satang IS NULL
      OR l.limit_satang IS NULL
      OR (
        a.amount_satang <= l.limit_satang
        AND CAST(a.amount_satang AS DOUBLE) >= {near_share} * CAST(l.limit_satang AS DOUBLE)
      )
  ),
  stepped AS (
    SELECT
      pair_id, fiscal_year_be, stem, signed_day, award_id, amount_satang,
      CASE WHEN signed_day - lag (signed_day) OVER in_order <= {window_days} THEN 0 ELSE 1 END AS begins_chain
    FROM near_limit
    WHERE gap IS NULL
    WINDOW in_order AS (PARTITION BY pair_id, fiscal_year_be, stem ORDER BY signed_day, award_id)
  ),
  numbered AS (
    SELECT
      pair_id, fiscal_year_be, stem, amount_satang,
      sum(begins_chain) OVER (
        PARTITION BY pair_id, fiscal_year_be, stem
        ORDER BY signed_day, award_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS chain_no
    FROM stepped
  ),
  chains AS (
    SELECT
      pair_id, fiscal_year_be, stem, chain_no,
      count(*) AS purchase_count,
      sum(amount_satang) AS chain_satang
    FROM numbered
    GROUP BY pair_id, fiscal_year_be, stem, chain_no
  ),
  chained AS (
    SELECT
      pair_id, fiscal_year_be,
      max(purchase_count) AS longest,
      sum(CASE WHEN purchase_count >= {min_purchases} THEN purchase_count END) AS in_chains,
      sum(CASE WHEN purchase_count >= {min_purchases} THEN chain_satang END) AS chains_satang
    FROM chains
    GROUP BY pair_id, fiscal_year_be
  ),
  pairs AS (
    SELECT
      pair_id, fiscal_year_be,
      min(not_whole_reason) AS not_whole_reason,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS is_weak,
      count(gap) AS gap_count,
      min(gap) AS gap
    FROM near_limit
    GROUP BY pair_id, fiscal_year_be
  ),
  judged AS (
    SELECT
      p.pair_id, p.fiscal_year_be,
      coalesce(c.in_chains, c.longest, 0) AS purchase_count,
      c.chains_satang, CASE
        WHEN p.is_weak = 1 THEN 'supplier_without_id'
        WHEN p.not_whole_reason = 'agency_ambiguous' THEN p.not_whole_reason
        WHEN c.in_chains IS NOT NULL THEN NULL
        WHEN p.not_whole_reason IS NOT NULL THEN p.not_whole_reason
        WHEN coalesce(c.longest, 0) + p.gap_count >= {min_purchases} OR c.longest IS NULL THEN p.gap
      END AS reason
    FROM
      pairs AS p
      LEFT JOIN chained AS c ON c.pair_id = p.pair_id AND c.fiscal_year_be = p.fiscal_year_be
  )
SELECT
  'pair' AS subject_kind, pair_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN purchase_count >= {min_purchases} END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN CAST(purchase_count AS DOUBLE) END AS value,
  CAST(purchase_count AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CAST({min_purchases} AS DOUBLE) AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(chains_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM judged
