-- One row per project: its newest row, and which agency it stands under (one with a code before one without).
CREATE TABLE project_facts AS
WITH
  chosen AS (
    SELECT
      project_id,
      max(
        CASE WHEN a.agency_id LIKE 'agency:egp:name:%' THEN position ELSE position + 4611686018427387904 END
      ) AS agency_position,
      max(CASE WHEN method = 'unknown' THEN position ELSE position + 4611686018427387904 END) AS row_position,
      count(DISTINCT supplier_id) = 1
      AND count(*) = count(supplier_id) AS has_one_supplier,
      max(announced_day) AS announced_day,
      min(signed_day) AS signed_day
    FROM
      current_rows
      JOIN agency_aliases AS a USING (alias_id)
    GROUP BY project_id
  )
SELECT
  c.project_id, a.agency_id,
  CASE WHEN c.has_one_supplier THEN r.supplier_id END AS supplier_id,
  r.fiscal_year_be, r.title, r.method, r.is_special_service, r.kind AS stated_kind, c.announced_day,
  c.signed_day, r.budget_satang, r.reference_satang, r.agreed_satang, r.latitude, r.longitude
FROM
  chosen AS c
  JOIN current_rows AS r ON r.position = c.row_position % 4611686018427387904
  JOIN current_rows AS w ON w.position = c.agency_position % 4611686018427387904
  JOIN agency_aliases AS a ON a.alias_id = w.alias_id;
