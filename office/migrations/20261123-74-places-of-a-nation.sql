-- As before, for whoever reads a part of the country: province by province. Whoever reads all of it gets them from one pass over the
-- round, not from 77 looks into it.
CREATE OR REPLACE FUNCTION office.round_places (round text)
RETURNS TABLE (province_iso text, area_no smallint, region_no smallint, owed_count integer) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
#variable_conflict use_column
DECLARE
  begins date := (SELECT r.begins_on FROM office.return_rounds r WHERE r.return_round_id = round);
  scope text := office.my_scope_kind();
  unit text := office.my_scope_id();
  area smallint := CASE WHEN scope = 'area' THEN office.my_area_no() END;
BEGIN
  IF begins IS NULL OR NOT office.follows_returns() THEN RETURN; END IF;
  IF scope = 'nation' THEN
    RETURN QUERY
    WITH owed AS MATERIALIZED (
      SELECT q.province_iso, min(q.area_no) AS area_no, min(q.region_no) AS region_no, count(*)::int AS owed_count
      FROM office.quarterly_returns q WHERE q.return_round_id = round GROUP BY 1
    )
    SELECT p.province_iso,
      CASE WHEN o.province_iso IS NOT NULL THEN o.area_no ELSE (SELECT a.area_no FROM office.area_provinces a
        WHERE a.province_iso = p.province_iso AND a.valid_from_on <= begins AND (a.valid_to_on IS NULL OR a.valid_to_on >= begins)) END,
      CASE WHEN o.province_iso IS NOT NULL THEN o.region_no ELSE (SELECT g.region_no FROM office.region_provinces g
        WHERE g.province_iso = p.province_iso AND g.valid_from_on <= begins AND (g.valid_to_on IS NULL OR g.valid_to_on >= begins)) END,
      coalesce(o.owed_count, 0)
    FROM office.provinces p LEFT JOIN owed o USING (province_iso);
    RETURN;
  END IF;
  RETURN QUERY
  WITH places AS MATERIALIZED (
    SELECT p.province_iso,
      CASE WHEN o.province_iso IS NOT NULL THEN o.area_no ELSE (SELECT a.area_no FROM office.area_provinces a
        WHERE a.province_iso = p.province_iso AND a.valid_from_on <= begins AND (a.valid_to_on IS NULL OR a.valid_to_on >= begins)) END AS area_no,
      CASE WHEN o.province_iso IS NOT NULL THEN o.region_no ELSE (SELECT g.region_no FROM office.region_provinces g
        WHERE g.province_iso = p.province_iso AND g.valid_from_on <= begins AND (g.valid_to_on IS NULL OR g.valid_to_on >= begins)) END AS region_no
    FROM office.provinces p
    LEFT JOIN LATERAL (SELECT q.province_iso, q.area_no, q.region_no FROM office.quarterly_returns q
      WHERE q.return_round_id = round AND q.province_iso = p.province_iso LIMIT 1) o ON true
    WHERE scope <> 'province' OR p.province_iso = unit
  )
  SELECT p.province_iso, p.area_no, p.region_no, (SELECT count(*)::int FROM office.quarterly_returns q
    WHERE q.return_round_id = round AND q.province_iso = p.province_iso)
  FROM places p
  WHERE CASE scope WHEN 'area' THEN p.area_no = area WHEN 'region' THEN p.region_no = unit::int
    WHEN 'province' THEN p.province_iso = unit ELSE false END;
END $$;
