-- One row per source record, each value under its right name.
-- Proof of the shift: where a tax id belongs stands a date, where the signing date belongs stands a
-- status (or nothing), and where the coordinates belong stands a tax id (or nothing). The three
-- "(Eng)" headers have no column, so every value after จังหวัด stands three names too early; the
-- search API's short rows show the same shift in the columns they carry.
CREATE TEMP TABLE repaired_rows AS
WITH
  observed AS (
    SELECT
      *,
      coalesce(regexp_full_match(tax_id, '[0-9๐-๙]{1,2} *[ก-๙.]+ *[0-9๐-๙]{2,4}'), false) AS id_is_date,
      coalesce(regexp_full_match(tax_id, '[0-9๐-๙xX \-]{9,20}|D[0-9]{12}'), true) AS id_is_id,
      coalesce(signed IN ('ระหว่างดำเนินการ', 'สิ้นสุดสัญญา', 'ยกเลิกสัญญา', 'ยกเลิก', 'จัดทำสัญญา'), false) AS signed_is_status,
      coalesce(regexp_full_match(geometry, '[0-9]{9}([0-9]{4}|[xX]{4})|D[0-9]{12}'), true) AS geometry_is_id
    FROM source_rows
  ),
  judged AS (
    SELECT
      *,
      id_is_date
      AND (signed IS NULL OR signed_is_status)
      AND geometry_is_id AS shifted
    FROM observed
  )
SELECT
  record, is_blank, CASE
    WHEN length(project_id) = 11 AND TRY_CAST (project_id AS BIGINT) > 0 THEN project_id
    ELSE translate(regexp_replace(project_id, '\s', '', 'g'), '๐๑๒๓๔๕๖๗๘๙', '0123456789')
  END AS project_digits, title, project_id, kind, agency_parent, agency_name, agency_code, method, announced,
  budget, reference, agreed, fiscal_year, recorded, province,
  CASE WHEN shifted AND has_english THEN province_en ELSE district END AS district,
  CASE WHEN shifted AND has_english THEN district ELSE subdistrict END AS subdistrict,
  CASE WHEN shifted AND has_english THEN district_en ELSE project_status END AS project_status,
  CASE WHEN shifted AND has_english THEN subdistrict_en ELSE latitude END AS latitude,
  CASE WHEN shifted AND has_english THEN project_status ELSE longitude END AS longitude,
  CASE WHEN shifted THEN geometry ELSE tax_id END AS tax_id,
  CASE WHEN shifted THEN latitude ELSE supplier END AS supplier,
  CASE WHEN shifted THEN longitude ELSE contract_no END AS contract_no,
  CASE WHEN shifted THEN tax_id WHEN signed_is_status THEN NULL ELSE signed END AS signed,
  CASE WHEN shifted THEN supplier ELSE ends END AS ends,
  CASE WHEN shifted THEN contract_no ELSE contract_value END AS contract_value,
  CASE
    WHEN shifted OR signed_is_status THEN coalesce(signed, contract_status)
    ELSE contract_status
  END AS contract_status,
  CASE WHEN shifted AND NOT has_english THEN 'api_short' ELSE layout END AS layout,
  CASE
    WHEN shifted AND has_english THEN 'shifted_headers'
    WHEN shifted THEN 'short_shape'
    WHEN signed_is_status THEN 'status_in_date'
  END AS moved,
  NOT shifted
  AND (
    id_is_date
    OR NOT id_is_id
    AND coalesce(regexp_full_match(tax_id, '[^0-9]*[ก-๙]+[^0-9]*'), false)
  ) AS unclear
FROM judged;
