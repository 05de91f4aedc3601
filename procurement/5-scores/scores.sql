-- One row per award, pair or agency × flag that concerns it: what it adds to the score, and why.
-- Every award's money enters a flag's money once, however many of its subjects name it.
CREATE TABLE concerned AS
WITH distinct_awards AS (
  SELECT DISTINCT flag_id, award_id, pair_id, agency_id, fiscal_year_be, money_satang FROM finding_awards
),
named AS (
  SELECT flag_id, 'award' AS kind, award_id AS id, fiscal_year_be, subject_kind, subject_id, money_satang FROM finding_awards
  UNION ALL
  SELECT flag_id, 'pair', pair_id, fiscal_year_be, subject_kind, subject_id, money_satang FROM finding_awards WHERE pair_id IS NOT NULL
  UNION ALL
  SELECT flag_id, 'agency', agency_id, fiscal_year_be, subject_kind, subject_id, money_satang FROM finding_awards
  UNION ALL
  SELECT flag_id, 'pair', pair_id, fiscal_year_be, subject_kind, subject_id, money_satang FROM finding_pairs
  UNION ALL
  SELECT flag_id, 'agency', agency_id, fiscal_year_be, subject_kind, subject_id, money_satang FROM finding_pairs
  UNION ALL
  SELECT flag_id, 'agency', subject_id, fiscal_year_be, subject_kind, subject_id, amount_satang FROM findings WHERE subject_kind = 'agency'
),
money AS (
  SELECT flag_id, 'award' AS kind, award_id AS id, fiscal_year_be, money_satang FROM distinct_awards
  UNION ALL
  SELECT flag_id, 'pair', pair_id, fiscal_year_be, money_satang FROM distinct_awards WHERE pair_id IS NOT NULL
  UNION ALL
  SELECT flag_id, 'agency', agency_id, fiscal_year_be, money_satang FROM distinct_awards
  UNION ALL
  SELECT flag_id, 'pair', pair_id, fiscal_year_be, money_satang FROM finding_pairs
  UNION ALL
  SELECT flag_id, 'agency', agency_id, fiscal_year_be, money_satang FROM finding_pairs
  UNION ALL
  SELECT flag_id, 'agency', subject_id, fiscal_year_be, amount_satang FROM findings WHERE subject_kind = 'agency'
),
summed AS (
  SELECT flag_id, kind, id, fiscal_year_be, CAST(sum(money_satang) AS BIGINT) AS money_satang FROM money GROUP BY ALL
),
first_named AS (
  SELECT flag_id, kind, id, fiscal_year_be, subject_kind, subject_id,
    count(*) OVER same AS finding_count,
    row_number() OVER (PARTITION BY flag_id, kind, id, fiscal_year_be ORDER BY money_satang DESC, subject_id) AS row_no
  FROM (SELECT flag_id, kind, id, fiscal_year_be, subject_kind, subject_id, max(money_satang) AS money_satang FROM named GROUP BY ALL)
  WINDOW same AS (PARTITION BY flag_id, kind, id, fiscal_year_be)
)
SELECT s.kind, s.id, s.fiscal_year_be, s.flag_id, s.money_satang,
  n.subject_kind AS from_kind, n.subject_id AS from_id, n.finding_count AS from_count
FROM summed s JOIN first_named n USING (flag_id, kind, id, fiscal_year_be)
WHERE n.row_no = 1;

