-- One row per source record, typed, with the first reason why it cannot be accepted (NULL = accepted).
CREATE TEMP VIEW checked_rows AS
WITH
  typed AS (
    SELECT
      r.*,
      an.number AS announced_day, an.fault AS announced_fault, re.number AS recorded_day,
      re.fault AS recorded_fault, si.number AS signed_day, si.fault AS signed_fault, en.number AS ends_day,
      en.fault AS ends_fault, ti.code AS tax_id_kind, ti.text AS tax_id_text, ti.fault AS tax_id_fault,
      ti.number AS registered_year_be, ti.extra AS registered_province, pr.code AS province_iso,
      pr.fault AS province_fault, me.code AS method_code,
      me.number = 1 AS is_special_service,
      ki.code AS kind_code, ye.number AS stated_year, ye.fault AS year_fault, CASE
        WHEN bu.word IS NULL THEN CAST(TRY_CAST (r.budget AS DECIMAL(14, 2)) * 100 AS BIGINT)
        ELSE bu.number
      END AS budget_satang, bu.fault AS budget_fault, CASE
        WHEN rp.word IS NULL THEN CAST(TRY_CAST (r.reference AS DECIMAL(14, 2)) * 100 AS BIGINT)
        ELSE rp.number
      END AS reference_satang, rp.fault AS reference_fault, CASE
        WHEN ag.word IS NULL THEN CAST(TRY_CAST (r.agreed AS DECIMAL(14, 2)) * 100 AS BIGINT)
        ELSE ag.number
      END AS agreed_satang, ag.fault AS agreed_fault, CASE
        WHEN cv.word IS NULL THEN CAST(TRY_CAST (r.contract_value AS DECIMAL(14, 2)) * 100 AS BIGINT)
        ELSE cv.number
      END AS contract_satang, cv.fault AS contract_fault
    FROM
      repaired_rows AS r
      LEFT JOIN words AS an ON an.role = 'day' AND an.word = r.announced
      LEFT JOIN words AS re ON re.role = 'day' AND re.word = r.recorded
      LEFT JOIN words AS si ON si.role = 'day' AND si.word = r.signed
      LEFT JOIN words AS en ON en.role = 'day' AND en.word = r.ends
      LEFT JOIN words AS ti ON ti.role = 'tax_id' AND ti.word = r.tax_id
      LEFT JOIN words AS pr ON pr.role = 'province' AND pr.word = r.province
      LEFT JOIN words AS me ON me.role = 'method' AND me.word = r.method
      LEFT JOIN words AS ki ON ki.role = 'kind' AND ki.word = r.kind
      LEFT JOIN words AS ye ON ye.role = 'year' AND ye.word = r.fiscal_year
      LEFT JOIN odd_amounts AS bu ON bu.word = r.budget
      LEFT JOIN odd_amounts AS rp ON rp.word = r.reference
      LEFT JOIN odd_amounts AS ag ON ag.word = r.agreed
      LEFT JOIN odd_amounts AS cv ON cv.word = r.contract_value
  ),
  repeated AS (
    SELECT project_digits
    FROM repaired_rows
    WHERE project_digits IS NOT NULL
    GROUP BY project_digits
    HAVING count(*) > 1
  ),
  conflicting AS (
    SELECT project_digits
    FROM
      repaired_rows
      SEMI JOIN repeated USING (project_digits)
    GROUP BY project_digits
    HAVING
      min(coalesce(agency_name, agency_parent)) <> max(coalesce(agency_name, agency_parent))
      AND min(title) <> max(title)
  ),
  dated AS (
    SELECT
      *,
      coalesce(
        stated_year, CASE
          WHEN fiscal_year IS NULL THEN 543 + year(DATE '1970-01-01' + CAST(signed_day AS INTEGER) + INTERVAL 3 MONTH)
        END
      ) AS fiscal_year_be
    FROM typed
  )
