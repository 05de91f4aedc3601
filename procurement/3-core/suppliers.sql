-- One row per supplier id.
WITH
  newest AS (
    SELECT
      supplier_id,
      max(position) AS position
    FROM current_rows
    WHERE supplier_id IS NOT NULL
    GROUP BY supplier_id
  ),
  counted AS (
    SELECT
      supplier_id,
      count(*) AS award_count
    FROM contract_facts
    GROUP BY supplier_id
  ),
  named AS (
    SELECT
      n.supplier_id, r.supplier_name, r.tax_id_kind,
      CASE WHEN r.tax_id_kind = 'juristic' THEN r.tax_id END AS supplier_tin,
      r.registered_province, r.registered_year_be, c.award_count
    FROM
      newest AS n
      JOIN placed_rows AS r USING (position)
      JOIN counted AS c USING (supplier_id)
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
