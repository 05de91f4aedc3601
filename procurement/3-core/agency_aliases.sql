-- One row per source agency code or name key, with the agency it belongs to. Codes of one name and province
-- that stand over the same project are one body (parent and child code), or several bodies that the source
-- cannot tell apart (two local codes): the latter is said.
WITH
  shared AS (
    SELECT DISTINCT unnest(codes) AS alias_id
    FROM
      (
        SELECT list(DISTINCT r.alias_id) AS codes
        FROM
          current_rows AS r
          JOIN agency_codes AS c USING (alias_id)
        GROUP BY r.project_id, c.name_key
        HAVING count(DISTINCT r.alias_id) > 1
      )
  ),
  grouped AS (
    SELECT
      c.*,
      s.alias_id IS NOT NULL AS is_shared,
      CASE WHEN s.alias_id IS NOT NULL THEN c.name_key ELSE c.alias_id END AS body_key
    FROM
      agency_codes AS c
      LEFT JOIN shared AS s USING (alias_id)
  ),
  bodies AS (
    SELECT
      body_key,
      arg_min(alias_id, (NOT is_local_code, agency_code IS NULL, alias_id)) AS agency_id,
      count(*) FILTER(WHERE is_local_code) AS local_code_count
    FROM grouped
    GROUP BY body_key
  )
SELECT
  g.alias_id, b.agency_id, CASE
    WHEN g.is_shared AND b.local_code_count > 1 THEN 'same_name'
    WHEN g.alias_id = b.agency_id THEN 'self'
    ELSE 'same_body'
  END AS alias_reason
FROM
  grouped AS g
  JOIN bodies AS b USING (body_key)
