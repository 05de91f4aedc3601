-- One row per agency and fiscal year: the share of its projects signed in the last months of the year.
WITH
  year_reached AS (
    SELECT
      fiscal_year_be,
      max(signed_month_be) AS last_month
    FROM tenders
    GROUP BY fiscal_year_be
  ),
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      count(*) AS project_count,
      count(signed_month_be) AS dated_count,
      sum(CASE WHEN signed_month_be IN {late_months} THEN 1 ELSE 0 END) AS late_count,
      sum(CASE WHEN signed_month_be IN {late_months} THEN agreed_satang END) AS late_satang
    FROM tenders
    GROUP BY agency_id, fiscal_year_be
  ),
  measured AS (
    SELECT
      b.agency_id, b.fiscal_year_be, a.peer_province, a.peer_area, a.peer_nation, a.not_whole_reason,
      b.project_count, b.dated_count, b.late_satang,
      CAST(b.dated_count AS DOUBLE) AS dated,
      CAST(b.late_count AS DOUBLE) / nullif(CAST(b.dated_count AS DOUBLE), 0) AS late_share
    FROM
      by_agency AS b
      INNER JOIN agencies AS a ON b.agency_id = a.agency_id
  ),
  compared AS (
    SELECT
      m.agency_id, m.fiscal_year_be, m.dated_count, m.dated, m.late_share, m.late_satang,
      coalesce(in_province.peer_group, in_area.peer_group, in_nation.peer_group) AS peers,
      coalesce(in_province.p90, in_area.p90, in_nation.p90) AS limit_share,
      coalesce(in_province.base_rate, in_area.base_rate, in_nation.base_rate) AS base_rate,
      CASE
        WHEN m.not_whole_reason IS NOT NULL THEN m.not_whole_reason
        WHEN y.last_month IS NULL OR y.last_month < 12 THEN 'source_sampled'
        WHEN m.project_count < {min_projects} THEN 'too_few'
        WHEN CAST(m.project_count - m.dated_count AS DOUBLE) > {max_undated_share} * CAST(m.project_count AS DOUBLE) THEN 'no_signing_date'
        WHEN m.dated_count < {min_projects} THEN 'too_few'
        WHEN coalesce(in_province.n, in_area.n, in_nation.n) IS NULL THEN 'too_few_peers'
      END AS reason
    FROM
      measured AS m
      INNER JOIN year_reached AS y ON m.fiscal_year_be = y.fiscal_year_be
      LEFT JOIN peers_year_end_rush AS in_province ON m.peer_province = in_province.peer_group
      AND in_province.n >= {min_peers}
      LEFT JOIN peers_year_end_rush AS in_area ON m.peer_area = in_area.peer_group
      AND in_area.n >= {min_peers}
      LEFT JOIN peers_year_end_rush AS in_nation ON m.peer_nation = in_nation.peer_group
      AND in_nation.n >= {min_peers}
  ),
  bounded AS (
    SELECT
      *,
      (
        late_share + {z} * {z} / (2 * dated) - {z} * sqrt(late_share * (1 - late_share) / dated + {z} * {z} / (4 * dated * dated))
      ) / (1 + {z} * {z} / dated) AS lower_bound,
      (
        late_share + {z} * {z} / (2 * dated) + {z} * sqrt(late_share * (1 - late_share) / dated + {z} * {z} / (4 * dated * dated))
      ) / (1 + {z} * {z} / dated) AS upper_bound,
      CASE
        WHEN base_rate IS NULL OR late_share <= base_rate OR base_rate >= 1 THEN CAST(1 AS DOUBLE)
        WHEN base_rate <= 0 THEN CAST(1 AS DOUBLE)
        WHEN late_share >= 1 THEN exp(- dated * ln(1 / base_rate))
        ELSE exp(
          - dated * (late_share * ln(late_share / base_rate) + (1 - late_share) * ln((1 - late_share) / (1 - base_rate)))
        )
      END AS chance
    FROM compared
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN lower_bound >= limit_share END AS candidate,
  reason, late_share AS value, dated_count AS n,
  CASE WHEN reason IS NULL THEN lower_bound END AS low,
  CASE WHEN reason IS NULL THEN upper_bound END AS high,
  CASE WHEN reason IS NULL THEN chance END AS p_value,
  limit_share AS threshold, peers AS peer_group,
  CAST(CAST(late_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
