-- One row per peer group: how the share by value of direct awards above the limit is spread over its agencies.
WITH
  above_limit AS (
    SELECT
      t.agency_id, t.fiscal_year_be, t.peer_province, t.peer_area, t.peer_nation, t.agreed_satang,
      CASE WHEN t.is_competitive THEN 0 ELSE 1 END AS is_direct
    FROM
      tenders AS t
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND t.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      t.is_special_service = FALSE
      AND t.is_competitive IS NOT NULL
      AND t.whole_year = TRUE
      AND t.category NOT IN {ruled_categories}
      AND t.agreed_satang > 0
      AND (t.budget_satang > l.limit_satang OR t.agreed_satang > l.limit_satang)
  ),
  measured AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      sum(is_direct) AS direct_count,
      count(*) AS tender_count,
      sum(CASE WHEN is_direct = 1 THEN agreed_satang ELSE 0 END) AS direct_satang,
      sum(agreed_satang) AS all_satang
    FROM above_limit
    GROUP BY agency_id, fiscal_year_be
    HAVING count(*) >= {min_tenders}
  ),
  grouped AS (
    SELECT
      peer_province AS peer_group, agency_id, fiscal_year_be, direct_count, tender_count, direct_satang,
      all_satang
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT
      peer_area AS peer_group, agency_id, fiscal_year_be, direct_count, tender_count, direct_satang,
      all_satang
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT
      peer_nation AS peer_group, agency_id, fiscal_year_be, direct_count, tender_count, direct_satang,
      all_satang
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  shares AS (
    SELECT
      peer_group, agency_id, fiscal_year_be, direct_count, tender_count, direct_satang, all_satang,
      CAST(direct_satang AS DOUBLE) / CAST(all_satang AS DOUBLE) AS direct_share
    FROM grouped
  ),
  ranked AS (
    SELECT
      peer_group, direct_count, tender_count, direct_satang, all_satang, direct_share,
      row_number() OVER (PARTITION BY peer_group ORDER BY direct_share, agency_id, fiscal_year_be) AS rank_no,
      count(*) OVER (PARTITION BY peer_group) AS agency_count
    FROM shares
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rank_no <= ceil(0.5 * agency_count) THEN direct_share END) AS median,
  max(CASE WHEN rank_no <= ceil(0.9 * agency_count) THEN direct_share END) AS p90,
  max(CASE WHEN rank_no <= ceil(0.95 * agency_count) THEN direct_share END) AS p95,
  CAST(sum(direct_satang) AS DOUBLE) / CAST(sum(all_satang) AS DOUBLE) AS base_rate,
  CAST(sum(direct_count) AS DOUBLE) / CAST(sum(tender_count) AS DOUBLE) AS count_rate
FROM ranked
GROUP BY peer_group
