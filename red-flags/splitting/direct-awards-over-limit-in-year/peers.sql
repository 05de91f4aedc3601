-- One row per peer group and thing bought: how the yearly sum of direct awards to one supplier, in limits, is spread over pairs whose supplier has an id.
WITH
  kind_sums AS (
    SELECT
      a.pair_id, a.fiscal_year_be, a.category,
      min(a.peer_province) AS peer_province,
      min(a.peer_area) AS peer_area,
      min(a.peer_nation) AS peer_nation,
      CAST(sum(a.amount_satang) AS DOUBLE) / CAST(max(l.limit_satang) AS DOUBLE) AS limit_ratio
    FROM
      awards AS a
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND a.whole_year = TRUE
      AND a.supplier_is_weak = FALSE
      AND a.category <> 'unknown'
      AND a.amount_satang <= l.limit_satang
    GROUP BY a.pair_id, a.fiscal_year_be, a.category
    HAVING count(*) >= {min_awards}
  ),
  grouped AS (
    SELECT
      peer_province || '|' || category AS peer_group,
      pair_id, fiscal_year_be, limit_ratio
    FROM kind_sums
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT
      peer_area || '|' || category AS peer_group,
      pair_id, fiscal_year_be, limit_ratio
    FROM kind_sums
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT
      peer_nation || '|' || category AS peer_group,
      pair_id, fiscal_year_be, limit_ratio
    FROM kind_sums
    WHERE peer_nation IS NOT NULL
  ),
  ranked AS (
    SELECT
      peer_group, limit_ratio,
      row_number() OVER (PARTITION BY peer_group ORDER BY limit_ratio, pair_id, fiscal_year_be) AS rank_no,
      count(*) OVER (PARTITION BY peer_group) AS pair_count
    FROM grouped
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rank_no <= ceil(0.5 * pair_count) THEN limit_ratio END) AS median,
  max(CASE WHEN rank_no <= ceil(0.9 * pair_count) THEN limit_ratio END) AS p90,
  max(CASE WHEN rank_no <= ceil(0.95 * pair_count) THEN limit_ratio END) AS p95,
  CAST(sum(CASE WHEN limit_ratio > 1 THEN 1 ELSE 0 END) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS base_rate
FROM ranked
GROUP BY peer_group
