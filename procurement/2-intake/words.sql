-- One row per distinct word of a file and the role in which it stands; each is parsed once.
SELECT DISTINCT role, word
FROM
  (
    SELECT 'day' AS role, announced AS word
    FROM repaired_rows
    UNION ALL
    SELECT 'day', recorded
    FROM repaired_rows
    UNION ALL
    SELECT 'day', signed
    FROM repaired_rows
    UNION ALL
    SELECT 'day', ends
    FROM repaired_rows
    UNION ALL
    SELECT 'tax_id', tax_id
    FROM repaired_rows
    UNION ALL
    SELECT 'province', province
    FROM repaired_rows
    UNION ALL
    SELECT 'method', method
    FROM repaired_rows
    UNION ALL
    SELECT 'kind', kind
    FROM repaired_rows
    UNION ALL
    SELECT 'year', fiscal_year
    FROM repaired_rows
    UNION ALL
    SELECT 'amount', budget
    FROM repaired_rows
    WHERE NOT regexp_full_match(budget, '[0-9]{1,12}(\.[0-9]{1,2})?')
    UNION ALL
    SELECT 'amount', reference
    FROM repaired_rows
    WHERE NOT regexp_full_match(reference, '[0-9]{1,12}(\.[0-9]{1,2})?')
    UNION ALL
    SELECT 'amount', agreed
    FROM repaired_rows
    WHERE NOT regexp_full_match(agreed, '[0-9]{1,12}(\.[0-9]{1,2})?')
    UNION ALL
    SELECT 'amount', contract_value
    FROM repaired_rows
    WHERE NOT regexp_full_match(contract_value, '[0-9]{1,12}(\.[0-9]{1,2})?')
  )
WHERE word IS NOT NULL
ORDER BY role, word;
