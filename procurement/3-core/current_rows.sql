-- One row per contract row in force: for each project of an agency the rows of its latest as-at date,
-- each row once however many files or lines repeat it. `position` orders rows: later wins, ties by sha-256.
CREATE TABLE current_rows AS
WITH
  keyed AS (
    SELECT
      a.row_key,
      hash(
        a.project_id, a.agency_code,
        CASE WHEN a.agency_code IS NULL THEN coalesce(a.agency_parent, '') || a.agency_name END
      ) AS project_key,
      f.as_at_rank,
      f.file_rank * 1099511627776 + a.line AS position
    FROM
      accepted AS a
      JOIN files AS f USING (file_id)
  ),
  newest AS (
    SELECT
      project_key,
      max(as_at_rank) AS as_at_rank
    FROM keyed
    GROUP BY project_key
  ),
  winners AS (
    SELECT max(k.position) AS position
    FROM
      keyed AS k
      JOIN newest AS n ON n.project_key = k.project_key AND n.as_at_rank = k.as_at_rank
    GROUP BY k.row_key
  )
SELECT
  f.file_rank * 1099511627776 + a.line AS position,
  f.sampled, CASE
    WHEN a.agency_code IS NOT NULL THEN 'agency:egp:' || a.agency_code
    ELSE 'agency:egp:name:' || short_hash (concat_ws('|', folded (a.agency_parent), folded (a.agency_name), coalesce(a.province_iso, '')))
  END AS alias_id, CASE
    WHEN a.tax_id_kind = 'juristic' THEN 'supplier:tin:' || a.tax_id
    WHEN a.tax_id_kind = 'person' THEN 'supplier:egp:masked:' || left(a.tax_id, 9) || ':' || short_hash (folded (a.supplier_name))
    WHEN a.tax_id_kind = 'special' THEN 'supplier:egp:special:' || a.tax_id
    WHEN a.supplier_name IS NOT NULL THEN 'supplier:egp:name:' || short_hash (concat_ws('|', firm_name (a.supplier_name), coalesce(a.province_iso, '')))
  END AS supplier_id,
  a.* EXCLUDE (repairs, row_key, content_hash, project_status)
FROM
  accepted AS a
  JOIN files AS f USING (file_id)
WHERE
  f.file_rank * 1099511627776 + a.line IN (
    SELECT position
    FROM winners
  );
