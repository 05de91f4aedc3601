-- One row per table of the office: its columns, foreign keys and constraints, for drawing rows that it takes.
SELECT
  c.oid::regclass::text AS name,
  (
    SELECT
      json_agg (
        json_build_object (
          'name',
          quote_ident (a.attname),
          'type',
          format_type(a.atttypid, NULL),
          'is_nullable',
          NOT a.attnotnull,
          'has_default', a.atthasdef, 'checks',
          (
            SELECT coalesce(json_agg (pg_get_constraintdef(k.oid)), '[]'::json)
            FROM pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)
          )
        )
        ORDER BY a.attnum
      )
    FROM pg_attribute a
    WHERE
      a.attrelid = c.oid
      AND a.attnum > 0
      AND NOT a.attisdropped
      AND a.attgenerated = ''
      AND a.attidentity = ''
  ) AS columns,
  (
    SELECT
      coalesce(
        json_agg (
          json_build_object (
            'table',
            k.confrelid::regclass::text,
            'columns',
            (
              SELECT json_agg (quote_ident (a.attname) ORDER BY u.at)
              FROM unnest(k.conkey)
              WITH
                ORDINALITY AS u (number, at)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
            ),
            'theirs',
            (
              SELECT json_agg (quote_ident (a.attname) ORDER BY u.at)
              FROM unnest(k.confkey)
              WITH
                ORDINALITY AS u (number, at)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number
            )
          )
        ),
        '[]'::json
      )
    FROM pg_constraint k
    WHERE k.conrelid = c.oid AND k.contype = 'f'
  ) AS keys,
  (
    SELECT coalesce(json_object_agg (named.name, named.columns), '{}'::json)
    FROM
      (
        SELECT
          k.conname AS name,
          (
            SELECT json_agg (quote_ident (a.attname))
            FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
          ) AS columns
        FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.conkey IS NOT NULL
        UNION ALL
        SELECT
          x.relname,
          (
            SELECT json_agg (quote_ident (a.attname))
            FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
          )
        FROM
          pg_index i
          JOIN pg_class x ON x.oid = i.indexrelid
        WHERE
          i.indrelid = c.oid
          AND i.indisunique
          AND NOT EXISTS (
            SELECT
            FROM pg_constraint k
            WHERE k.conindid = i.indexrelid AND k.conrelid = c.oid
          )
      ) AS named
  ) AS constraints
FROM
  pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE
  c.relkind = 'r'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'store', 'graphile_worker')
  AND n.nspname NOT LIKE 'pg\_%'
  AND NOT EXISTS (
    SELECT
    FROM pg_depend d
    WHERE d.objid = c.oid AND d.deptype = 'e'
  )
ORDER BY c.oid
