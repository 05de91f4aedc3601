-- One row per fiscal year × province × layout of what is loaded.
SELECT
  r.fiscal_year_be,
  coalesce(r.province_iso, 'unknown') AS province_iso,
  r.layout,
  count(*) AS row_count,
  count(DISTINCT l.agency_id) AS agency_count,
  count(DISTINCT CASE WHEN a.not_whole_reason = 'source_cut' THEN l.agency_id END) AS cut_agency_count,
  count(*) FILTER(WHERE r.sampled) AS sampled_row_count
FROM
  current_rows AS r
  JOIN agency_aliases AS l USING (alias_id)
  JOIN agencies AS a USING (agency_id)
GROUP BY ALL
