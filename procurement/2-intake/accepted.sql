-- One row per accepted contract row of one file, typed; money in satang, days since 1970-01-01.
SELECT
  {file_id} AS file_id,
  l.line, layout,
  concat_ws(
    ',', moved,
    CASE WHEN tax_id_kind = 'juristic' AND tax_id = substring(tax_id_text, 2) THEN 'leading_zero' END,
    CASE WHEN stated_year IS NULL THEN 'year_from_signing' END
  ) AS repairs,
  project_digits AS project_id, CASE
    WHEN contains(title, '  ') OR contains(title, chr(9)) THEN trim(regexp_replace(title, '\s+', ' ', 'g'))
    ELSE title
  END AS title, kind_code AS kind, agency_code,
  CASE WHEN agency_name IS NOT NULL AND agency_parent <> agency_name THEN agency_parent END AS agency_parent,
  coalesce(agency_name, agency_parent) AS agency_name,
  coalesce(method_code, 'unknown') AS method,
  coalesce(is_special_service, false) AS is_special_service,
  province_iso, district, subdistrict, project_status,
  TRY_CAST (latitude AS DOUBLE) AS latitude,
  TRY_CAST (longitude AS DOUBLE) AS longitude,
  tax_id_kind, tax_id_text AS tax_id, registered_province,
  CAST(registered_year_be AS INTEGER) AS registered_year_be,
  supplier AS supplier_name, contract_no,
  CASE contract_status
    WHEN 'ระหว่างดำเนินการ' THEN 'active'
    WHEN 'สิ้นสุดสัญญา' THEN 'ended'
    ELSE contract_status
  END AS contract_status,
  CAST(fiscal_year_be AS INTEGER) AS fiscal_year_be,
  CAST(announced_day AS INTEGER) AS announced_day,
  CAST(recorded_day AS INTEGER) AS recorded_day,
  CAST(signed_day AS INTEGER) AS signed_day,
  CAST(ends_day AS INTEGER) AS ends_day,
  budget_satang, reference_satang, agreed_satang, contract_satang,
  md5_number_lower(
    concat_ws(
      chr(31),
      project_digits,
      coalesce(agency_code, concat_ws(chr(31), agency_parent, agency_name)),
      CASE WHEN tax_id_kind = 'juristic' THEN tax_id_text ELSE concat_ws(chr(31), tax_id_text, supplier) END,
      contract_no
    )
  ) AS row_key,
  -- hash() of one text alone gives equal numbers for some texts that differ in two digits eight bytes apart; shifted
  -- by a letter they no longer do.
  hash(
    title, supplier,
    substring(title, 2),
    substring(supplier, 2),
    coalesce(kind_code, ''),
    coalesce(method_code, ''),
    coalesce(announced_day, 0),
    coalesce(signed_day, 0),
    coalesce(ends_day, 0),
    coalesce(budget_satang, -1),
    coalesce(reference_satang, -1),
    coalesce(agreed_satang, -1),
    coalesce(contract_satang, -1),
    fiscal_year_be,
    coalesce(province_iso, ''),
    coalesce(district, ''),
    coalesce(contract_status, '')
  ) AS content_hash
FROM
  checked_rows
  JOIN source_lines AS l USING (record)
WHERE refusal IS NULL
