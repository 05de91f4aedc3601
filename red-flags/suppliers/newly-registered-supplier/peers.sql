-- One row per line of business (and one for all): what identified companies and partnerships of every age won in a year.
WITH
  by_agency AS (
    SELECT
      supplier_id, fiscal_year_be, agency_id, category_family,
      max(supplier_registered_year_be) AS registered_year_be,
      sum(amount_satang) AS satang
    FROM awards
    WHERE
      NOT supplier_is_weak
      AND supplier_registered_year_be IS NOT NULL
      AND amount_satang > 0
      AND (whole_year OR not_whole_reason = 'agency_ambiguous')
    GROUP BY supplier_id, fiscal_year_be, agency_id, category_family
  ),
  by_family AS (
    SELECT
      supplier_id, fiscal_year_be, category_family,
      row_number() OVER (
        PARTITION BY supplier_id, fiscal_year_be
        ORDER BY sum(satang) DESC, category_family
      ) AS place
    FROM by_agency
    GROUP BY supplier_id, fiscal_year_be, category_family
  ),
  by_buyer AS (
    SELECT
      supplier_id, fiscal_year_be, agency_id,
      max(registered_year_be) AS registered_year_be,
      sum(satang) AS satang
    FROM by_agency
    GROUP BY supplier_id, fiscal_year_be, agency_id
  ),
  measured AS (
    SELECT
      b.supplier_id, b.fiscal_year_be, f.category_family,
      max(b.registered_year_be) AS registered_year_be,
      count(*) AS agency_count,
      CAST(sum(b.satang) AS DOUBLE) / 100 AS baht
    FROM
      by_buyer AS b
      INNER JOIN by_family AS f ON b.supplier_id = f.supplier_id
      AND b.fiscal_year_be = f.fiscal_year_be
      AND f.place = 1
    GROUP BY b.supplier_id, b.fiscal_year_be, f.category_family
  ),
  grouped AS (
    SELECT
      'suppliers|' || category_family AS peer_group,
      supplier_id, fiscal_year_be, registered_year_be, agency_count, baht
    FROM measured
    UNION ALL
    SELECT 'suppliers|all' AS peer_group, supplier_id, fiscal_year_be, registered_year_be, agency_count, baht
    FROM measured
  ),
  ranked AS (
    SELECT
      peer_group, baht, agency_count, CASE
        WHEN fiscal_year_be - registered_year_be BETWEEN 0 AND {new_within_years} THEN 1
        ELSE 0
      END AS is_new,
      row_number() OVER (PARTITION BY peer_group ORDER BY baht, supplier_id, fiscal_year_be) AS rn,
      row_number() OVER (
        PARTITION BY peer_group
        ORDER BY agency_count, supplier_id, fiscal_year_be
      ) AS agency_rn,
      CAST(count(*) OVER (PARTITION BY peer_group) AS DOUBLE) AS group_size
    FROM grouped
  )
  -- base_rate: the share of these suppliers that are newly registered.
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rn <= ceil(0.5 * group_size) THEN baht END) AS median,
  max(CASE WHEN rn <= ceil(0.9 * group_size) THEN baht END) AS p90,
  max(CASE WHEN rn <= ceil(0.95 * group_size) THEN baht END) AS p95,
  CAST(sum(is_new) AS DOUBLE) / max(group_size) AS base_rate,
  max(CASE WHEN rn <= ceil(0.75 * group_size) THEN baht END) AS p75,
  max(CASE WHEN agency_rn <= ceil(0.95 * group_size) THEN agency_count END) AS agencies_p95
FROM ranked
GROUP BY peer_group
