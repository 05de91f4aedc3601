-- One row per project awarded directly, the smallest left out: its agreed price against the limit.
WITH
  smallest AS (
    SELECT min(limit_satang) AS smallest_satang
    FROM law_limits
    WHERE limit_code = 'direct_award'
  ),
  large AS (
    SELECT
      t.tender_id, t.fiscal_year_be, t.signed_day, t.agreed_satang,
      CASE WHEN t.is_special_service THEN 'special_service' ELSE 'general' END AS applies_to
    FROM
      tenders AS t
      CROSS JOIN smallest AS s
    WHERE
      t."method" = 'direct'
      AND t.category NOT IN {ruled_categories}
      AND CAST(coalesce(t.agreed_satang, t.budget_satang) AS DOUBLE) >= {floor_share} * CAST(s.smallest_satang AS DOUBLE)
  ),
  measured AS (
    SELECT
      t.tender_id, t.fiscal_year_be, t.agreed_satang,
      CAST(t.agreed_satang AS DOUBLE) / CAST(l.limit_satang AS DOUBLE) AS limit_ratio,
      CASE
        WHEN t.agreed_satang IS NULL THEN 'no_amount'
        WHEN t.signed_day IS NULL THEN 'no_signing_date'
        WHEN l.limit_satang IS NULL THEN 'limit_unknown'
      END AS reason
    FROM
      large AS t
      LEFT JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = t.applies_to
      AND t.signed_day BETWEEN l.from_day AND l.to_day
  )
SELECT
  'tender' AS subject_kind, tender_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN limit_ratio >= 1 + {over_share} END AS candidate,
  reason,
  CASE WHEN reason IS NULL THEN limit_ratio END AS value,
  CAST(1 AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  1 + {over_share} AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(agreed_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM measured
