-- One row per peer group: how the share of competitive tenders agreed at the reference price is spread over its agencies.
WITH
  placed AS (
    SELECT
      agency_id, fiscal_year_be, peer_province, peer_area, peer_nation, CASE
        WHEN agreed_satang <= reference_satang
        AND CAST(agreed_satang AS DOUBLE) >= {near_share} * CAST(reference_satang AS DOUBLE) THEN 1
        ELSE 0
      END AS is_near
    FROM tenders
    WHERE
      is_competitive = TRUE
      AND reference_satang > 0
      AND agreed_satang > 0
      AND whole_year = TRUE
  ),
  measured AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      sum(is_near) AS near_count,
      count(*) AS tender_count
    FROM placed
    GROUP BY agency_id, fiscal_year_be
    HAVING count(*) >= {min_tenders}
  ),
  grouped AS (
    SELECT peer_province AS peer_group, agency_id, fiscal_year_be, near_count, tender_count
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT peer_area AS peer_group, agency_id, fiscal_year_be, near_count, tender_count
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT peer_nation AS peer_group, agency_id, fiscal_year_be, near_count, tender_count
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  ranked AS (
    SELECT
      peer_group, near_count, tender_count,
      CAST(near_count AS DOUBLE) / CAST(tender_count AS DOUBLE) AS near_share_of_tenders,
      row_number() OVER (
        PARTITION BY peer_group
        ORDER BY CAST(near_count AS DOUBLE) / CAST(tender_count AS DOUBLE), agency_id, fiscal_year_be
      ) AS rank_no,
      count(*) OVER (PARTITION BY peer_group) AS agency_count
    FROM grouped
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rank_no <= ceil(0.5 * agency_count) THEN near_share_of_tenders END) AS median,
  max(CASE WHEN rank_no <= ceil(0.9 * agency_count) THEN near_share_of_tenders END) AS p90,
  max(CASE WHEN rank_no <= ceil(0.95 * agency_count) THEN near_share_of_tenders END) AS p95,
  CAST(sum(near_count) AS DOUBLE) / CAST(sum(tender_count) AS DOUBLE) AS base_rate,
  max(CASE WHEN rank_no <= ceil(0.75 * agency_count) THEN near_share_of_tenders END) AS p75
FROM ranked
GROUP BY peer_group
