-- One row per competitive project: how far the agreed price lies below the reference price, or the budget where none is published.
WITH
  measured AS (
    SELECT
      tender_id, fiscal_year_be,
      "method" AS method_name,
      kind, is_competitive,
      CASE WHEN reference_satang > 0 THEN 'reference' ELSE 'budget' END AS basis,
      CASE WHEN reference_satang > 0 THEN reference_satang ELSE budget_satang END AS basis_satang,
      agreed_satang
    FROM tenders
    WHERE is_competitive = TRUE OR is_competitive IS NULL
  ),
  discounts AS (
    SELECT
      tender_id, fiscal_year_be, basis_satang, is_competitive, agreed_satang,
      method_name || '|' || basis || '|' || kind AS group_of_kind,
      method_name || '|' || basis AS group_of_method,
      'competitive|' || basis AS group_of_all,
      CAST(basis_satang - agreed_satang AS DOUBLE) / nullif(CAST(basis_satang AS DOUBLE), 0) AS discount
    FROM measured
  ),
  with_peers AS (
    SELECT
      d.tender_id, d.fiscal_year_be, d.basis_satang, d.agreed_satang, d.discount,
      coalesce(k.peer_group, m.peer_group, a.peer_group) AS peer_group,
      coalesce(k.deep, m.deep, a.deep) AS deep,
      CASE
        WHEN d.is_competitive IS NULL THEN 'method_unknown'
        WHEN d.basis_satang IS NULL OR d.basis_satang <= 0 THEN 'no_budget'
        WHEN d.agreed_satang IS NULL OR d.agreed_satang <= 0 THEN 'no_amount'
        WHEN coalesce(k.peer_group, m.peer_group, a.peer_group) IS NULL THEN 'too_few_peers'
      END AS reason
    FROM
      discounts AS d
      LEFT JOIN peers_deep_discount AS k ON k.peer_group = d.group_of_kind AND k.n >= {min_peers}
      LEFT JOIN peers_deep_discount AS m ON m.peer_group = d.group_of_method AND m.n >= {min_peers}
      LEFT JOIN peers_deep_discount AS a ON a.peer_group = d.group_of_all AND a.n >= {min_peers}
  ),
  judged AS (
    SELECT
      tender_id, fiscal_year_be, agreed_satang, discount, reason, peer_group,
      CASE WHEN deep < {min_discount} THEN {min_discount} ELSE deep END AS threshold
    FROM with_peers
  )
SELECT
  'tender' AS subject_kind, tender_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN discount >= threshold END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN discount END AS value,
  CAST(1 AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CASE WHEN reason IS NULL THEN threshold END AS threshold,
  CASE WHEN reason IS NULL THEN peer_group END AS peer_group,
  CAST(CAST(agreed_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM judged
