-- One row per newly imported file: how many of its rows are new, change what stood, or change nothing.
-- Later files win (as-at date, then sha-256); a row older than what already stands changes nothing.
WITH
  ordered AS (
    SELECT
      r.file_id, f.is_new, f.as_at_rank, r.content_hash,
      lag (r.content_hash) OVER seen AS earlier_hash,
      max(f.as_at_rank) OVER (seen ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS newest_rank
    FROM
      accepted_keys AS r
      JOIN import_files AS f USING (file_id)
    WINDOW seen AS (PARTITION BY r.row_key ORDER BY f.is_new, f.file_rank, r.line)
  )
SELECT
  file_id,
  count(*) FILTER(WHERE earlier_hash IS NULL) AS new_rows,
  count(*) FILTER(WHERE earlier_hash <> content_hash AND as_at_rank >= newest_rank) AS changed_rows,
  count(*) FILTER(
    WHERE earlier_hash = content_hash OR earlier_hash IS NOT NULL AND as_at_rank < newest_rank
  ) AS unchanged_rows
FROM ordered
WHERE is_new
GROUP BY file_id
ORDER BY file_id;
