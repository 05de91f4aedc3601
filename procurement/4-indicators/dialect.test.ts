/** The one rewriting of a flag's SQL, and everything it refuses. */
import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { fillParameters, placeholders, portabilityFaults, tablesRead } from './dialect.ts';

describe('parameters become typed literals', () => {
  test('numbers, whole numbers, text and lists', () => {
    const sql = 'SELECT {share} AS a, {count} AS b, {name} AS c FROM awards WHERE method IN {methods}';
    expect(
      fillParameters(
        sql,
        {
          share: { type: 'number', value: 1 },
          count: { type: 'integer', value: 3 },
          name: { type: 'text', value: "o'clock; DROP TABLE awards" },
          methods: { type: 'list', value: ['direct', "a'b"] },
        },
        'test',
      ),
    ).toBe(
      "SELECT CAST(1 AS DOUBLE) AS a, CAST(3 AS BIGINT) AS b, 'o''clock; DROP TABLE awards' AS c FROM awards WHERE method IN ('direct', 'a''b')",
    );
  });
  test('braces inside text and comments are left alone', () => {
    expect(
      fillParameters("-- {x}\nSELECT '{x}' AS a, {x} AS b", { x: { type: 'integer', value: 2 } }, 'test'),
    ).toBe("-- {x}\nSELECT '{x}' AS a, CAST(2 AS BIGINT) AS b");
    expect(placeholders("-- {x}\nSELECT '{y}' AS a, {z} AS b")).toEqual(['z']);
  });
  test('an unknown name is refused', () => {
    expect(() => fillParameters('SELECT {near} AS a', {}, 'flag.sql')).toThrow(Problem);
  });
});

describe('outside the portable subset', () => {
  test.each([
    ['a write', 'INSERT INTO awards SELECT 1'],
    ['two statements', 'SELECT 1; SELECT 2'],
    ['a file', "SELECT * FROM 'secret.parquet'"],
    ['a file function', "SELECT * FROM read_csv('x')"],
    ['another schema', 'SELECT * FROM whole.awards'],
    ['a pragma', 'WITH a AS (SELECT 1) PRAGMA version'],
    ['ATTACH', "SELECT 1 FROM (ATTACH 'x')"],
    ['TRY_CAST', 'SELECT TRY_CAST(a AS DOUBLE) FROM awards'],
    ['::', 'SELECT a::DOUBLE FROM awards'],
    ['a quantile', 'SELECT quantile_cont(a, 0.5) FROM awards'],
    ['median', 'SELECT median(a) FROM awards'],
    ['a text function', 'SELECT length(title) FROM tenders'],
    ['a quoted function', 'SELECT "length"(title) FROM tenders'],
    ['LIKE', "SELECT 1 FROM tenders WHERE title LIKE 'x%'"],
    ['a list', 'SELECT [1, 2] AS a'],
    ['a struct', "SELECT {'a': 1} AS a"],
    ['round', 'SELECT round(a) FROM awards'],
    ['a date', "SELECT DATE '2025-01-01' AS d"],
    ['a cast to DATE', 'SELECT CAST(a AS DATE) AS d FROM awards'],
    ['greatest', 'SELECT greatest(a, b) FROM awards'],
  ])('%s is refused', (_what, sql) => {
    expect(portabilityFaults(sql)).not.toEqual([]);
  });
  test('what flags are made of is not', () => {
    const sql = `-- One row per agency
WITH a (agency_id, n) AS (SELECT agency_id, count(*) FROM awards GROUP BY agency_id),
b AS (SELECT agency_id, n, row_number() OVER w AS rn, sum(n) OVER (PARTITION BY agency_id ORDER BY n RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) AS s
  FROM a WINDOW w AS (ORDER BY n))
SELECT CAST(n AS DOUBLE) / CAST(nullif(s, 0) AS DOUBLE) AS v, coalesce(agency_id, '') || '|x' AS g, exp(-ln(2)) AS e,
  CASE WHEN n IN (1, 2) AND NOT (n > 3) THEN max(n) FILTER (WHERE n > 1) OVER w2 END AS m
FROM b LEFT JOIN (SELECT 1 AS x) c ON (c.x = b.n) WINDOW w2 AS (PARTITION BY agency_id)`;
    expect(portabilityFaults(sql)).toEqual([]);
  });
  test('a core table is seen wherever its name stands', () => {
    expect(
      tablesRead('WITH x AS (SELECT * FROM awards) SELECT 1 FROM x -- tenders', ['awards', 'tenders']),
    ).toEqual(['awards']);
  });
});
