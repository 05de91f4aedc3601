-- One row per peer group: how the share of awards without a key field is spread over its agencies.
WITH
  no_budget AS (
    SELECT tender_id
    FROM tenders
    WHERE budget_satang IS NULL OR budget_satang <= 0
  ),
  marked AS (
    SELECT
      c.agency_id, c.fiscal_year_be, c.peer_province, c.peer_area, c.peer_nation, CASE
        WHEN c.signed_day IS NULL
        OR c.ends_day IS NULL
        OR c.contract_no IS NULL
        OR b.tender_id IS NOT NULL THEN 1
        ELSE 0
      END AS is_missing
    FROM
      contracts AS c
      LEFT JOIN no_budget AS b ON b.tender_id = c.tender_id
    WHERE c.whole_year = TRUE
  ),
  measured AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      sum(is_missing) AS missing_count,
      count(*) AS award_count
    FROM marked
    GROUP BY agency_id, fiscal_year_be
    HAVING count(*) >= {min_awards}
  ),
  grouped AS (
    SELECT peer_province AS peer_group, agency_id, fiscal_year_be, missing_count, award_count
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT peer_area AS peer_group, agency_id, fiscal_year_be, missing_count, award_count
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT peer_nation AS peer_group, agency_id, fiscal_year_be, missing_count, award_count
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  ranked AS (
    SELECT
      peer_group, missing_count, award_count,
      CAST(missing_count AS DOUBLE) / CAST(award_count AS DOUBLE) AS missing_part,
      row_number() OVER (
        PARTITION BY peer_group
        ORDER BY CAST(missing_count AS DOUBLE) / CAST(award_count AS DOUBLE), agency_id, fiscal_year_be
      ) AS rank_no,
      count(*) OVER (PARTITION BY peer_group) AS agency_count
    FROM grouped
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rank_no <= ceil(0.5 * agency_count) THEN missing_part END) AS median,
  max(CASE WHEN rank_no <= ceil(0.9 * agency_count) THEN missing_part END) AS p90,
  max(CASE WHEN rank_no <= ceil(0.95 * agency_count) THEN missing_part END) AS p95,
  CAST(sum(missing_count) AS DOUBLE) / CAST(sum(award_count) AS DOUBLE) AS base_rate
FROM ranked
GROUP BY peer_group
