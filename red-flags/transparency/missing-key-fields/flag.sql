-- One row per agency and fiscal year: the share of its awards without a field that every file layout carries.
WITH
  no_budget AS (
    SELECT tender_id
    FROM tenders
    WHERE budget_satang IS NULL OR budget_satang <= 0
  ),
  marked AS (
    SELECT
      c.agency_id, c.fiscal_year_be, c.peer_province, c.peer_area, c.peer_nation, c.not_whole_reason,
      CASE WHEN c.tender_award_count = 1 THEN c.agreed_satang ELSE c.contract_satang END AS amount_satang,
      CASE
        WHEN c.signed_day IS NULL
        OR c.ends_day IS NULL
        OR c.contract_no IS NULL
        OR b.tender_id IS NOT NULL THEN 1
        ELSE 0
      END AS is_missing
    FROM
      contracts AS c
      LEFT JOIN no_budget AS b ON b.tender_id = c.tender_id
  ),
  counted AS (
    SELECT
      agency_id, fiscal_year_be,
      min(peer_province) AS peer_province,
      min(peer_area) AS peer_area,
      min(peer_nation) AS peer_nation,
      min(not_whole_reason) AS not_whole_reason,
      count(*) AS n,
      sum(is_missing) AS missing_count,
      coalesce(sum(CASE WHEN is_missing = 1 THEN amount_satang END), 0) AS missing_satang
    FROM marked
    GROUP BY agency_id, fiscal_year_be
  ),
  with_peers AS (
    SELECT
      c.agency_id, c.fiscal_year_be, c.n, c.missing_satang,
      CAST(c.missing_count AS DOUBLE) / CAST(c.n AS DOUBLE) AS missing_part,
      {z} * {z} / CAST(c.n AS DOUBLE) AS zz,
      coalesce(p.peer_group, r.peer_group, t.peer_group) AS peer_group,
      coalesce(p.p95, r.p95, t.p95) AS peer_p95,
      coalesce(p.base_rate, r.base_rate, t.base_rate) AS peer_rate,
      CASE
        WHEN c.not_whole_reason IS NOT NULL THEN c.not_whole_reason
        WHEN c.n < {min_awards} THEN 'too_few'
        WHEN coalesce(p.peer_group, r.peer_group, t.peer_group) IS NULL THEN 'too_few_peers'
      END AS reason
    FROM
      counted AS c
      LEFT JOIN peers_missing_key_fields AS p ON p.peer_group = c.peer_province AND p.n >= {min_peers}
      LEFT JOIN peers_missing_key_fields AS r ON r.peer_group = c.peer_area AND r.n >= {min_peers}
      LEFT JOIN peers_missing_key_fields AS t ON t.peer_group = c.peer_nation AND t.n >= {min_peers}
  ),
  bounded AS (
    SELECT
      agency_id, fiscal_year_be, n, missing_satang, missing_part, peer_group, reason,
      CASE WHEN peer_p95 < {min_threshold} THEN {min_threshold} ELSE peer_p95 END AS threshold,
      CASE WHEN peer_rate < {min_base_rate} THEN {min_base_rate} ELSE peer_rate END AS base_rate,
      (missing_part + zz / 2 - sqrt(zz * missing_part * (1 - missing_part) + zz * zz / 4)) / (1 + zz) AS low,
      (missing_part + zz / 2 + sqrt(zz * missing_part * (1 - missing_part) + zz * zz / 4)) / (1 + zz) AS high
    FROM with_peers
  )
SELECT
  'agency' AS subject_kind, agency_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN low >= threshold END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN missing_part END AS value,
  n,
  CASE WHEN reason IS NULL THEN low END AS low,
  CASE WHEN reason IS NULL THEN high END AS high,
  CASE
    WHEN reason IS NOT NULL THEN NULL
    WHEN missing_part <= base_rate OR base_rate >= 1 THEN 1
    WHEN missing_part >= 1 THEN exp(CAST(n AS DOUBLE) * ln(base_rate))
    ELSE exp(
      - CAST(n AS DOUBLE) * (
        missing_part * ln(missing_part / base_rate) + (1 - missing_part) * ln((1 - missing_part) / (1 - base_rate))
      )
    )
  END AS p_value,
  CASE WHEN reason IS NULL THEN threshold END AS threshold,
  CASE WHEN reason IS NULL THEN peer_group END AS peer_group,
  CAST(CAST(missing_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM bounded
