-- One row per supplier name of a place that comes without a company's id: hashed once, not once a row.
CREATE TEMP TABLE named_suppliers AS
SELECT
  supplier_name, province,
  short_hash (concat_ws('|', firm_name (supplier_name), province)) AS place_hash,
  short_hash (folded (supplier_name)) AS name_hash
FROM
  (
    SELECT DISTINCT
      supplier_name,
      coalesce(province_iso, '') AS province
    FROM accepted
    WHERE tax_id_kind IS NULL OR tax_id_kind = 'person'
  );

-- One row per agency that its source names without a code.
CREATE TEMP TABLE named_agencies AS
SELECT
  parent, agency_name, province,
  short_hash (concat_ws('|', folded (parent), folded (agency_name), province)) AS name_hash
FROM
  (
    SELECT DISTINCT
      coalesce(agency_parent, '') AS parent,
      agency_name,
      coalesce(province_iso, '') AS province
    FROM accepted
    WHERE agency_code IS NULL
  );

-- One row per contract row in force (its position): for each project of an agency the rows of its latest as-at
-- date, each row once however many files or lines repeat it. `position` orders rows: later wins, ties by sha-256.
CREATE TEMP TABLE winners AS
WITH
  keyed AS (
    SELECT
      a.row_key,
      md5_number_lower(
        concat_ws(
          chr(31),
          a.project_id, a.agency_code,
          CASE WHEN a.agency_code IS NULL THEN chr(30) || coalesce(a.agency_parent, '') || a.agency_name END
        )
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
  )
SELECT max(k.position) AS position
FROM
  keyed AS k
  JOIN newest AS n ON n.project_key = k.project_key AND n.as_at_rank = k.as_at_rank
GROUP BY k.row_key;

-- One row per contract row in force: its ids, days and money. Its words are read from placed_rows where they are needed.
CREATE TABLE current_rows AS
SELECT
  f.file_rank * 1099511627776 + a.line AS position,
  f.sampled, CASE
    WHEN a.agency_code IS NOT NULL THEN 'agency:egp:' || a.agency_code
    ELSE 'agency:egp:name:' || g.name_hash
  END AS alias_id, CASE
    WHEN a.tax_id_kind = 'juristic' THEN 'supplier:tin:' || a.tax_id
    WHEN a.tax_id_kind = 'person' THEN 'supplier:egp:masked:' || left(a.tax_id, 9) || ':' || n.name_hash
    WHEN a.tax_id_kind = 'special' THEN 'supplier:egp:special:' || a.tax_id
    WHEN a.supplier_name IS NOT NULL THEN 'supplier:egp:name:' || n.place_hash
  END AS supplier_id, a.project_id, a.contract_no, a.agency_code, a.province_iso, a.layout, a.method,
  a.tax_id_kind, a.tax_id, a.registered_province, a.registered_year_be, a.fiscal_year_be, a.announced_day,
  a.signed_day, a.ends_day, a.contract_satang, a.contract_status
FROM
  accepted AS a
  JOIN files AS f USING (file_id)
  LEFT JOIN named_suppliers AS n ON n.supplier_name = CASE
    WHEN a.tax_id_kind IS NULL OR a.tax_id_kind = 'person' THEN a.supplier_name
  END
  AND n.province = coalesce(a.province_iso, '')
  LEFT JOIN named_agencies AS g ON g.agency_name = CASE WHEN a.agency_code IS NULL THEN a.agency_name END
  AND g.parent = coalesce(a.agency_parent, '')
  AND g.province = coalesce(a.province_iso, '')
WHERE
  f.file_rank * 1099511627776 + a.line IN (
    SELECT position
    FROM winners
  );

-- One row per accepted row with its position, for the words and sums of single rows.
CREATE VIEW placed_rows AS
SELECT
  f.file_rank * 1099511627776 + a.line AS position,
  a.*
FROM
  accepted AS a
  JOIN files AS f USING (file_id);
