-- One row per table that belongs in a backup, with what is needed to read it whole and to write it again.
-- The owner reads through row-level security like everybody: a forced table that does not let the owner
-- see every row, or that narrows what the owner sees, is named as hidden instead of being cut short.
SELECT
  format('%I.%I', n.nspname, c.relname) AS name,
  (
    SELECT string_agg(format('%I', a.attname), ', ' ORDER BY k.position)
    FROM
      pg_index i,
      unnest(i.indkey)
    WITH
      ORDINALITY AS k (number, position)
      JOIN pg_attribute a ON a.attnum = k.number
    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid
  ) AS sort,
  (
    SELECT array_agg(a.attname::text ORDER BY a.attnum)
    FROM pg_attribute a
    WHERE
      a.attrelid = c.oid
      AND a.attnum > 0
      AND NOT a.attisdropped
      AND a.attgenerated = ''
  ) AS columns,
  c.relrowsecurity
  AND c.relforcerowsecurity
  AND (
    NOT EXISTS (
      SELECT
      FROM pg_policy p
      WHERE
        p.polrelid = c.oid
        AND p.polpermissive
        AND p.polcmd = '*'
        AND 'truatkhap_owner'::regrole = ANY (p.polroles)
        AND pg_get_expr(p.polqual, p.polrelid) = 'true'
    )
    OR EXISTS (
      SELECT
      FROM pg_policy p
      WHERE
        p.polrelid = c.oid
        AND NOT p.polpermissive
        AND (0 = ANY (p.polroles) OR 'truatkhap_owner'::regrole = ANY (p.polroles))
    )
  ) AS is_hidden
FROM
  pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE
  c.relkind = 'r'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'store', 'graphile_worker')
  AND n.nspname NOT LIKE 'pg\_%'
  AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE 'rebuilt:%'
  AND NOT EXISTS (
    SELECT
    FROM pg_depend d
    WHERE d.objid = c.oid AND d.deptype = 'e'
  )
ORDER BY 1
