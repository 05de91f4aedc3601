-- One row per peer group: how the share of direct awards just below the limit is spread over its agencies.
WITH
  placed AS (
    SELECT
      a.agency_id, a.fiscal_year_be, a.peer_province, a.peer_area, a.peer_nation, CASE
        WHEN CAST(a.budget_satang AS DOUBLE) >= {near_share} * CAST(l.limit_satang AS DOUBLE) THEN 1
        ELSE 0
      END AS is_near
    FROM
      awards AS a
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.tender_award_rank = 1
      AND a.whole_year = TRUE
      AND a.budget_satang <= l.limit_satang
      AND CAST(a.budget_satang AS DOUBLE) > {floor_share} * CAST(l.limit_satang AS DOUBLE)
  ),
  measured AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      sum(is_near) AS near_count,
      count(*) AS award_count
    FROM placed
    GROUP BY agency_id, fiscal_year_be
    HAVING count(*) >= {min_awards}
  ),
  grouped AS (
    SELECT peer_province AS peer_group, agency_id, fiscal_year_be, near_count, award_count
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT peer_area AS peer_group, agency_id, fiscal_year_be, near_count, award_count
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT peer_nation AS peer_group, agency_id, fiscal_year_be, near_count, award_count
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  shares AS (
    SELECT
      peer_group, agency_id, fiscal_year_be, near_count, award_count,
      CAST(near_count AS DOUBLE) / CAST(award_count AS DOUBLE) AS near_share
    FROM grouped
  ),
  ranked AS (
    SELECT
      peer_group, near_count, award_count, near_share,
      row_number() OVER (PARTITION BY peer_group ORDER BY near_share, agency_id, fiscal_year_be) AS rank_no,
      count(*) OVER (PARTITION BY peer_group) AS agency_count
    FROM shares
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rank_no <= ceil(0.5 * agency_count) THEN near_share END) AS median,
  max(CASE WHEN rank_no <= ceil(0.9 * agency_count) THEN near_share END) AS p90,
  max(CASE WHEN rank_no <= ceil(0.95 * agency_count) THEN near_share END) AS p95,
  CAST(sum(near_count) AS DOUBLE) / CAST(sum(award_count) AS DOUBLE) AS base_rate
FROM ranked
GROUP BY peer_group