SELECT
  d.*,
  CASE
    WHEN is_blank THEN 'not_json_object'
    WHEN unclear THEN 'layout_unclear'
    WHEN d.project_digits IS NULL OR d.project_digits = '' THEN 'missing_project_id'
    WHEN NOT regexp_full_match(d.project_digits, '[0-9]{11}') THEN 'project_id_format'
    WHEN c.project_digits IS NOT NULL THEN 'project_id_conflict'
    WHEN coalesce(agency_name, agency_parent) IS NULL THEN 'missing_agency'
    WHEN announced_fault IS NOT NULL THEN announced_fault
    WHEN recorded_fault IS NOT NULL THEN recorded_fault
    WHEN signed_fault IS NOT NULL THEN signed_fault
    WHEN ends_fault IS NOT NULL THEN ends_fault
    WHEN budget_fault IS NOT NULL THEN budget_fault
    WHEN reference_fault IS NOT NULL THEN reference_fault
    WHEN agreed_fault IS NOT NULL THEN agreed_fault
    WHEN contract_fault IS NOT NULL THEN contract_fault
    WHEN tax_id_fault IS NOT NULL THEN tax_id_fault
    WHEN province_fault IS NOT NULL THEN province_fault
    WHEN year_fault IS NOT NULL THEN year_fault
    WHEN fiscal_year_be IS NULL THEN 'no_fiscal_year'
  END AS refusal, CASE
    WHEN is_blank THEN NULL
    WHEN unclear THEN 'เลขนิติบุคคล'
    WHEN d.project_digits IS NULL OR d.project_digits = '' THEN 'รหัสโครงการ'
    WHEN NOT regexp_full_match(d.project_digits, '[0-9]{11}') THEN 'รหัสโครงการ'
    WHEN c.project_digits IS NOT NULL THEN 'รหัสโครงการ'
    WHEN coalesce(agency_name, agency_parent) IS NULL THEN 'ชื่อหน่วยงาน'
    WHEN announced_fault IS NOT NULL THEN 'วันที่ประกาศ'
    WHEN recorded_fault IS NOT NULL THEN 'วันที่เกิดรายการ'
    WHEN signed_fault IS NOT NULL THEN 'วันที่ลงนามสัญญา'
    WHEN ends_fault IS NOT NULL THEN 'วันที่สิ้นสุดสัญญา'
    WHEN budget_fault IS NOT NULL THEN 'งบประมาณ(บาท)'
    WHEN reference_fault IS NOT NULL THEN 'ราคากลาง(บาท)'
    WHEN agreed_fault IS NOT NULL THEN 'ราคาตกลงซื้อ/จ้าง'
    WHEN contract_fault IS NOT NULL THEN 'งบสัญญา(บาท)'
    WHEN tax_id_fault IS NOT NULL THEN 'เลขนิติบุคคล'
    WHEN province_fault IS NOT NULL THEN 'จังหวัด'
    WHEN year_fault IS NOT NULL THEN 'ปีงบประมาณ'
    WHEN fiscal_year_be IS NULL THEN 'ปีงบประมาณ'
  END AS refused_column, CASE
    WHEN is_blank THEN NULL
    WHEN unclear THEN tax_id
    WHEN d.project_digits IS NULL OR d.project_digits = '' THEN project_id
    WHEN NOT regexp_full_match(d.project_digits, '[0-9]{11}') THEN project_id
    WHEN c.project_digits IS NOT NULL THEN project_id
    WHEN coalesce(agency_name, agency_parent) IS NULL THEN NULL
    WHEN announced_fault IS NOT NULL THEN announced
    WHEN recorded_fault IS NOT NULL THEN recorded
    WHEN signed_fault IS NOT NULL THEN signed
    WHEN ends_fault IS NOT NULL THEN ends
    WHEN budget_fault IS NOT NULL THEN budget
    WHEN reference_fault IS NOT NULL THEN reference
    WHEN agreed_fault IS NOT NULL THEN agreed
    WHEN contract_fault IS NOT NULL THEN contract_value
    WHEN tax_id_fault IS NOT NULL THEN tax_id
    WHEN province_fault IS NOT NULL THEN province
    WHEN year_fault IS NOT NULL THEN fiscal_year
    WHEN fiscal_year_be IS NULL THEN fiscal_year
  END AS refused_value
FROM
  dated AS d
  LEFT JOIN conflicting AS c ON c.project_digits = d.project_digits;
