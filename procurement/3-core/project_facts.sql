-- One row per project: the latest stated value of each field, and which agency it stands under.
CREATE TABLE project_facts AS
SELECT
  project_id,
  arg_max(a.agency_id, (a.agency_id NOT LIKE 'agency:egp:name:%', position)) AS agency_id,
  CASE WHEN count(DISTINCT supplier_id) = 1 AND count(*) FILTER (WHERE supplier_id IS NULL) = 0 THEN min(supplier_id) END AS supplier_id,
  arg_max(fiscal_year_be, position) AS fiscal_year_be,
  trim(regexp_replace(arg_max(title, position), '\s+', ' ', 'g')) AS title,
  arg_max(method, (method <> 'unknown', position)) AS method,
  arg_max(is_special_service, position) AS is_special_service,
  arg_max(kind, position) AS stated_kind,
  max(announced_day) AS announced_day,
  min(signed_day) AS signed_day,
  arg_max(budget_satang, position) AS budget_satang,
  arg_max(reference_satang, position) AS reference_satang,
  arg_max(agreed_satang, position) AS agreed_satang,
  arg_max(latitude, position) AS latitude,
  arg_max(longitude, position) AS longitude
FROM current_rows
JOIN agency_aliases AS a USING (alias_id)
GROUP BY project_id;
