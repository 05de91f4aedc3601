-- One row per agency of the same kind that bought the same thing by a general invitation: its newest such purchase.
SELECT
  t.tender_id, t.agency_id, t.fiscal_year_be, t.title, t.method, t.budget_satang, t.agreed_satang,
  t.signed_day, a.agency_name, a.province_iso
FROM
  {home}.tenders AS t
  INNER JOIN {home}.agencies AS a ON a.agency_id = t.agency_id
WHERE
  t.procurement_method = 'open'
  AND t.is_special_service = FALSE
  AND t.stem = {stem}
  AND t.agency_id <> {agency_id}
  AND a.agency_type = coalesce({agency_type}, a.agency_type)
  AND t.agreed_satang > 0
  AND t.budget_satang BETWEEN {from_satang} AND {to_satang}
QUALIFY row_number() OVER (PARTITION BY t.agency_id ORDER BY t.signed_day DESC, t.tender_id) = 1
ORDER BY
  CASE WHEN a.province_iso = {province_iso} THEN 0 ELSE 1 END,
  abs(t.budget_satang - {satang}),
  t.tender_id
LIMIT 6
