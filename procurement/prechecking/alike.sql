-- One row per purchase of the same thing that an agency of the same kind made by a general invitation.
SELECT tender_id, agency_id, province_iso, fiscal_year_be, title, budget_satang, agreed_satang, signed_day
FROM {home}.tenders
WHERE
  procurement_method = 'open'
  AND stem = {stem}
  AND is_special_service = FALSE
  AND agency_id <> {agency_id}
  AND agency_type = coalesce({agency_type}, agency_type)
  AND agreed_satang > 0
  AND budget_satang BETWEEN {from_satang} AND {to_satang}
