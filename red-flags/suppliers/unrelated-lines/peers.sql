-- One row per group of suppliers with about the same number of classified awards in a year: how many lines of business they sell in.
WITH
  by_line AS (
    SELECT
      supplier_id, fiscal_year_be, category_family,
      count(*) AS award_rows
    FROM awards
    WHERE NOT supplier_is_weak AND category_family <> 'unknown'
    GROUP BY supplier_id, fiscal_year_be, category_family
  ),
  by_supplier AS (
    SELECT
      supplier_id, fiscal_year_be,
      count(*) AS line_count,
      sum(award_rows) AS award_rows
    FROM by_line
    GROUP BY supplier_id, fiscal_year_be
    HAVING sum(award_rows) >= {min_awards}
  ),
  grouped AS (
    SELECT
      supplier_id, fiscal_year_be,
      CAST(line_count AS DOUBLE) AS line_count,
      CASE
        WHEN award_rows < 10 THEN 'suppliers|under 10'
        WHEN award_rows < 15 THEN 'suppliers|10-14'
        WHEN award_rows < 20 THEN 'suppliers|15-19'
        WHEN award_rows < 30 THEN 'suppliers|20-29'
        WHEN award_rows < 50 THEN 'suppliers|30-49'
        WHEN award_rows < 100 THEN 'suppliers|50-99'
        WHEN award_rows < 200 THEN 'suppliers|100-199'
        ELSE 'suppliers|200+'
      END AS peer_group
    FROM by_supplier
  ),
  ranked AS (
    SELECT
      peer_group, line_count,
      row_number() OVER (PARTITION BY peer_group ORDER BY line_count, supplier_id, fiscal_year_be) AS rn,
      CAST(count(*) OVER (PARTITION BY peer_group) AS DOUBLE) AS group_size
    FROM grouped
  )
  -- base_rate: the share of the group that sells in three lines or more.
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rn <= ceil(0.5 * group_size) THEN line_count END) AS median,
  max(CASE WHEN rn <= ceil(0.9 * group_size) THEN line_count END) AS p90,
  max(CASE WHEN rn <= ceil(0.95 * group_size) THEN line_count END) AS p95,
  CAST(sum(CASE WHEN line_count >= 3 THEN 1 ELSE 0 END) AS DOUBLE) / max(group_size) AS base_rate
FROM ranked
GROUP BY peer_group
