-- One row per project: its newest row, and which agency it stands under (one with a code before one without).
CREATE TABLE project_facts AS
WITH
  chosen AS (
    SELECT
      project_id,
      arg_max(a.agency_id, (a.agency_id NOT LIKE 'agency:egp:name:%', position)) AS agency_id,
      max(
        CASE WHEN method = 'unknown' THEN position ELSE position + 4611686018427387904 END
      ) % 4611686018427387904 AS row_position,
      CASE
        WHEN min(supplier_id) = max(supplier_id) AND count(*) = count(supplier_id) THEN min(supplier_id)
      END AS supplier_id,
      max(announced_day) AS announced_day,
      min(signed_day) AS signed_day
    FROM
      current_rows
      JOIN agency_aliases AS a USING (alias_id)
    GROUP BY project_id
  )
SELECT
  c.project_id, c.agency_id, c.supplier_id, r.fiscal_year_be, r.title, r.method, r.is_special_service,
  r.kind AS stated_kind, c.announced_day, c.signed_day, r.budget_satang, r.reference_satang, r.agreed_satang,
  r.latitude, r.longitude
FROM
  chosen AS c
  JOIN placed_rows AS r ON r.position = c.row_position;
