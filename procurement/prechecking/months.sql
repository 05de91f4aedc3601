-- One row per thing of which purchases that are not begun together cross the limit of one direct award, and the month in which they do.
WITH
  planned AS (
    SELECT
      a.tender_id, a.fiscal_year_be, a.stem, a.signed_day, a.amount_satang, l.limit_satang,
      sum(a.amount_satang) OVER (
        PARTITION BY a.fiscal_year_be, a.stem
        ORDER BY a.signed_day, a.award_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS running_satang
    FROM
      draft_awards AS a
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND a.stem IS NOT NULL
      AND a.amount_satang <= l.limit_satang
  ),
  begun AS (
    SELECT
      fiscal_year_be, stem,
      count(*) AS public_count,
      sum(amount_satang) AS public_satang
    FROM public_awards
    WHERE "method" = 'direct' AND is_special_service = FALSE AND stem IS NOT NULL
    GROUP BY fiscal_year_be, stem
  )
SELECT
  p.fiscal_year_be, p.stem,
  min(p.signed_day) AS first_day,
  min(CASE WHEN p.running_satang > p.limit_satang THEN p.signed_day END) AS crossing_day,
  CAST(max(p.running_satang) AS BIGINT) AS planned_satang,
  max(p.limit_satang) AS limit_satang,
  string_agg(p.tender_id, ' ' ORDER BY p.signed_day, p.tender_id) AS tender_ids,
  coalesce(max(b.public_count), 0) AS public_count,
  CAST(coalesce(max(b.public_satang), 0) AS BIGINT) AS public_satang
FROM
  planned AS p
  LEFT JOIN begun AS b ON b.fiscal_year_be = p.fiscal_year_be AND b.stem = p.stem
GROUP BY p.fiscal_year_be, p.stem
HAVING count(*) > 1 AND max(p.running_satang) > max(p.limit_satang)
ORDER BY crossing_day, p.stem
