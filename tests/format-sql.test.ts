/** The layout of SQL: short again where it fits, the same when done twice, and never a change of meaning. */
import { expect, test } from 'vitest';
import { layOut } from './format-sql.ts';

test('a rule is laid out as a person would write it', () => {
  expect(
    layOut(`-- One row per agency: its awards near the line.
with near as (select agency_id, 'direct' as kind, case when amount >= {near_share} * limit_thb then 1 else 0 end as is_near from awards where amount is not null and amount > 0)
select agency_id, kind, sum(is_near) as near_count, row_number() over (partition by kind order by agency_id) as row_no from near group by agency_id, kind`),
  ).toBe(`-- One row per agency: its awards near the line.
with
  near as (
    select
      agency_id, 'direct' as kind,
      case when amount >= {near_share} * limit_thb then 1 else 0 end as is_near
    from awards
    where amount is not null and amount > 0
  )
select
  agency_id, kind,
  sum(is_near) as near_count,
  row_number() over (partition by kind order by agency_id) as row_no
from near
group by agency_id, kind
`);
});

test('laying out twice changes nothing more', () => {
  const once = layOut(
    "SELECT a.x, b.y AS z FROM a LEFT JOIN b ON a.k = b.k AND b.n >= {min_peers} WHERE a.t = 'ก  ข' OR a.t IS NULL",
  );
  expect(layOut(once)).toBe(once);
  expect(once).toContain("'ก  ข'");
});

test('a comment keeps its own line, and a column keeps its case', () => {
  const sql = layOut('SELECT signed, -- the day, not the keyword\n  method FROM contracts');
  expect(sql).toBe('SELECT\n  signed, -- the day, not the keyword\n  method\nFROM contracts\n');
});

test('white space inside a text literal is meaning, and is never touched', () => {
  expect(layOut("SELECT 'two  spaces\nand a line' AS t")).toContain("'two  spaces\nand a line'");
});
