-- One row per supplier and fiscal year: suppliers registered within the years looked at, and those whose age no number tells.
WITH
  looked_at AS (
    SELECT
      supplier_id, fiscal_year_be, agency_id, category_family, supplier_is_weak, amount_satang, CASE
        WHEN not_whole_reason = 'agency_ambiguous' THEN NULL
        ELSE not_whole_reason
      END AS missing_rows_reason
    FROM awards
    WHERE
      supplier_id IS NOT NULL
      AND (
        (supplier_is_weak AND NOT supplier_is_person)
        OR (fiscal_year_be - supplier_registered_year_be BETWEEN 0 AND {new_within_years})
      )
  ),
  by_agency AS (
    SELECT
      supplier_id, fiscal_year_be, agency_id, category_family,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS weak,
      max(missing_rows_reason) AS missing_rows_reason,
      count(*) AS award_rows,
      count(amount_satang) AS counted_rows,
      coalesce(sum(amount_satang), 0) AS satang
    FROM looked_at
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
      max(weak) AS weak,
      max(missing_rows_reason) AS missing_rows_reason,
      sum(award_rows) AS award_rows,
      sum(counted_rows) AS counted_rows,
      sum(satang) AS satang
    FROM by_agency
    GROUP BY supplier_id, fiscal_year_be, agency_id
  ),
  measured AS (
    SELECT
      supplier_id, fiscal_year_be,
      max(weak) AS weak,
      max(missing_rows_reason) AS missing_rows_reason,
      count(*) AS agency_count,
      sum(award_rows) AS award_rows,
      sum(counted_rows) AS counted_rows,
      CAST(sum(satang) AS DOUBLE) / 100 AS baht
    FROM by_buyer
    GROUP BY supplier_id, fiscal_year_be
  ),
  compared AS (
    SELECT
      m.supplier_id, m.fiscal_year_be, m.weak, m.missing_rows_reason, m.award_rows, m.counted_rows, m.baht,
      coalesce(same_line.peer_group, any_line.peer_group) AS peers,
      -- A new supplier that already sells to very many agencies is compared with the upper quarter, not the top twentieth.
      CASE
        WHEN m.agency_count >= coalesce(same_line.agencies_p95, any_line.agencies_p95)
        AND m.agency_count >= {many_agencies} THEN coalesce(same_line.p75, any_line.p75)
        ELSE coalesce(same_line.p95, any_line.p95)
      END AS limit_baht
    FROM
      measured AS m
      INNER JOIN by_family AS f ON m.supplier_id = f.supplier_id
      AND m.fiscal_year_be = f.fiscal_year_be
      AND f.place = 1
      LEFT JOIN peers_newly_registered_supplier AS same_line ON 'suppliers|' || f.category_family = same_line.peer_group
      AND same_line.n >= {min_peers}
      LEFT JOIN peers_newly_registered_supplier AS any_line ON any_line.peer_group = 'suppliers|all'
      AND any_line.n >= {min_peers}
  ),
  answered AS (
    SELECT
      *,
      -- A sum over part of the rows may only grow: reached is reached, but below the limit proves nothing.
      CASE
        WHEN weak = 1 THEN 'supplier_without_id'
        WHEN counted_rows = 0 THEN 'no_amount'
        WHEN limit_baht IS NULL THEN 'too_few_peers'
        WHEN baht >= limit_baht THEN NULL
        WHEN missing_rows_reason IS NOT NULL THEN missing_rows_reason
        WHEN counted_rows < award_rows THEN 'no_amount'
      END AS reason
    FROM compared
  )
SELECT
  'supplier' AS subject_kind, supplier_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN baht >= limit_baht END AS candidate,
  reason, baht AS value, counted_rows AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  limit_baht AS threshold, peers AS peer_group,
  CAST(baht AS DECIMAL(18, 2)) AS amount_thb
FROM answered
