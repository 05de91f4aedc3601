-- One row per agency and fiscal year with a competitive tender: the share of them agreed within a hair of the reference price.
WITH
  placed AS (
    SELECT
      agency_id, fiscal_year_be, peer_province, peer_area, peer_nation, not_whole_reason,
      CASE WHEN reference_satang > 0 AND agreed_satang > 0 THEN 1 ELSE 0 END AS is_priced,
      CASE
        WHEN reference_satang > 0
        AND agreed_satang <= reference_satang
        AND CAST(agreed_satang AS DOUBLE) >= {near_share} * CAST(reference_satang AS DOUBLE) THEN 1
        ELSE 0
      END AS is_near, agreed_satang
    FROM tenders
    WHERE is_competitive = TRUE
  ),
  counted AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      min(not_whole_reason) AS not_whole_reason,
      sum(is_priced) AS n,
      sum(is_near) AS near_count,
      sum(CASE WHEN is_near = 1 THEN agreed_satang ELSE 0 END) AS near_satang
    FROM placed
    GROUP BY agency_id, fiscal_year_be
  ),
  with_peers AS (
    SELECT
      c.agency_id, c.fiscal_year_be, c.n, c.near_satang,
      CAST(c.near_count AS DOUBLE) / nullif(CAST(c.n AS DOUBLE), 0) AS near_part,
      {z} * {z} / nullif(CAST(c.n AS DOUBLE), 0) AS zz,
      coalesce(p.peer_group, r.peer_group, t.peer_group) AS peer_group,
      coalesce(p.p75, r.p75, t.p75) AS peer_p75,
      coalesce(p.base_rate, r.base_rate, t.base_rate) AS peer_rate,
      CASE
        WHEN c.not_whole_reason IS NOT NULL THEN c.not_whole_reason
        WHEN c.n = 0 THEN 'no_reference_price'
        WHEN c.n < {min_tenders} THEN 'too_few'
        WHEN coalesce(p.peer_group, r.peer_group, t.peer_group) IS NULL THEN 'too_few_peers'
      END AS reason
    FROM
      counted AS c
      LEFT JOIN peers_award_at_reference_price AS p ON p.peer_group = c.peer_province AND p.n >= {min_peers}
      LEFT JOIN peers_award_at_reference_price AS r ON r.peer_group = c.peer_area AND r.n >= {min_peers}
      LEFT JOIN peers_award_at_reference_price AS t ON t.peer_group = c.peer_nation AND t.n >= {min_peers}
  ),
  bounded AS (
    SELECT
      agency_id, fiscal_year_be, n, near_satang, near_part, peer_group, reason,
      CASE WHEN peer_p75 < {min_threshold} THEN {min_threshold} ELSE peer_p75 END AS threshold,
      CASE WHEN peer_rate < {min_base_rate} THEN {min_base_rate} ELSE peer_rate END AS base_rate,
      (near_part + zz / 2 - sqrt(zz * near_part * (1 - near_part) + zz * zz / 4)) / (1 + zz) AS low,
      (near_part + zz / 2 + sqrt(zz * near_part * (1 - near_part) + zz * zz / 4)) / (1 + zz) AS high
    FROM with_peers
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN low >= threshold END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN near_part END AS value,
  n,
  CASE WHEN reason IS NULL THEN low END AS low,
  CASE WHEN reason IS NULL THEN high END AS high,
  CASE
    WHEN reason IS NOT NULL THEN NULL
    WHEN near_part <= base_rate OR base_rate >= 1 THEN 1
    WHEN near_part >= 1 THEN exp(CAST(n AS DOUBLE) * ln(base_rate))
    ELSE exp(
      - CAST(n AS DOUBLE) * (near_part * ln(near_part / base_rate) + (1 - near_part) * ln((1 - near_part) / (1 - base_rate)))
    )
  END AS p_value,
  CASE WHEN reason IS NULL THEN threshold END AS threshold,
  CASE WHEN reason IS NULL THEN peer_group END AS peer_group,
  CAST(CAST(near_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
