-- One row per agency and fiscal year: the largest identified supplier of its direct awards (the largest by name where none is identified).
WITH
  counted AS (
    SELECT
      agency_id, fiscal_year_be, supplier_id, supplier_is_weak, is_competitive, amount_satang,
      -- Hundreds of baht, capped at 100 billion baht, so that squares stay whole numbers within BIGINT.
      CASE
        WHEN amount_satang > 10000000000000 THEN CAST(1000000000 AS BIGINT)
        ELSE CAST(ceil(CAST(amount_satang AS DOUBLE) / 10000) AS BIGINT)
      END AS hundreds
    FROM awards
    WHERE is_competitive IS NULL OR NOT is_competitive
  ),
  by_supplier AS (
    SELECT
      agency_id, fiscal_year_be, supplier_id,
      max(CASE WHEN supplier_is_weak THEN 1 ELSE 0 END) AS weak,
      count(*) AS award_rows,
      count(amount_satang) AS counted_rows,
      sum(CASE WHEN is_competitive IS NULL THEN 1 ELSE 0 END) AS method_unknown_rows,
      coalesce(sum(amount_satang), 0) AS satang,
      coalesce(sum(hundreds), 0) AS hundreds,
      coalesce(sum(hundreds * hundreds), 0) AS hundreds_squared
    FROM counted
    GROUP BY agency_id, fiscal_year_be, supplier_id
  ),
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      sum(award_rows) AS award_rows,
      sum(counted_rows) AS counted_rows,
      sum(method_unknown_rows) AS method_unknown_rows,
      sum(CASE WHEN supplier_id IS NULL THEN award_rows ELSE 0 END) AS unnamed_rows,
      CAST(sum(satang) AS DOUBLE) AS satang,
      CAST(sum(hundreds) AS DOUBLE) AS hundreds,
      CAST(sum(hundreds_squared) AS DOUBLE) AS hundreds_squared,
      max(CASE WHEN weak = 0 THEN satang END) AS top_identified,
      max(CASE WHEN supplier_id IS NOT NULL THEN satang END) AS top_named
    FROM by_supplier
    GROUP BY agency_id, fiscal_year_be
  ),
  largest AS (
    SELECT
      s.agency_id, s.fiscal_year_be,
      min(s.supplier_id) AS supplier_id
    FROM
      by_supplier AS s
      INNER JOIN by_agency AS g ON s.agency_id = g.agency_id
      AND s.fiscal_year_be = g.fiscal_year_be
      AND s.satang = coalesce(g.top_identified, g.top_named)
      AND s.weak = CASE WHEN g.top_identified IS NULL THEN 1 ELSE 0 END
    WHERE s.supplier_id IS NOT NULL
    GROUP BY s.agency_id, s.fiscal_year_be
  ),
  measured AS (
    SELECT
      'pair:' || g.agency_id || '|' || l.supplier_id AS pair_id,
      g.fiscal_year_be, a.peer_province, a.peer_area, a.peer_nation, a.not_whole_reason,
      CASE WHEN g.top_identified IS NULL THEN 1 ELSE 0 END AS weak,
      g.award_rows, g.counted_rows, g.method_unknown_rows, g.unnamed_rows,
      coalesce(g.top_identified, g.top_named) AS satang,
      CAST(coalesce(g.top_identified, g.top_named) AS DOUBLE) / nullif(g.satang, 0) AS money_share,
      -- Kish: how many equal purchases the agency's unequal ones are worth as evidence.
      g.hundreds * g.hundreds / nullif(g.hundreds_squared, 0) AS effective_n
    FROM
      by_agency AS g
      INNER JOIN largest AS l ON g.agency_id = l.agency_id AND g.fiscal_year_be = l.fiscal_year_be
      INNER JOIN agencies AS a ON g.agency_id = a.agency_id
  ),
  compared AS (
    SELECT
      m.pair_id, m.fiscal_year_be, m.satang, m.counted_rows, m.money_share, m.effective_n,
      coalesce(in_province.peer_group, in_area.peer_group, in_nation.peer_group) AS peers,
      coalesce(in_province.p90, in_area.p90, in_nation.p90) AS limit_share,
      coalesce(in_province.base_rate, in_area.base_rate, in_nation.base_rate) AS base_rate,
      CASE
        WHEN m.not_whole_reason IS NOT NULL THEN m.not_whole_reason
        WHEN m.weak = 1 THEN 'supplier_without_id'
        WHEN CAST(m.method_unknown_rows AS DOUBLE) > {max_unknown_share} * CAST(m.award_rows AS DOUBLE) THEN 'method_unknown'
        WHEN CAST(m.award_rows - m.counted_rows AS DOUBLE) > {max_unknown_share} * CAST(m.award_rows AS DOUBLE) THEN 'no_amount'
        WHEN CAST(m.unnamed_rows AS DOUBLE) > {max_unknown_share} * CAST(m.award_rows AS DOUBLE) THEN 'no_supplier'
        WHEN m.money_share IS NULL THEN 'no_amount'
        WHEN m.counted_rows < {min_awards} OR m.effective_n < {min_effective_awards} THEN 'too_few'
        WHEN coalesce(in_province.n, in_area.n, in_nation.n) IS NULL THEN 'too_few_peers'
      END AS reason
    FROM
      measured AS m
      LEFT JOIN peers_supplier_share AS in_province ON m.peer_province = in_province.peer_group
      AND in_province.n >= {min_peers}
      LEFT JOIN peers_supplier_share AS in_area ON m.peer_area = in_area.peer_group
      AND in_area.n >= {min_peers}
      LEFT JOIN peers_supplier_share AS in_nation ON m.peer_nation = in_nation.peer_group
      AND in_nation.n >= {min_peers}
  ),
  bounded AS (
    SELECT
      *,
      (
        money_share + {z} * {z} / (2 * effective_n) - {z} * sqrt(money_share * (1 - money_share) / effective_n + {z} * {z} / (4 * effective_n * effective_n))
      ) / (1 + {z} * {z} / effective_n) AS lower_bound,
      (
        money_share + {z} * {z} / (2 * effective_n) + {z} * sqrt(money_share * (1 - money_share) / effective_n + {z} * {z} / (4 * effective_n * effective_n))
      ) / (1 + {z} * {z} / effective_n) AS upper_bound,
      CASE
        WHEN base_rate IS NULL OR money_share <= base_rate OR base_rate >= 1 THEN CAST(1 AS DOUBLE)
        WHEN money_share >= 1 THEN exp(- effective_n * ln(1 / base_rate))
        ELSE exp(
          - effective_n * (
            money_share * ln(money_share / base_rate) + (1 - money_share) * ln((1 - money_share) / (1 - base_rate))
          )
        )
      END AS chance
    FROM compared
  )
SELECT
  'pair' AS subject_kind, pair_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN lower_bound >= limit_share END AS candidate,
  reason, money_share AS value, counted_rows AS n,
  CASE WHEN reason IS NULL THEN lower_bound END AS low,
  CASE WHEN reason IS NULL THEN upper_bound END AS high,
  CASE WHEN reason IS NULL THEN chance END AS p_value,
  limit_share AS threshold, peers AS peer_group,
  CAST(CAST(satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
