-- One row per source agency code or name key that was met, with the agency it belongs to.
-- Codes of one name and province that stand over the same project are one body (parent and child code)
-- or several bodies that the source cannot tell apart (two local codes): the latter is said.
CREATE TABLE agency_codes AS
WITH
  numbered AS (
    SELECT
      alias_id,
      regexp_extract(contract_no, '^([^0-9๐-๙]*)[0-9๐-๙]{1,4}/', 1) AS series,
      TRY_CAST (
        translate(regexp_extract(contract_no, '^[^0-9๐-๙]*([0-9๐-๙]{1,4})/', 1), '๐๑๒๓๔๕๖๗๘๙', '0123456789') AS INTEGER
      ) AS number
    FROM current_rows
  ),
  series AS (
    SELECT
      alias_id, series,
      count(DISTINCT number) AS seen,
      max(number) AS highest
    FROM numbered
    WHERE number IS NOT NULL
    GROUP BY alias_id, series
  ),
  numbering AS (
    SELECT
      alias_id,
      CAST(sum(seen) AS DOUBLE) / sum(highest) AS numbering_share
    FROM series
    GROUP BY alias_id
    HAVING sum(highest) >= {thin_from}
  )
SELECT
  alias_id,
  any_value(n.numbering_share) AS numbering_share,
  any_value(agency_code ORDER BY position) AS agency_code,
  arg_max(agency_name, position) AS agency_name,
  arg_max(agency_parent, position) AS parent_name,
  arg_max(province_iso, position) AS province_iso,
  mode(district ORDER BY district) AS district_name,
  folded (arg_max(agency_name, position)) || '|' || coalesce(arg_max(province_iso, position), '') AS name_key,
  count(*) AS row_count,
  bool_or(sampled) AS sampled,
  bool_or(layout IN ('api', 'api_short')) AS capped_source,
  coalesce(
    regexp_full_match(any_value(agency_code ORDER BY position), '[2-6][0-9]{6}'),
    false
  ) AS is_local_code
FROM
  current_rows
  LEFT JOIN numbering AS n USING (alias_id)
GROUP BY alias_id;

CREATE TABLE agency_aliases AS
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
ORDER BY alias_id;
