-- One row per body, quarter and indicator, five years of the whole country: invented, for a load and for a test of exactness.
-- Quarterly returns of five years, invented: 77 provinces × 200 bodies × 60 indicators × 20 quarters (18.48 million values), as
-- master-plan/roll-up/five-years.ts computes them without a database. Of the last quarter, whose window is open, every tenth body
-- corrected its return after the province had accepted it. References are checked once at the end, for all rows together.
INSERT INTO
  office.plan_nodes (node_id, kind, title_th, title_en, source)
VALUES
  (
    'measured-plan', 'master_plan', 'แผนสมมุติเพื่อวัดความเร็ว', 'Invented plan, for a measurement',
    'invented'
  );

INSERT INTO
  office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source)
VALUES
  ('measured-goal', 'measured-plan', 'goal', 'เป้าหมายสมมุติ', 'Invented goal', 'invented');

INSERT INTO
  office.indicators (
    indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en,
    part_b_th, part_b_en, scale, is_share, decimals, frequency, accrual, given_by, owner_th, owner_en, source
  )
SELECT
  'measured-' || n,
  'measured-goal',
  'ตัวชี้วัดสมมุติที่ ' || n,
  'Invented indicator ' || n,
  'หน่วย', 'units', 'more',
  CASE WHEN n % 2 = 0 THEN 'ratio' ELSE 'sum' END,
  'ตัวตั้ง', 'The part', 'ตัวหาร', 'The whole',
  CASE WHEN n % 2 = 0 THEN 100 ELSE 1 END,
  n % 2 = 0,
  2, 'quarter',
  CASE WHEN n % 3 = 0 THEN 'cumulative' ELSE 'per_period' END,
  'reporters', 'สมมุติ', 'Invented', 'invented'
FROM generate_series(1, 60) AS n;

INSERT INTO
  office.return_rounds (return_round_id, fiscal_year_be, quarter, begins_on, ends_on, opens_at, closes_at)
SELECT
  be || '-q' || q,
  be, q, begins,
  (begins + interval '3 months - 1 day')::date,
  begins,
  CASE WHEN be = 2563 AND q = 4 THEN now() + interval '30 days' ELSE begins + interval '4 months' END
FROM
  generate_series(2559, 2563) AS be,
  generate_series(1, 4) AS q,
  LATERAL (
    SELECT (make_date(be - 544, 10, 1) + (q - 1) * interval '3 months')::date AS begins
  ) AS t;

INSERT INTO
  office.round_indicators
SELECT
  return_round_id,
  'measured-' || n,
  '{state}'
FROM
  office.return_rounds,
  generate_series(1, 60) AS n
WHERE fiscal_year_be BETWEEN 2559 AND 2563;

INSERT INTO
  office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
SELECT
  'agency:returns:' || lower(province_iso) || '-' || n,
  'หน่วยงานสมมุติ ' || n || ' ' || province_iso,
  'หนวยงานสมมต' || n,
  province_iso, 'invented', true
FROM
  office.provinces,
  generate_series(0, 199) AS n;

-- One row per return, in the order in which it is computed: round, province, body.
CREATE TEMP TABLE measured_returns AS
SELECT
  gen_random_uuid() AS id,
  (r.at * 77 + p.at) * 200 + n AS at,
  r.return_round_id AS round, p.province_iso, n
FROM
  (
    SELECT
      return_round_id,
      row_number() OVER (ORDER BY return_round_id) - 1 AS at
    FROM office.return_rounds
    WHERE fiscal_year_be BETWEEN 2559 AND 2563
  ) AS r,
  (
    SELECT
      province_iso,
      row_number() OVER (ORDER BY province_iso) - 1 AS at
    FROM office.provinces
  ) AS p,
  generate_series(0, 199) AS n;

CREATE TEMP TABLE measured_base AS
SELECT
  nextval('office.reporting_moments') AS base,
  (
    SELECT person_id
    FROM office.people
    ORDER BY person_id
    LIMIT 1
  ) AS person;

INSERT INTO
  office.quarterly_returns (
    quarterly_return_id, return_round_id, agency_id, reporter_kind, name_th, province_iso, area_no, region_no,
    revision_no, state, last_moment
  )
SELECT
  m.id, m.round,
  'agency:returns:' || lower(m.province_iso) || '-' || n,
  'state',
  'หน่วยงานสมมุติ ' || n || ' ' || m.province_iso,
  m.province_iso, a.area_no, g.region_no, 1, 'submitted',
  base + 1 + m.at
FROM
  measured_base, measured_returns AS m
  LEFT JOIN office.area_provinces a ON a.province_iso = m.province_iso AND a.valid_to_on IS NULL
  LEFT JOIN office.region_provinces g ON g.province_iso = m.province_iso AND g.valid_to_on IS NULL;