CREATE TABLE score_parts AS
WITH whole AS (
  SELECT 'pair' AS kind, pair_id AS id, fiscal_year_be, money_satang AS whole_satang FROM pair_money
  UNION ALL
  SELECT 'agency', agency_id, fiscal_year_be, money_satang FROM agency_money
),
judged AS (
  SELECT c.*, w.family, w.weight, w.is_independent,
    c.from_kind = c.kind OR c.kind = 'award'
      OR CAST(c.money_satang AS DOUBLE) >= t.material_share * CAST(a.whole_satang AS DOUBLE) AS is_material,
    least(1, ln(1 + c.money_satang / t.money_from_satang) / ln(1 + t.money_full_satang / t.money_from_satang)) AS money_factor
  FROM concerned c
  JOIN weights w USING (flag_id)
  LEFT JOIN whole a USING (kind, id, fiscal_year_be)
  CROSS JOIN settings t
),
placed AS (
  SELECT *, row_number() OVER (
    PARTITION BY kind, id, fiscal_year_be, family, is_material ORDER BY weight * money_factor DESC, flag_id) AS family_place
  FROM judged
)
SELECT p.kind AS subject_kind, p.id AS subject_id, p.fiscal_year_be, p.flag_id, p.family, p.is_independent, p.is_material,
  p.weight, p.family_place, p.money_factor, p.money_satang, p.from_kind, p.from_id, p.from_count,
  -- Thousandths of a point, whole, so that a score is the exact sum of its parts.
  CASE WHEN p.is_material
    THEN CAST(floor(1000 * p.weight * power(t.falling_weight, p.family_place - 1) * p.money_factor) AS BIGINT)
    ELSE 0 END AS contribution
FROM placed p CROSS JOIN settings t;

-- One row per subject that something was seen of. Money at stake is a floor: distinct flagged awards
-- within a pair against the largest sum named for the pair, pairs added, against the agency's own.
CREATE TABLE scores AS
WITH seen_awards AS (
  SELECT DISTINCT award_id, pair_id, agency_id, fiscal_year_be, money_satang FROM finding_awards
),
award_stake AS (SELECT 'award' AS kind, award_id AS id, fiscal_year_be, money_satang FROM seen_awards),
by_pair AS (
  SELECT agency_id, pair_id, fiscal_year_be, greatest(sum(award_satang), max(pair_satang)) AS money_satang
  FROM (
    SELECT agency_id, pair_id, fiscal_year_be, money_satang AS award_satang, 0 AS pair_satang FROM seen_awards
    UNION ALL
    SELECT agency_id, pair_id, fiscal_year_be, 0, money_satang FROM finding_pairs
  )
  GROUP BY ALL
),
by_agency AS (
  SELECT agency_id, fiscal_year_be, greatest(sum(pairs_satang), max(own_satang)) AS money_satang
  FROM (
    SELECT agency_id, fiscal_year_be, money_satang AS pairs_satang, 0 AS own_satang FROM by_pair
    UNION ALL
    SELECT subject_id, fiscal_year_be, 0, amount_satang FROM findings WHERE subject_kind = 'agency'
  )
  GROUP BY ALL
),
stake AS (
  SELECT * FROM award_stake
  UNION ALL SELECT 'pair', pair_id, fiscal_year_be, money_satang FROM by_pair WHERE pair_id IS NOT NULL
  UNION ALL SELECT 'agency', agency_id, fiscal_year_be, money_satang FROM by_agency
),
home AS (
  SELECT 'award' AS kind, award_id AS id, agency_id, pair_id FROM seen_awards
  UNION SELECT 'pair', pair_id, agency_id, pair_id FROM by_pair WHERE pair_id IS NOT NULL
  UNION SELECT 'agency', agency_id, agency_id, NULL FROM by_agency
)
SELECT p.subject_kind, p.subject_id, p.fiscal_year_be, h.agency_id, h.pair_id,
  CAST(sum(p.contribution) AS BIGINT) AS score,
  count(DISTINCT p.family) FILTER (WHERE p.is_independent AND p.is_material) AS family_count,
  string_agg(DISTINCT p.family, ',' ORDER BY p.family) FILTER (WHERE p.is_material) AS families,
  count(*) AS flag_count,
  CAST(max(k.money_satang) AS BIGINT) AS money_satang,
  count(DISTINCT p.family) FILTER (WHERE p.is_independent AND p.is_material) >= any_value(t.families_to_rank) AS is_ranked
FROM score_parts p
JOIN home h ON h.kind = p.subject_kind AND h.id = p.subject_id
JOIN stake k ON k.kind = p.subject_kind AND k.id = p.subject_id AND k.fiscal_year_be = p.fiscal_year_be
CROSS JOIN settings t
GROUP BY ALL;
