-- One row per agency and fiscal year: the chance that two baht of two different direct awards went to one identified supplier.
WITH
  counted AS (
    SELECT
      agency_id, fiscal_year_be, supplier_id, supplier_is_weak, is_competitive, amount_satang,
      CAST(ceil(CAST(amount_satang AS DOUBLE) / 100000) AS BIGINT) AS thousands
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
      CAST(coalesce(sum(thousands), 0) AS BIGINT) AS thousands,
      CAST(coalesce(sum(thousands * thousands), 0) AS BIGINT) AS squares
    FROM counted
    GROUP BY agency_id, fiscal_year_be, supplier_id
  ),
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      sum(award_rows) AS award_rows,
      sum(counted_rows) AS counted_rows,
      sum(method_unknown_rows) AS method_unknown_rows,
      sum(satang) AS satang,
      CAST(sum(CASE WHEN weak = 1 THEN 0 ELSE thousands END) AS DOUBLE) AS identified,
      CAST(sum(thousands) AS BIGINT) AS thousands,
      CAST(sum(squares) AS BIGINT) AS squares,
      CAST(sum(CASE WHEN weak = 1 THEN 0 ELSE thousands * thousands - squares END) AS DOUBLE) AS same_supplier
    FROM by_supplier
    GROUP BY agency_id, fiscal_year_be
  ),
  measured AS (
    SELECT
      b.agency_id, b.fiscal_year_be, a.peer_province, a.peer_area, a.peer_nation, a.not_whole_reason,
      b.award_rows, b.counted_rows, b.method_unknown_rows, b.satang, b.identified, b.thousands,
      b.same_supplier / nullif(CAST(b.thousands * b.thousands - b.squares AS DOUBLE), 0) AS concentration,
      -- Kish's effective number of awards; half of it, because the measure looks at pairs of awards (Hoeffding 1963, U-statistics).
      CAST(b.thousands * b.thousands AS DOUBLE) / nullif(CAST(b.squares AS DOUBLE), 0) / 2 AS effective_pairs
    FROM
      by_agency AS b
      INNER JOIN agencies AS a ON b.agency_id = a.agency_id
  ),
  compared AS (
    SELECT
      m.agency_id, m.fiscal_year_be, m.satang, m.counted_rows, m.concentration, m.effective_pairs,
      coalesce(in_province.peer_group, in_area.peer_group, in_nation.peer_group) AS peers,
      coalesce(in_province.p90, in_area.p90, in_nation.p90) AS limit_index,
      coalesce(in_province.base_rate, in_area.base_rate, in_nation.base_rate) AS base_rate,
      CASE
        WHEN m.not_whole_reason IS NOT NULL THEN m.not_whole_reason
        WHEN CAST(m.method_unknown_rows AS DOUBLE) > {max_unknown_share} * CAST(m.award_rows AS DOUBLE) THEN 'method_unknown'
        WHEN CAST(m.award_rows - m.counted_rows AS DOUBLE) > {max_unknown_share} * CAST(m.award_rows AS DOUBLE) THEN 'no_amount'
        WHEN m.counted_rows < {min_awards} THEN 'too_few'
        WHEN m.concentration IS NULL THEN 'no_amount'
        WHEN m.identified < {min_identified_share} * CAST(m.thousands AS DOUBLE) THEN 'supplier_without_id'
        WHEN m.effective_pairs < {min_effective_pairs} THEN 'too_few'
        WHEN coalesce(in_province.n, in_area.n, in_nation.n) IS NULL THEN 'too_few_peers'
      END AS reason
    FROM
      measured AS m
      LEFT JOIN peers_market_concentration AS in_province ON m.peer_province = in_province.peer_group
      AND in_province.n >= {min_peers}
      LEFT JOIN peers_market_concentration AS in_area ON m.peer_area = in_area.peer_group
      AND in_area.n >= {min_peers}
      LEFT JOIN peers_market_concentration AS in_nation ON m.peer_nation = in_nation.peer_group
      AND in_nation.n >= {min_peers}
  ),
  bounded AS (
    SELECT
      *,
      (
        concentration + {z} * {z} / (2 * effective_pairs) - {z} * sqrt(
          concentration * (1 - concentration) / effective_pairs + {z} * {z} / (4 * effective_pairs * effective_pairs)
        )
      ) / (1 + {z} * {z} / effective_pairs) AS lower_bound,
      (
        concentration + {z} * {z} / (2 * effective_pairs) + {z} * sqrt(
          concentration * (1 - concentration) / effective_pairs + {z} * {z} / (4 * effective_pairs * effective_pairs)
        )
      ) / (1 + {z} * {z} / effective_pairs) AS upper_bound,
      CASE
        WHEN base_rate IS NULL OR concentration <= base_rate OR base_rate >= 1 THEN CAST(1 AS DOUBLE)
        WHEN concentration >= 1 THEN exp(- effective_pairs * ln(1 / base_rate))
        ELSE exp(
          - effective_pairs * (
            concentration * ln(concentration / base_rate) + (1 - concentration) * ln((1 - concentration) / (1 - base_rate))
          )
        )
      END AS chance
    FROM compared
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN lower_bound >= limit_index END AS candidate,
  reason, concentration AS value, counted_rows AS n,
  CASE WHEN reason IS NULL THEN lower_bound END AS low,
  CASE WHEN reason IS NULL THEN upper_bound END AS high,
  CASE WHEN reason IS NULL THEN chance END AS p_value,
  limit_index AS threshold, peers AS peer_group,
  CAST(CAST(satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
