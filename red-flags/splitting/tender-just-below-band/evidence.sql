-- One row per open tender near the bands, those just below one first, then by budget and day.
WITH
  placed AS (
    SELECT
      t.tender_id,
      min(t.budget_satang) AS budget_satang,
      min(coalesce(t.announced_day, t.signed_day)) AS notice_day,
      max(
        CASE
          WHEN t.budget_satang <= l.limit_satang
          AND CAST(t.budget_satang AS DOUBLE) >= {near_share} * CAST(l.limit_satang AS DOUBLE) THEN 1
          ELSE 0
        END
      ) AS is_near,
      min(CASE WHEN t.budget_satang <= l.limit_satang THEN l.limit_satang END) AS band_above_satang
    FROM
      tenders AS t
      INNER JOIN law_limits AS l ON l.limit_code IN ('band_5m', 'band_10m', 'band_50m')
      AND l.applies_to = 'general'
      AND coalesce(t.announced_day, t.signed_day) BETWEEN l.from_day AND l.to_day
    WHERE
      t.agency_id = {subject_id}
      AND t.fiscal_year_be = {period_be}
      AND t.procurement_method = 'open'
      AND t.is_special_service = FALSE
    GROUP BY t.tender_id
    HAVING CAST(min(t.budget_satang) AS DOUBLE) >= {floor_share} * CAST(min(l.limit_satang) AS DOUBLE)
  )
SELECT
  tender_id,
  CAST(NULL AS VARCHAR) AS award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(is_near AS DOUBLE) AS value_num,
  CAST(1 AS DOUBLE) AS value_den,
  CAST(budget_satang AS DOUBLE) / 100 AS budget_thb,
  CAST(band_above_satang AS DOUBLE) / 100 AS band_thb
FROM placed
ORDER BY is_near DESC, budget_satang DESC, notice_day, tender_id
