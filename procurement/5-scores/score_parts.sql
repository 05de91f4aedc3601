-- One row per award, pair or agency × flag that concerns it: what it adds to the score, and why.
CREATE TABLE score_parts AS
WITH
  whole AS (
    SELECT 'pair' AS kind, pair_id AS id, fiscal_year_be, money_satang AS whole_satang
    FROM pair_money
    UNION ALL
    SELECT 'agency', agency_id, fiscal_year_be, money_satang
    FROM agency_money
  ),
  judged AS (
    SELECT
      c.*,
      w.family, w.weight, w.is_independent,
      c.from_kind = c.kind
      OR c.kind = 'award'
      OR CAST(c.money_satang AS DOUBLE) >= t.material_share * CAST(a.whole_satang AS DOUBLE) AS is_material,
      least(1, ln(1 + c.money_satang / t.money_from_satang) / ln(1 + t.money_full_satang / t.money_from_satang)) AS money_factor
    FROM
      concerned c
      JOIN weights w USING (flag_id)
      LEFT JOIN whole a USING (kind, id, fiscal_year_be)
      CROSS JOIN settings t
  ),
  placed AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY kind, id, fiscal_year_be, family, is_material
        ORDER BY weight * money_factor DESC, flag_id
      ) AS family_place
    FROM judged
  )
SELECT
  p.kind AS subject_kind, p.id AS subject_id, p.fiscal_year_be, p.flag_id, p.family, p.is_independent,
  p.is_material, p.weight, p.family_place, p.money_factor, p.money_satang, p.from_kind, p.from_id,
  p.from_count,
  -- Thousandths of a point, whole, so that a score is the exact sum of its parts.
  CASE
    WHEN p.is_material THEN CAST(floor(1000 * p.weight * power(t.falling_weight, p.family_place - 1) * p.money_factor) AS BIGINT)
    ELSE 0
  END AS contribution
FROM
  placed p
  CROSS JOIN settings t;
