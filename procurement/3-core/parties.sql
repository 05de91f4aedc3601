-- One row per project × organisation × role.
SELECT tender_id, agency_id AS party_id, 'procuring_entity' AS role
FROM tenders
UNION ALL
SELECT DISTINCT tender_id, supplier_id, 'supplier'
FROM awards
WHERE supplier_id IS NOT NULL
