-- One row per flagged result of a ranking flag, and the purchases it rests on.
-- Reads: flagged (results), weights, awards, contracts. Money is BIGINT satang; only integers are summed.
CREATE TABLE findings AS
SELECT
  f.flag_id, w.family, w.weight, w.is_independent, f.subject_kind, f.subject_id,
  f.period_be AS fiscal_year_be,
  CAST(coalesce(f.amount_thb, 0) * 100 AS BIGINT) AS amount_satang
FROM
  flagged f
  JOIN weights w USING (flag_id);

-- One row per award: its money once. Where several sellers share one published total, the total
-- stands on the project's first award and nothing on the others.
CREATE TABLE award_money AS
SELECT
  award_id, tender_id, agency_id, pair_id, supplier_id, fiscal_year_be,
  coalesce(amount_satang, CASE WHEN tender_award_rank = 1 THEN agreed_satang END, 0) AS money_satang
FROM awards;

-- One row per flagged award, tender or contract × award it concerns.
CREATE TABLE finding_awards AS
SELECT
  f.flag_id, f.subject_kind, f.subject_id,
  m.*
FROM
  findings f
  JOIN award_money m ON f.subject_kind = 'award' AND m.award_id = f.subject_id
UNION ALL
SELECT
  f.flag_id, f.subject_kind, f.subject_id,
  m.*
FROM
  findings f
  JOIN award_money m ON f.subject_kind = 'tender' AND m.tender_id = f.subject_id
UNION ALL
SELECT
  f.flag_id, f.subject_kind, f.subject_id,
  m.*
FROM
  findings f
  JOIN contracts c ON f.subject_kind = 'contract' AND c.contract_id = f.subject_id
  JOIN award_money m ON m.award_id = c.award_id;

-- One row per fiscal year and pair that something was found of: all its money.
CREATE TABLE pair_money AS
SELECT
  pair_id, agency_id, supplier_id, fiscal_year_be,
  CAST(sum(money_satang) AS BIGINT) AS money_satang
FROM award_money
WHERE
  pair_id IN (
    SELECT pair_id
    FROM finding_awards
    UNION ALL
    SELECT subject_id
    FROM findings
    WHERE subject_kind = 'pair'
  )
  OR supplier_id IN (
    SELECT subject_id
    FROM findings
    WHERE subject_kind = 'supplier'
  )
GROUP BY ALL;

-- One row per agency and fiscal year: all its money.
CREATE TABLE agency_money AS
SELECT
  agency_id, fiscal_year_be,
  CAST(sum(money_satang) AS BIGINT) AS money_satang
FROM award_money
GROUP BY ALL;

-- One row per pair that a flag concerns, by the pair itself or by its seller.
CREATE TABLE finding_pairs AS
SELECT
  f.flag_id, f.subject_kind, f.subject_id, p.pair_id, p.agency_id, p.fiscal_year_be,
  least(f.amount_satang, p.money_satang) AS money_satang
FROM
  findings f
  JOIN pair_money p ON f.subject_kind = 'pair'
  AND p.pair_id = f.subject_id
  AND p.fiscal_year_be = f.fiscal_year_be
UNION ALL
SELECT f.flag_id, f.subject_kind, f.subject_id, p.pair_id, p.agency_id, p.fiscal_year_be, p.money_satang
FROM
  findings f
  JOIN pair_money p ON f.subject_kind = 'supplier'
  AND p.supplier_id = f.subject_id
  AND p.fiscal_year_be = f.fiscal_year_be;
