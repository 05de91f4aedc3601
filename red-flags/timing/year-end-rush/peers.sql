-- One row per peer group: the share of projects signed in the last months of the fiscal year.
WITH
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      count(*) AS project_count,
      sum(CASE WHEN signed_month_be IN {late_months} THEN 1 ELSE 0 END) AS late_count
    FROM tenders
    WHERE whole_year AND signed_month_be IS NOT NULL
    GROUP BY agency_id, fiscal_year_be
    HAVING count(*) >= {min_projects}
  ),
  measured AS (
    SELECT b.project_count, b.late_count, a.peer_province, a.peer_area, a.peer_nation
    FROM
      by_agency AS b
      INNER JOIN agencies AS a ON b.agency_id = a.agency_id
  ),
  grouped AS (
    SELECT peer_province AS peer_group, project_count, late_count
    FROM measured
    WHERE peer_province IS NOT NULL
    UNION ALL
    SELECT peer_area AS peer_group, project_count, late_count
    FROM measured
    WHERE peer_area IS NOT NULL
    UNION ALL
    SELECT peer_nation AS peer_group, project_count, late_count
    FROM measured
    WHERE peer_nation IS NOT NULL
  ),
  shares AS (
    SELECT
      peer_group, project_count, late_count,
      CAST(late_count AS DOUBLE) / CAST(project_count AS DOUBLE) AS late_share
    FROM grouped
  ),
  ranked AS (
    SELECT
      peer_group, project_count, late_count, late_share,
      row_number() OVER (PARTITION BY peer_group ORDER BY late_share) AS rn,
      CAST(count(*) OVER (PARTITION BY peer_group) AS DOUBLE) AS group_size
    FROM shares
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rn <= ceil(0.5 * group_size) THEN late_share END) AS median,
  max(CASE WHEN rn <= ceil(0.9 * group_size) THEN late_share END) AS p90,
  max(CASE WHEN rn <= ceil(0.95 * group_size) THEN late_share END) AS p95,
  CAST(sum(late_count) AS DOUBLE) / CAST(sum(project_count) AS DOUBLE) AS base_rate
FROM ranked
GROUP BY peer_group
