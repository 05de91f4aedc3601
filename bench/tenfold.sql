-- One row per distinct tax id (new_ids) or agency code (new_codes) × copy: what it becomes in that copy.
-- Ids that begin alike are numbered; ten times that place plus the number of the copy is the new running
-- number, so no two ids of any two copies meet. Tax ids get the check digit that belongs to them.
CREATE TEMP TABLE new_ids AS
WITH
  split AS (
    SELECT
      id,
      left(id, CASE WHEN starts_with(id, '0') THEN 7 ELSE 1 END) AS start
    FROM
      (
        SELECT DISTINCT id
        FROM seen_ids
      )
    WHERE regexp_full_match(id, '0[0-9]{12}|[1-8][0-9]{8}xxxx')
  ),
  placed AS (
    SELECT
      id, start,
      row_number() OVER (PARTITION BY start ORDER BY id) - 1 AS place
    FROM split
  ),
  copied AS (
    SELECT id,
    copy, CASE
      WHEN starts_with(id, '0') THEN start || lpad(CAST(place * 10 + copy AS VARCHAR), 5, '0')
      ELSE start || lpad(CAST(place * 10 + copy AS VARCHAR), 8, '0') || 'xxxx'
    END AS renumbered
    FROM
      placed
      CROSS JOIN range(10) AS copies (copy)
  ),
  digits AS (
    SELECT id,
    copy,
    sum(CAST(renumbered[position] AS BIGINT) * (14 - position)) AS weighted
    FROM
      copied
      CROSS JOIN range(1, 13) AS positions (position)
    WHERE length(renumbered) = 12
    GROUP BY id,
    copy
  )
SELECT
  c.id, c.copy,
  c.renumbered || coalesce(CAST((11 - d.weighted % 11) % 10 AS VARCHAR), '') AS new_id
FROM
  copied AS c
  LEFT JOIN digits AS d USING (id, copy);

CREATE TEMP TABLE new_codes AS
WITH
  placed AS (
    SELECT
      code,
      row_number() OVER (PARTITION BY left(code, 3), length(code) ORDER BY code) - 1 AS place
    FROM
      (
        SELECT DISTINCT code
        FROM seen_codes
      )
    WHERE length(code) > 3
  )
SELECT code,
copy,
left(code, 3) || lpad(CAST(place * 10 + copy AS VARCHAR), CAST(length(code) - 3 AS INTEGER), '0') AS new_code
FROM
  placed
  CROSS JOIN range(10) AS copies (copy);

-- Real project numbers have 9 in the fifth place; five of 240,000 have 6 or 7.
CREATE TEMP MACRO new_project (project, copy) AS CASE WHEN length(project) = 11 THEN project[1:4] || CAST(
  (coalesce(TRY_CAST (project[5] AS INTEGER), 0) + copy) % 10 AS VARCHAR
) || project[6:] ELSE project END;

-- A firm is told by its id and keeps its name; a pseudonym gets another last letter, other names the copy's number.
CREATE TEMP MACRO new_name (
  name, id, copy
) AS CASE WHEN starts_with(name, 'บุคคลธรรมดา ') THEN left(name, -1) || substr(
  '0123456789abcdef',
  (strpos('0123456789abcdef', right(name, 1)) + copy) % 16 + 1,
  1
) WHEN coalesce(id, '') = ''
AND
copy > 0 THEN name || ' ' || CAST(copy AS VARCHAR) ELSE name END;

CREATE TEMP MACRO new_agency (name, copy) AS CASE WHEN
copy = 0 THEN name ELSE name || ' ' || CAST(copy AS VARCHAR) END;
