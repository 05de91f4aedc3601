-- One row per agency-supplier pair and fiscal year with several direct awards: the yearly sum for the thing
-- it buys most, in limits, against pairs that buy the same thing.
WITH
  several AS (
    SELECT
      pair_id, fiscal_year_be,
      min(not_whole_reason) AS not_whole_reason,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS is_weak
    FROM awards
    WHERE
      "method" = 'direct'
      AND is_special_service = FALSE
      AND category NOT IN {ruled_categories}
      AND pair_id IS NOT NULL
    GROUP BY pair_id, fiscal_year_be
    HAVING count(*) >= {min_awards}
  ),
  small_awards AS (
    SELECT
      a.pair_id, a.fiscal_year_be, a.category, a.peer_province, a.peer_area, a.peer_nation, a.amount_satang,
      l.limit_satang, CASE
        WHEN a.amount_satang IS NULL THEN 'no_amount'
        WHEN a.signed_day IS NULL THEN 'no_signing_date'
        WHEN l.limit_satang IS NULL THEN 'limit_unknown'
        WHEN a.category = 'unknown' THEN 'category_unknown'
      END AS gap
    FROM
      awards AS a
      INNER JOIN several AS s ON s.pair_id = a.pair_id
      AND s.fiscal_year_be = a.fiscal_year_be
      AND s.is_weak = 0
      AND s.not_whole_reason IS NULL
      LEFT JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND (l.limit_satang IS NULL OR a.amount_satang IS NULL OR a.amount_satang <= l.limit_satang)
  ),
  kind_sums AS (
    SELECT
      pair_id, fiscal_year_be, category,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      count(*) AS award_count,
      sum(amount_satang) AS sum_satang,
      CAST(sum(amount_satang) AS DOUBLE) / CAST(max(limit_satang) AS DOUBLE) AS limit_ratio
    FROM small_awards
    WHERE gap IS NULL
    GROUP BY pair_id, fiscal_year_be, category
    HAVING count(*) >= {min_awards}
  ),
  most_bought AS (
    SELECT
      pair_id, fiscal_year_be, category, peer_province, peer_area, peer_nation, award_count, sum_satang,
      limit_ratio
    FROM kind_sums
    QUALIFY row_number() OVER (PARTITION BY pair_id, fiscal_year_be ORDER BY sum_satang DESC, category) = 1
  ),
  gaps AS (
    SELECT
      pair_id, fiscal_year_be,
      count(*) AS gap_count,
      min(gap) AS gap
    FROM small_awards
    WHERE gap IS NOT NULL
    GROUP BY pair_id, fiscal_year_be
  ),
  with_peers AS (
    SELECT
      s.pair_id, s.fiscal_year_be, s.not_whole_reason, s.is_weak,
      coalesce(g.gap_count, 0) AS gap_count,
      g.gap,
      coalesce(m.award_count, 0) AS award_count,
      m.sum_satang, m.limit_ratio,
      coalesce(p.peer_group, r.peer_group, t.peer_group) AS peer_group,
      coalesce(p.p95, r.p95, t.p95) AS p95
    FROM
      several AS s
      LEFT JOIN most_bought AS m ON m.pair_id = s.pair_id AND m.fiscal_year_be = s.fiscal_year_be
      LEFT JOIN gaps AS g ON g.pair_id = s.pair_id AND g.fiscal_year_be = s.fiscal_year_be
      LEFT JOIN peers_direct_awards_over_limit_in_year AS p ON p.peer_group = m.peer_province || '|' || m.category
      AND p.n >= {min_peers}
      LEFT JOIN peers_direct_awards_over_limit_in_year AS r ON r.peer_group = m.peer_area || '|' || m.category
      AND r.n >= {min_peers}
      LEFT JOIN peers_direct_awards_over_limit_in_year AS t ON t.peer_group = m.peer_nation || '|' || m.category
      AND t.n >= {min_peers}
  ),
  judged AS (
    SELECT
      pair_id, fiscal_year_be, award_count, sum_satang, limit_ratio, peer_group,
      CASE WHEN p95 > {min_limits} THEN p95 ELSE {min_limits} END AS threshold,
      limit_ratio >= {min_limits}
      AND limit_ratio >= p95 AS is_high,
      CASE
        WHEN is_weak = 1 THEN 'supplier_without_id'
        WHEN not_whole_reason IS NOT NULL THEN not_whole_reason
        WHEN limit_ratio IS NULL AND gap_count > 0 THEN gap
        WHEN limit_ratio IS NULL THEN 'too_few'
        WHEN peer_group IS NULL THEN 'too_few_peers'
        WHEN limit_ratio >= {min_limits} AND limit_ratio >= p95 THEN NULL
        WHEN gap_count >= {min_awards} THEN gap
      END AS reason
    FROM with_peers
  )
SELECT
  'pair' AS subject_kind, pair_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN is_high END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN limit_ratio END AS value,
  CAST(award_count AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CASE WHEN reason IS NULL THEN threshold END AS threshold,
  CASE WHEN reason IS NULL THEN peer_group END AS peer_group,
  CAST(CAST(sum_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM judged
