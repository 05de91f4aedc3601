-- One row per agency and fiscal year with purchases above the direct-award limit: the share of their value
-- that was awarded without competition.
-- A share by value rests on fewer independent rows than it has: total ÷ largest purchase ("weight") is used
-- for the interval and for the Chernoff bound, which stays valid for any mix of sizes.
WITH
  smallest AS (
    SELECT min(limit_satang) AS smallest_satang
    FROM law_limits
    WHERE limit_code = 'direct_award' AND applies_to = 'general'
  ),
  large AS (
    SELECT
      t.agency_id, t.fiscal_year_be, t.peer_province, t.peer_area, t.peer_nation, t.not_whole_reason,
      t.signed_day, t.budget_satang, t.agreed_satang, t.is_competitive
    FROM
      tenders AS t
      CROSS JOIN smallest AS s
    WHERE
      t.is_special_service = FALSE
      AND t.category NOT IN {ruled_categories}
      AND t.agreed_satang > 0
      AND (t.budget_satang > s.smallest_satang OR t.agreed_satang > s.smallest_satang)
  ),
  above_limit AS (
    SELECT
      t.agency_id, t.fiscal_year_be, t.peer_province, t.peer_area, t.peer_nation, t.not_whole_reason,
      t.agreed_satang, CASE
        WHEN l.limit_satang IS NULL OR t.is_competitive IS NULL THEN NULL
        WHEN t.is_competitive THEN 0
        ELSE 1
      END AS is_direct,
      CASE WHEN l.limit_satang IS NULL THEN 1 ELSE 0 END AS is_undated
    FROM
      large AS t
      LEFT JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND t.signed_day BETWEEN l.from_day AND l.to_day
    WHERE l.limit_satang IS NULL OR t.budget_satang > l.limit_satang OR t.agreed_satang > l.limit_satang
  ),
  counted AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      min(not_whole_reason) AS not_whole_reason,
      count(is_direct) AS n,
      sum(is_undated) AS undated_count,
      coalesce(sum(CASE WHEN is_direct = 1 THEN agreed_satang ELSE 0 END), 0) AS direct_satang,
      sum(CASE WHEN is_direct IS NOT NULL THEN agreed_satang END) AS all_satang,
      max(CASE WHEN is_direct IS NOT NULL THEN agreed_satang END) AS largest_satang,
      count(*) AS seen_count
    FROM above_limit
    GROUP BY agency_id, fiscal_year_be
  ),
  with_peers AS (
    SELECT
      c.agency_id, c.fiscal_year_be, c.not_whole_reason, c.n, c.seen_count, c.undated_count, c.direct_satang,
      CAST(c.direct_satang AS DOUBLE) / CAST(c.all_satang AS DOUBLE) AS direct_share,
      CAST(c.all_satang AS DOUBLE) / CAST(c.largest_satang AS DOUBLE) AS weight,
      coalesce(p.peer_group, r.peer_group, t.peer_group) AS peer_group,
      coalesce(p.p90, r.p90, t.p90) AS p90,
      coalesce(p.base_rate, r.base_rate, t.base_rate) AS value_rate,
      coalesce(p.count_rate, r.count_rate, t.count_rate) AS count_rate
    FROM
      counted AS c
      LEFT JOIN peers_non_competitive_share AS p ON p.peer_group = c.peer_province AND p.n >= {min_peers}
      LEFT JOIN peers_non_competitive_share AS r ON r.peer_group = c.peer_area AND r.n >= {min_peers}
      LEFT JOIN peers_non_competitive_share AS t ON t.peer_group = c.peer_nation AND t.n >= {min_peers}
  ),
  judged AS (
    SELECT
      agency_id, fiscal_year_be, n, direct_satang, direct_share, weight, peer_group, p90, CASE
        WHEN value_rate >= count_rate AND value_rate >= {min_base_rate} THEN value_rate
        WHEN count_rate >= {min_base_rate} THEN count_rate
        ELSE {min_base_rate}
      END AS base_rate, CASE
        WHEN not_whole_reason IS NOT NULL THEN not_whole_reason
        WHEN n < {min_tenders} AND n + undated_count >= {min_tenders} THEN 'no_signing_date'
        WHEN n < {min_tenders} AND seen_count >= {min_tenders} THEN 'method_unknown'
        WHEN n < {min_tenders} THEN 'too_few'
        WHEN peer_group IS NULL THEN 'too_few_peers'
      END AS reason,
      {z} * {z} / weight AS zz
    FROM with_peers
  ),
  bounded AS (
    SELECT
      agency_id, fiscal_year_be, n, direct_satang, direct_share, weight, peer_group, p90, base_rate, reason,
      (direct_share + zz / 2 - sqrt(zz * direct_share * (1 - direct_share) + zz * zz / 4)) / (1 + zz) AS low,
      (direct_share + zz / 2 + sqrt(zz * direct_share * (1 - direct_share) + zz * zz / 4)) / (1 + zz) AS high
    FROM judged
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN direct_share >= p90 AND low >= base_rate END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN direct_share END AS value,
  n,
  CASE WHEN reason IS NULL THEN low END AS low,
  CASE WHEN reason IS NULL THEN high END AS high,
  CASE
    WHEN reason IS NOT NULL THEN NULL
    WHEN direct_share <= base_rate THEN 1
    WHEN direct_share >= 1 THEN exp(weight * ln(base_rate))
    ELSE exp(
      - weight * (
        direct_share * ln(direct_share / base_rate) + (1 - direct_share) * ln((1 - direct_share) / (1 - base_rate))
      )
    )
  END AS p_value,
  CASE WHEN reason IS NULL THEN p90 END AS threshold,
  CASE WHEN reason IS NULL THEN peer_group END AS peer_group,
  CAST(CAST(direct_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
