-- One row per competitive project (or one whose method is unknown): days from the announcement to the first signing.
WITH
  projects AS (
    SELECT
      tender_id, fiscal_year_be, method, is_competitive, is_special_service, announced_day, signed_day,
      budget_satang, agreed_satang
    FROM tenders
    WHERE is_competitive IS NULL OR is_competitive
  ),
  timed AS (
    SELECT
      p.tender_id, p.fiscal_year_be, p.is_competitive, p.announced_day, p.signed_day, p.agreed_satang,
      CAST(p.signed_day - p.announced_day AS DOUBLE) AS days_after,
      p.method = 'e_bidding'
      AND NOT p.is_special_service AS has_notice_period,
      -- Only e-bidding has a notice period by budget; elsewhere only a signing before the announcement itself counts.
      CASE
        WHEN p.method <> 'e_bidding' OR p.is_special_service THEN CAST(-1 AS BIGINT)
        WHEN p.budget_satang <= band_5m.limit_satang THEN {notice_days_to_5m} + {appeal_days}
        WHEN p.budget_satang <= band_10m.limit_satang THEN {notice_days_to_10m} + {appeal_days}
        WHEN p.budget_satang <= band_50m.limit_satang THEN {notice_days_to_50m} + {appeal_days}
        WHEN p.budget_satang > band_50m.limit_satang THEN {notice_days_over_50m} + {appeal_days}
      END AS too_early_days, p.budget_satang
    FROM
      projects AS p
      LEFT JOIN law_limits AS band_5m ON band_5m.limit_code = 'band_5m'
      AND band_5m.applies_to = 'general'
      AND p.announced_day BETWEEN band_5m.from_day AND band_5m.to_day
      LEFT JOIN law_limits AS band_10m ON band_10m.limit_code = 'band_10m'
      AND band_10m.applies_to = 'general'
      AND p.announced_day BETWEEN band_10m.from_day AND band_10m.to_day
      LEFT JOIN law_limits AS band_50m ON band_50m.limit_code = 'band_50m'
      AND band_50m.applies_to = 'general'
      AND p.announced_day BETWEEN band_50m.from_day AND band_50m.to_day
  ),
  answered AS (
    SELECT
      *,
      CASE
        WHEN is_competitive IS NULL THEN 'method_unknown'
        WHEN announced_day IS NULL THEN 'no_announcement'
        WHEN signed_day IS NULL THEN 'no_signing_date'
        WHEN has_notice_period AND budget_satang IS NULL THEN 'no_budget'
        WHEN too_early_days IS NULL THEN 'limit_unknown'
      END AS reason
    FROM timed
  )
SELECT
  'tender' AS subject_kind, tender_id AS subject_id, fiscal_year_be AS period_be,
  CASE WHEN reason IS NULL THEN days_after <= CAST(too_early_days AS DOUBLE) END AS candidate,
  reason, days_after AS value,
  CAST(1 AS BIGINT) AS n,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS DOUBLE) AS p_value,
  CAST(too_early_days AS DOUBLE) AS threshold,
  CAST(NULL AS VARCHAR) AS peer_group,
  CAST(CAST(agreed_satang AS DOUBLE) / 100 AS DECIMAL(18, 2)) AS amount_thb
FROM answered
