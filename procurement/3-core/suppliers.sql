-- One row per supplier id.
CREATE TABLE suppliers AS
WITH
  named AS (
    SELECT
      supplier_id,
      arg_max(supplier_name, position) AS supplier_name,
      any_value(tax_id_kind) AS tax_id_kind,
      any_value(tax_id) FILTER(WHERE tax_id_kind = 'juristic') AS supplier_tin,
      any_value(registered_province) AS registered_province,
      any_value(registered_year_be) AS registered_year_be,
      count(DISTINCT (project_id, contract_no)) AS award_count
    FROM current_rows
    WHERE supplier_id IS NOT NULL
    GROUP BY supplier_id
  ),
  judged AS (
    SELECT
      *,
      tax_id_kind = 'person'
      OR tax_id_kind IS NULL
      AND coalesce(
        regexp_matches(supplier_name, '^(บุคคลธรรมดา|นาย|นาง|นางสาว|น\.ส\.|ด\.ช\.|ว่าที่|จ่า|สิบ|พัน|ร้อย|ดาบ)'),
        false
      ) AS is_person
    FROM named
  )
SELECT
  supplier_id, supplier_tin, supplier_name, CASE
    WHEN coalesce(is_person, false) THEN 'person'
    WHEN tax_id_kind = 'special' THEN 'special'
    WHEN tax_id_kind IS NULL THEN 'unregistered'
    WHEN substring(supplier_tin, 4, 1) = '5' THEN 'company'
    WHEN substring(supplier_tin, 4, 1) = '7' THEN 'public_company'
    WHEN substring(supplier_tin, 4, 1) = '3' THEN 'limited_partnership'
    ELSE 'other_juristic'
  END AS supplier_kind,
  coalesce(is_person, false) AS is_person,
  tax_id_kind IS NULL AS is_weak,
  registered_province, registered_year_be, award_count
FROM judged
ORDER BY supplier_id;
