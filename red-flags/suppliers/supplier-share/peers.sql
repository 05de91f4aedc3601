-- One row per peer group: the share of the largest identified supplier in agencies of one type, by province, Area and country.
WITH
  by_supplier AS (
    SELECT
      agency_id, fiscal_year_be, supplier_id,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS weak,
      count(*) AS counted_rows,
      sum(amount_satang) AS satang
    FROM awards
    WHERE whole_year AND amount_satang > 0 AND NOT is_competitive
    GROUP BY agency_id, fiscal_year_be, supplier_id
  ),
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      CAST(max(CASE WHEN weak = 0 THEN satang END) AS DOUBLE) / CAST(sum(satang) AS DOUBLE) AS top_share
    FROM by_supplier
    GROUP BY agency_id, fiscal_year_be
    HAVING sum(counted_rows) >= {min_awards} AND max(CASE WHEN weak = 0 THEN satang END) > 0
  ),
  measured AS (
    SELECT b.top_share, a.peer_province, a.peer_area, a.peer_nation
    FROM
      by_agency AS b
      INNER JOIN agencies AS a ON b.agency_id = a.agency_id
  ),
  grouped AS (
    SELECT peer_province AS peer_group, top_share
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT peer_area AS peer_group, top_share
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT peer_nation AS peer_group, top_share
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  ranked AS (
    SELECT
      peer_group, top_share,
      row_number() OVER (PARTITION BY peer_group ORDER BY top_share) AS rn,
      CAST(count(*) OVER (PARTITION BY peer_group) AS DOUBLE) AS group_size
    FROM grouped
  )
  -- base_rate counts every agency once (in millionths rounded up, so that whole numbers are summed): pooled money would be the giants' rate.
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rn <= ceil(0.5 * group_size) THEN top_share END) AS median,
  max(CASE WHEN rn <= ceil(0.9 * group_size) THEN top_share END) AS p90,
  max(CASE WHEN rn <= ceil(0.95 * group_size) THEN top_share END) AS p95,
  CAST(sum(CAST(floor(top_share * 1000000) AS BIGINT) + 1) AS DOUBLE) / 1000000 / max(group_size) AS base_rate
FROM ranked
GROUP BY peer_group
