-- One row per award (project × supplier × contract number): parent and child codes repeat it, so once.
CREATE TABLE contract_facts AS
SELECT
  project_id, supplier_id, contract_no,
  'award:egp:' || project_id || ':' || short_hash (concat_ws('|', coalesce(supplier_id, ''), coalesce(folded (contract_no), ''))) AS award_id,
  arg_max(signed_day, position) AS signed_day,
  arg_max(ends_day, position) AS ends_day,
  arg_max(contract_satang, position) AS contract_satang,
  arg_max(contract_status, position) AS status
FROM current_rows
GROUP BY project_id, supplier_id, contract_no;
