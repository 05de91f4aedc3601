-- One row per column of a table or view of the office, in the order in which people declared them.
SELECT
  n.nspname AS schema_name, c.relname AS table_name, a.attname AS column_name,
  coalesce(nullif(t.typelem, 0), t.oid)::regtype::text AS type_name,
  t.typcategory = 'A' AS is_array,
  NOT a.attnotnull AS is_nullable,
  a.atthasdef
  OR a.attidentity <> '' AS has_default,
  a.attidentity = 'a'
  OR a.attgenerated <> '' AS is_given_by_database,
  c.relkind IN ('v', 'm') AS is_view
FROM
  pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid
WHERE
  c.relkind IN ('r', 'p', 'v', 'm')
  AND NOT c.relispartition
  AND a.attnum > 0
  AND NOT a.attisdropped
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'store', 'graphile_worker')
  AND n.nspname NOT LIKE 'pg\_%'
  AND NOT EXISTS (
    SELECT
    FROM pg_depend d
    WHERE d.objid = c.oid AND d.deptype = 'e'
  )
ORDER BY n.nspname, c.relname, a.attnum
