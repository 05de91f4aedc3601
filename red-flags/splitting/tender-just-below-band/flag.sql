-- One row per agency and fiscal year with open tenders near the bands: the share budgeted just below one.
WITH
  placed AS (
    SELECT
      t.tender_id,
      min(t.agency_id) AS agency_id,
      min(t.fiscal_year_be) AS fiscal_year_be,
      min(t.peer_province) AS peer_province,
      min(t.peer_area) AS peer_area,
      min(t.peer_nation) AS peer_nation,
      min(t.not_whole_reason) AS not_whole_reason,
      min(t.budget_satang) AS budget_satang,
      min(l.limit_satang) AS lowest_band_satang,
      max(
        CASE
          WHEN t.budget_satang <= l.limit_satang
          AND CAST(t.budget_satang AS DOUBLE) >= {near_share} * CAST(l.limit_satang AS DOUBLE) THEN 1
          ELSE 0
        END
      ) AS is_near
    FROM
      tenders AS t
      LEFT JOIN law_limits AS l ON l.limit_code IN ('band_5m', 'band_10m', 'band_50m')
      AND l.applies_to = 'general'
      AND coalesce(t.announced_day, t.signed_day) BETWEEN l.from_day AND l.to_day
    WHERE t.procurement_method = 'open' AND t.is_special_service = FALSE AND t.budget_satang > 0
    GROUP BY t.tender_id
    HAVING
      min(l.limit_satang) IS NULL
      OR CAST(min(t.budget_satang) AS DOUBLE) >= {floor_share} * CAST(min(l.limit_satang) AS DOUBLE)
  ),
  counted AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      min(not_whole_reason) AS not_whole_reason,
      count(lowest_band_satang) AS n,
      sum(is_near) AS near_count,
      coalesce(sum(CASE WHEN is_near = 1 THEN budget_satang END), 0) AS near_satang
    FROM placed
    GROUP BY agency_id, fiscal_year_be
  ),
  with_peers AS (
    SELECT
      c.agency_id, c.fiscal_year_be, c.not_whole_reason, c.n, c.near_count, c.near_satang,
      CAST(c.near_count AS DOUBLE) / nullif(CAST(c.n AS DOUBLE), 0) AS near_share,
      coalesce(p.peer_group, r.peer_group, t.peer_group) AS peer_group,
      coalesce(p.base_rate, r.base_rate, t.base_rate) AS base_rate
    FROM
      counted AS c
      LEFT JOIN peers_tender_just_below_band AS p ON p.peer_group = c.peer_province AND p.n >= {min_peers}
      LEFT JOIN peers_tender_just_below_band AS r ON r.peer_group = c.peer_area AND r.n >= {min_peers}
      LEFT JOIN peers_tender_just_below_band AS t ON t.peer_group = c.peer_nation AND t.n >= {min_peers}
  ),
  judged AS (
    SELECT
      agency_id, fiscal_year_be, n, near_count, near_satang, near_share, peer_group,
      CASE WHEN base_rate < {min_base_rate} THEN {min_base_rate} ELSE base_rate END AS base_rate,
      CASE
        WHEN not_whole_reason IS NOT NULL THEN not_whole_reason
        WHEN n = 0 THEN 'limit_unknown'
        WHEN n < {min_tenders} THEN 'too_few'
        WHEN peer_group IS NULL THEN 'too_few_peers'
      END AS reason,
      {z} * {z} / CAST(nullif(n, 0) AS DOUBLE) AS zz
    FROM with_peers
  ),
  bounded AS (
    SELECT
      agency_id, fiscal_year_be, n, near_count, near_satang, near_share, peer_group, base_rate, reason,
      (near_share + zz / 2 - sqrt(zz * near_share * (1 - near_share) + zz * zz / 4)) / (1 + zz) AS low,
      (near_share + zz / 2 + sqrt(zz * near_share * (1 - near_share) + zz * zz / 4)) / (1 + zz) AS high
    FROM judged
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN near_count >= {min_near} AND low >= base_rate END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN near_share END AS value,
  n,
  CASE WHEN reason IS NULL THEN low END AS low,
  CASE WHEN reason IS NULL THEN high END AS high,
  CASE
    WHEN reason IS NOT NULL THEN NULL
    WHEN near_share <= base_rate THEN 1
    WHEN near_share >= 1 THEN exp(CAST(n AS DOUBLE) * ln(base_rate))
    ELSE exp(
      - CAST(n AS DOUBLE) * (near_share * ln(near_share / base_rate) + (1 - near_share) * ln((1 - near_share) / (1 - base_rate)))
    )
  END AS p_value,
  CASE WHEN reason IS NULL THEN base_rate END AS threshold,
  CASE WHEN reason IS NULL THEN peer_group END AS peer_group,
  CAST(CAST(near_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
