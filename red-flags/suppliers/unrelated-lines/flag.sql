-- One row per supplier and fiscal year: in how many lines of business its awards lie, by what their titles say is bought.
WITH
  by_line AS (
    SELECT
      supplier_id, fiscal_year_be, category_family,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS weak,
      max(
        CASE WHEN not_whole_reason = 'agency_ambiguous' THEN NULL ELSE not_whole_reason END
      ) AS missing_rows_reason,
      count(*) AS award_rows,
      sum(amount_satang) AS satang
    FROM awards
    WHERE supplier_id IS NOT NULL
    GROUP BY supplier_id, fiscal_year_be, category_family
  ),
  by_supplier AS (
    SELECT
      supplier_id, fiscal_year_be,
      max(weak) AS weak,
      max(missing_rows_reason) AS missing_rows_reason,
      sum(satang) AS satang,
      sum(award_rows) AS all_awards,
      sum(CASE WHEN category_family <> 'unknown' THEN 1 ELSE 0 END) AS line_count,
      sum(CASE WHEN category_family <> 'unknown' THEN award_rows ELSE 0 END) AS classified
    FROM by_line
    GROUP BY supplier_id, fiscal_year_be
  ),
  grouped AS (
    SELECT
      *,
      CASE
        WHEN classified < 10 THEN 'suppliers|under 10'
        WHEN classified < 15 THEN 'suppliers|10-14'
        WHEN classified < 20 THEN 'suppliers|15-19'
        WHEN classified < 30 THEN 'suppliers|20-29'
        WHEN classified < 50 THEN 'suppliers|30-49'
        WHEN classified < 100 THEN 'suppliers|50-99'
        WHEN classified < 200 THEN 'suppliers|100-199'
        ELSE 'suppliers|200+'
      END AS peer_group
    FROM by_supplier
  ),
  compared AS (
    SELECT
      g.supplier_id, g.fiscal_year_be, g.weak, g.missing_rows_reason, g.satang, g.all_awards, g.line_count,
      g.classified, peers.peer_group,
      -- One line more than the 95th percentile: where all suppliers are equal, nobody stands out.
      CASE
        WHEN peers.p95 + 1 >= {min_lines} THEN peers.p95 + 1
        ELSE CAST({min_lines} AS DOUBLE)
      END AS limit_lines
    FROM
      grouped AS g
      LEFT JOIN peers_unrelated_lines AS peers ON g.peer_group = peers.peer_group AND peers.n >= {min_peers}
  ),
  answered AS (
    SELECT
      *,
      CASE
        WHEN weak = 1 THEN 'supplier_without_id'
        WHEN all_awards < {min_awards} THEN 'too_few'
        WHEN classified < {min_awards} THEN 'category_unknown'
        WHEN peer_group IS NULL THEN 'too_few_peers'
        WHEN CAST(line_count AS DOUBLE) >= limit_lines THEN NULL
        ELSE missing_rows_reason
      END AS reason
    FROM compared
  )
SELECT
  'supplier' AS subject_kind, supplier_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN CAST(line_count AS DOUBLE) >= limit_lines END AS candidate,
  reason,
  CAST(line_count AS DOUBLE) AS value,
  classified AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  limit_lines AS threshold, peer_group,
  CAST(CAST(satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM answered
