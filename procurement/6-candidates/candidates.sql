-- One row per ranked subject and fiscal year; at most one of an agency's rows in a year is listed.
-- The row that is listed is the narrowest subject that tells nearly the whole story: an award that
-- carries four fifths of its pair's points, else a pair that carries four fifths of the agency's,
-- else the agency. The agency's other ranked subjects stand inside that row, so nothing stands twice.
-- The list is in the order of the listed rows' own points (list_score), which their parts add up to.
CREATE TABLE candidates AS
WITH
  ranked AS (
    SELECT *
    FROM scores
    WHERE is_ranked
  ),
  best AS (
    SELECT
      agency_id, fiscal_year_be,
      max(score) AS best_score
    FROM ranked
    GROUP BY ALL
  ),
  pair_best AS (
    SELECT
      pair_id, fiscal_year_be,
      max(score) AS pair_score
    FROM ranked
    WHERE pair_id IS NOT NULL
    GROUP BY ALL
  ),
  eligible AS (
    SELECT
      r.*,
      CASE r.subject_kind WHEN 'award' THEN 1 WHEN 'pair' THEN 2 ELSE 3 END AS width,
      5 * r.score >= 4 * b.best_score
      AND (r.subject_kind <> 'award' OR 5 * r.score >= 4 * coalesce(p.pair_score, 0)) AS tells_most
    FROM
      ranked r
      JOIN best b USING (agency_id, fiscal_year_be)
      LEFT JOIN pair_best p USING (pair_id, fiscal_year_be)
  ),
  placed AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY agency_id, fiscal_year_be
        ORDER BY tells_most DESC, width, score DESC, money_satang DESC, subject_id
      ) AS agency_place
    FROM eligible
  )
SELECT
  subject_kind, subject_id, fiscal_year_be, agency_id, pair_id, score, family_count, families, flag_count,
  money_satang,
  max(CASE WHEN agency_place = 1 THEN score END) OVER (PARTITION BY agency_id, fiscal_year_be) AS list_score,
  agency_place,
  agency_place = 1 AS is_listed
FROM placed;
