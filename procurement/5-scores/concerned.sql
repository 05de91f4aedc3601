-- One row per award, pair or agency × flag that concerns it: the money, and the result that tells it.
-- Every award's money enters a flag's money once, however many of its subjects name it.
CREATE TABLE concerned AS
WITH
  distinct_awards AS (
    SELECT DISTINCT flag_id, award_id, pair_id, agency_id, fiscal_year_be, money_satang
    FROM finding_awards
  ),
  named AS (
    SELECT flag_id, 'award' AS kind, award_id AS id, fiscal_year_be, subject_kind, subject_id, money_satang
    FROM finding_awards
    UNION ALL
    SELECT flag_id, 'pair', pair_id, fiscal_year_be, subject_kind, subject_id, money_satang
    FROM finding_awards
    WHERE pair_id IS NOT NULL
    UNION ALL
    SELECT flag_id, 'agency', agency_id, fiscal_year_be, subject_kind, subject_id, money_satang
    FROM finding_awards
    UNION ALL
    SELECT flag_id, 'pair', pair_id, fiscal_year_be, subject_kind, subject_id, money_satang
    FROM finding_pairs
    UNION ALL
    SELECT flag_id, 'agency', agency_id, fiscal_year_be, subject_kind, subject_id, money_satang
    FROM finding_pairs
    UNION ALL
    SELECT flag_id, 'agency', subject_id, fiscal_year_be, subject_kind, subject_id, amount_satang
    FROM findings
    WHERE subject_kind = 'agency'
  ),
  money AS (
    SELECT flag_id, 'award' AS kind, award_id AS id, fiscal_year_be, money_satang
    FROM distinct_awards
    UNION ALL
    SELECT flag_id, 'pair', pair_id, fiscal_year_be, money_satang
    FROM distinct_awards
    WHERE pair_id IS NOT NULL
    UNION ALL
    SELECT flag_id, 'agency', agency_id, fiscal_year_be, money_satang
    FROM distinct_awards
    UNION ALL
    SELECT flag_id, 'pair', pair_id, fiscal_year_be, money_satang
    FROM finding_pairs
    UNION ALL
    SELECT flag_id, 'agency', agency_id, fiscal_year_be, money_satang
    FROM finding_pairs
    UNION ALL
    SELECT flag_id, 'agency', subject_id, fiscal_year_be, amount_satang
    FROM findings
    WHERE subject_kind = 'agency'
  ),
  summed AS (
    SELECT
      flag_id, kind, id, fiscal_year_be,
      CAST(sum(money_satang) AS BIGINT) AS money_satang
    FROM money
    GROUP BY ALL
  ),
  first_named AS (
    SELECT
      flag_id, kind, id, fiscal_year_be, subject_kind, subject_id,
      count(*) OVER same AS finding_count,
      row_number() OVER (
        PARTITION BY flag_id, kind, id, fiscal_year_be
        ORDER BY money_satang DESC, subject_id
      ) AS row_no
    FROM
      (
        SELECT
          flag_id, kind, id, fiscal_year_be, subject_kind, subject_id,
          max(money_satang) AS money_satang
        FROM named
        GROUP BY ALL
      )
    WINDOW same AS (PARTITION BY flag_id, kind, id, fiscal_year_be)
  )
SELECT
  s.kind, s.id, s.fiscal_year_be, s.flag_id, s.money_satang, n.subject_kind AS from_kind,
  n.subject_id AS from_id, n.finding_count AS from_count
FROM
  summed s
  JOIN first_named n USING (flag_id, kind, id, fiscal_year_be)
WHERE n.row_no = 1;
