-- One row per subject that something was seen of. Money at stake is a floor: distinct flagged awards
-- within a pair against the largest sum named for the pair, pairs added, against the agency's own.
CREATE TABLE scores AS
WITH
  seen_awards AS (
    SELECT DISTINCT award_id, pair_id, agency_id, fiscal_year_be, money_satang
    FROM finding_awards
  ),
  award_stake AS (
    SELECT 'award' AS kind, award_id AS id, fiscal_year_be, money_satang
    FROM seen_awards
  ),
  by_pair AS (
    SELECT
      agency_id, pair_id, fiscal_year_be,
      greatest(sum(award_satang), max(pair_satang)) AS money_satang
    FROM
      (
        SELECT agency_id, pair_id, fiscal_year_be, money_satang AS award_satang, 0 AS pair_satang
        FROM seen_awards
        UNION ALL
        SELECT agency_id, pair_id, fiscal_year_be, 0, money_satang
        FROM finding_pairs
      )
    GROUP BY ALL
  ),
  by_agency AS (
    SELECT
      agency_id, fiscal_year_be,
      greatest(sum(pairs_satang), max(own_satang)) AS money_satang
    FROM
      (
        SELECT agency_id, fiscal_year_be, money_satang AS pairs_satang, 0 AS own_satang
        FROM by_pair
        UNION ALL
        SELECT subject_id, fiscal_year_be, 0, amount_satang
        FROM findings
        WHERE subject_kind = 'agency'
      )
    GROUP BY ALL
  ),
  stake AS (
    SELECT *
    FROM award_stake
    UNION ALL
    SELECT 'pair', pair_id, fiscal_year_be, money_satang
    FROM by_pair
    WHERE pair_id IS NOT NULL
    UNION ALL
    SELECT 'agency', agency_id, fiscal_year_be, money_satang
    FROM by_agency
  ),
  home AS (
    SELECT 'award' AS kind, award_id AS id, agency_id, pair_id
    FROM seen_awards
    UNION
    SELECT 'pair', pair_id, agency_id, pair_id
    FROM by_pair
    WHERE pair_id IS NOT NULL
    UNION
    SELECT 'agency', agency_id, agency_id, NULL
    FROM by_agency
  )
SELECT
  p.subject_kind, p.subject_id, p.fiscal_year_be, h.agency_id, h.pair_id,
  CAST(sum(p.contribution) AS BIGINT) AS score,
  count(DISTINCT p.family) FILTER(WHERE p.is_independent AND p.is_material) AS family_count,
  string_agg(DISTINCT p.family, ',' ORDER BY p.family) FILTER(WHERE p.is_material) AS families,
  count(*) AS flag_count,
  CAST(max(k.money_satang) AS BIGINT) AS money_satang,
  count(DISTINCT p.family) FILTER(
    WHERE p.is_independent AND p.is_material
  ) >= any_value(t.families_to_rank) AS is_ranked
FROM
  score_parts p
  JOIN home h ON h.kind = p.subject_kind AND h.id = p.subject_id
  JOIN stake k ON k.kind = p.subject_kind AND k.id = p.subject_id AND k.fiscal_year_be = p.fiscal_year_be
  CROSS JOIN settings t
GROUP BY ALL;
