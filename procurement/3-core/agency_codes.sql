-- One row per source agency code or name key that was met, with what its rows say of it.
CREATE TABLE agency_codes AS
WITH
  split AS (
    SELECT
      alias_id, contract_no,
      split_part(contract_no, '/', 1) AS head
    FROM current_rows
    WHERE contains(contract_no, '/')
  ),
  numbered AS (
    SELECT
      alias_id, CASE
        WHEN TRY_CAST (head AS INTEGER) IS NULL THEN regexp_extract(head, '^([^0-9๐-๙]*)[0-9๐-๙]{1,4}$', 1)
        ELSE ''
      END AS series, CASE
        WHEN TRY_CAST (head AS INTEGER) IS NOT NULL THEN nullif(least(TRY_CAST (head AS INTEGER), 10000), 10000)
        ELSE TRY_CAST (
          translate(regexp_extract(head, '^[^0-9๐-๙]*([0-9๐-๙]{1,4})$', 1), '๐๑๒๓๔๕๖๗๘๙', '0123456789') AS INTEGER
        )
      END AS number
    FROM split
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
  ),
  coded AS (
    SELECT
      alias_id,
      max(position) AS position,
      count(*) AS row_count,
      bool_or(sampled) AS sampled,
      bool_or(layout IN ('api', 'api_short')) AS capped_source
    FROM current_rows
    GROUP BY alias_id
  )
SELECT
  c.alias_id, n.numbering_share, r.agency_code, r.agency_name, r.agency_parent AS parent_name, r.province_iso,
  r.district AS district_name,
  folded (r.agency_name) || '|' || coalesce(r.province_iso, '') AS name_key,
  c.row_count, c.sampled, c.capped_source,
  coalesce(regexp_full_match(r.agency_code, '[2-6][0-9]{6}'), false) AS is_local_code
FROM
  coded AS c
  JOIN placed_rows AS r USING (position)
  LEFT JOIN numbering AS n USING (alias_id);
