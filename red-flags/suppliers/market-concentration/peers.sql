-- One row per peer group: how concentrated the purchases of agencies of one type are, by province, Area and country.
WITH
  counted AS (
    SELECT
      agency_id, fiscal_year_be, supplier_id, supplier_is_weak,
      -- Thousands of baht, so that squares of a whole year stay within BIGINT.
      CAST(ceil(CAST(amount_satang AS DOUBLE) / 100000) AS BIGINT) AS thousands
    FROM awards
    WHERE whole_year AND amount_satang > 0 AND NOT is_competitive
  ),
  by_supplier AS (
    SELECT
      agency_id, fiscal_year_be, supplier_id,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS weak,
      count(*) AS counted_rows,
      CAST(sum(thousands) AS BIGINT) AS thousands,
      CAST(sum(thousands * thousands) AS BIGINT) AS squares
    FROM counted
    GROUP BY agency_id, fiscal_year_be, supplier_id
  ),
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      sum(counted_rows) AS counted_rows,
      sum(CASE WHEN weak = 1 THEN 0 ELSE thousands END) AS identified,
      CAST(sum(thousands) AS BIGINT) AS thousands,
      CAST(sum(squares) AS BIGINT) AS squares,
      CAST(sum(CASE WHEN weak = 1 THEN 0 ELSE thousands * thousands - squares END) AS DOUBLE) AS same_supplier
    FROM by_supplier
    GROUP BY agency_id, fiscal_year_be
  ),
  measured AS (
    SELECT
      a.peer_province, a.peer_area, a.peer_nation,
      b.same_supplier / CAST(b.thousands * b.thousands - b.squares AS DOUBLE) AS concentration
    FROM
      by_agency AS b
      INNER JOIN agencies AS a ON b.agency_id = a.agency_id
    WHERE
      b.counted_rows >= {min_awards}
      AND b.thousands * b.thousands > b.squares
      AND CAST(b.identified AS DOUBLE) >= {min_identified_share} * CAST(b.thousands AS DOUBLE)
  ),
  grouped AS (
    SELECT peer_province AS peer_group, concentration
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT peer_area AS peer_group, concentration
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT peer_nation AS peer_group, concentration
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  ranked AS (
    SELECT
      peer_group, concentration,
      row_number() OVER (PARTITION BY peer_group ORDER BY concentration) AS rn,
      CAST(count(*) OVER (PARTITION BY peer_group) AS DOUBLE) AS group_size
    FROM grouped
  )
  -- base_rate counts every agency once (in millionths rounded up, so that whole numbers are summed).
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rn <= ceil(0.5 * group_size) THEN concentration END) AS median,
  max(CASE WHEN rn <= ceil(0.9 * group_size) THEN concentration END) AS p90,
  max(CASE WHEN rn <= ceil(0.95 * group_size) THEN concentration END) AS p95,
  CAST(sum(CAST(floor(concentration * 1000000) AS BIGINT) + 1) AS DOUBLE) / 1000000 / max(group_size) AS base_rate
FROM ranked
GROUP BY peer_group