UPDATE office.return_rounds
SET
  state = 'fixed',
  fixed_at = begins_on - interval '1 day'
WHERE fiscal_year_be BETWEEN 2559 AND 2563;

INSERT INTO
  office.return_revisions (
    moment, quarterly_return_id, revision_no, submitted_by, submitted_at, sha256, required_count, given_count
  )
SELECT
  base + 1 + m.at,
  m.id, 1, person,
  r.ends_on + interval '10 days',
  repeat('0', 64),
  60, 59
FROM
  measured_base, measured_returns AS m
  JOIN office.return_rounds r ON r.return_round_id = m.round;

ALTER TABLE office.return_values
DROP CONSTRAINT return_values_moment_fkey,
DROP CONSTRAINT return_values_indicator_id_fkey;

INSERT INTO
  office.return_values (moment, indicator_id, given, part_a, part_b, comment)
SELECT
  base + 1 + m.at,
  'measured-' || k,
  v.given,
  CASE WHEN v.given = 'value' THEN a / 100.0 END,
  CASE WHEN v.given = 'value' THEN (a + d) / 100.0 END,
  CASE WHEN v.given = 'not_applicable' THEN 'ไม่เกี่ยวข้อง' END
FROM
  measured_base, measured_returns AS m,
  generate_series(1, 60) AS k,
  LATERAL (
    SELECT
      (m.at * 7919 + k * 104729) % 10000000 AS a,
      (m.at * 31 + k * 17) % 100000 AS d,
      CASE (m.at + k) % 50
        WHEN 0 THEN 'missing'
        WHEN 1 THEN 'not_applicable'
        ELSE 'value'
      END AS given
  ) AS v;

-- The province accepts nineteen of twenty.
INSERT INTO
  office.return_decisions (moment, quarterly_return_id, revision_no, level, decision, decided_by)
SELECT
  base + 400000 + m.at,
  m.id, 1, 'province', 'accepted', person
FROM measured_base, measured_returns AS m
WHERE n % 20 < 19;

-- Of the last quarter every tenth body corrects: a satang more of each part.
INSERT INTO
  office.return_revisions (moment, quarterly_return_id, revision_no, submitted_by, sha256, required_count, given_count, reason)
SELECT
  base + 800000 + m.at,
  m.id, 2, person,
  repeat('1', 64),
  60, 59, 'แก้ไขสมมุติ'
FROM measured_base, measured_returns AS m
WHERE round = '2563-q4' AND n % 10 = 0;

INSERT INTO
  office.return_values (moment, indicator_id, given, part_a, part_b, comment)
SELECT
  base + 800000 + m.at,
  v.indicator_id, v.given,
  v.part_a + 0.01,
  v.part_b + 0.01,
  v.comment
FROM
  measured_base, measured_returns AS m
  JOIN office.return_values v ON v.moment = (
    SELECT base
    FROM measured_base
  ) + 1 + m.at
WHERE round = '2563-q4' AND n % 10 = 0;

UPDATE office.quarterly_returns q
SET
  revision_no = greatest(q.revision_no, l.revision_no),
  last_moment = l.moment
FROM
  (
    SELECT
      id,
      max(moment) AS moment,
      max(revision_no) AS revision_no
    FROM
      (
        SELECT quarterly_return_id AS id, moment, revision_no
        FROM office.return_revisions
        UNION ALL
        SELECT quarterly_return_id, moment, revision_no
        FROM office.return_decisions
      ) AS t
    GROUP BY 1
  ) AS l
WHERE l.id = q.quarterly_return_id AND q.return_round_id < '2564';

-- Two projects of each return of the last quarter, with money of parts 1 and 2.
INSERT INTO
  office.return_projects (moment, return_project_id, line_no, title, parts, beneficiaries)
SELECT
  base + 1 + m.at,
  gen_random_uuid(),
  k,
  'โครงการสมมุติที่ ' || k,
  ARRAY[k]::smallint[],
  100
FROM
  measured_base, measured_returns AS m,
  generate_series(1, 2) AS k
WHERE round = '2563-q4';

INSERT INTO
  office.return_money
SELECT
  p.moment, p.return_project_id,
  p.parts[1],
  123456.78,
  12345.67
FROM
  office.return_projects p,
  measured_base
WHERE p.moment > base AND p.title LIKE 'โครงการสมมุติที่ %';

ALTER TABLE office.return_values
ADD CONSTRAINT return_values_moment_fkey FOREIGN KEY (moment) REFERENCES office.return_revisions,
ADD CONSTRAINT return_values_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES office.indicators;

SELECT
  setval (
    'office.reporting_moments',
    (
      SELECT base + 2000000
      FROM measured_base
    )
  );
