-- How many owe in a province and the sum of their last moments, kept as returns are fixed, sent and decided: whoever looks whether
-- kept sums of a nation still hold reads 77 rows, not 15,400.
-- One row per round and province in which somebody owes, or did while the round was drawn up (then owed_count is 0).
CREATE TABLE office.return_round_counts (
  return_round_id text NOT NULL REFERENCES office.return_rounds,
  province_iso text NOT NULL REFERENCES office.provinces,
  -- Of then: the same for all returns of a province and round.
  area_no smallint,
  region_no smallint,
  moments numeric NOT NULL,
  owed_count integer NOT NULL CHECK (owed_count >= 0),
  PRIMARY KEY (return_round_id, province_iso)
);
INSERT INTO office.return_round_counts (return_round_id, province_iso, area_no, region_no, moments, owed_count)
SELECT return_round_id, province_iso, min(area_no), min(region_no), sum(last_moment), count(*)
FROM office.quarterly_returns GROUP BY 1, 2;
ALTER TABLE office.return_round_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_round_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.return_round_counts TO truatkhap_owner USING (true) WITH CHECK (true);

-- Adds what changed. Whoever sends holds the row of the province until the sending is told; rows of several are taken in one order.
CREATE FUNCTION office.count_round () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO office.return_round_counts AS c (return_round_id, province_iso, area_no, region_no, moments, owed_count)
    SELECT n.return_round_id, n.province_iso, min(n.area_no), min(n.region_no), sum(n.last_moment), count(*) FROM new_rows n
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT ON CONSTRAINT return_round_counts_pkey DO UPDATE SET area_no = excluded.area_no, region_no = excluded.region_no,
      moments = c.moments + excluded.moments, owed_count = c.owed_count + excluded.owed_count;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE office.return_round_counts c SET moments = c.moments - gone.moments, owed_count = c.owed_count - gone.owed
    FROM (SELECT o.return_round_id, o.province_iso, sum(o.last_moment) AS moments, count(*) AS owed FROM old_rows o GROUP BY 1, 2) gone
    WHERE c.return_round_id = gone.return_round_id AND c.province_iso = gone.province_iso;
  ELSE
    -- Into a province it came from no row yet, or from one; out of one there is always a row.
    INSERT INTO office.return_round_counts AS c (return_round_id, province_iso, area_no, region_no, moments, owed_count)
    SELECT n.return_round_id, n.province_iso, min(n.area_no), min(n.region_no), 0, 0 FROM new_rows n JOIN old_rows o USING (quarterly_return_id)
    WHERE (o.return_round_id, o.province_iso, o.area_no, o.region_no)
      IS DISTINCT FROM (n.return_round_id, n.province_iso, n.area_no, n.region_no)
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT ON CONSTRAINT return_round_counts_pkey DO UPDATE SET area_no = excluded.area_no, region_no = excluded.region_no;
    UPDATE office.return_round_counts c SET moments = c.moments + moved.moments, owed_count = c.owed_count + moved.owed
    FROM (
      SELECT w.return_round_id, w.province_iso, sum(w.moments) AS moments, sum(w.owed)::int AS owed
      FROM old_rows o JOIN new_rows n USING (quarterly_return_id)
      CROSS JOIN LATERAL (VALUES (o.return_round_id, o.province_iso, - o.last_moment, -1), (n.return_round_id, n.province_iso, n.last_moment, 1))
        AS w (return_round_id, province_iso, moments, owed)
      WHERE (o.return_round_id, o.province_iso, o.last_moment) IS DISTINCT FROM (n.return_round_id, n.province_iso, n.last_moment)
      GROUP BY 1, 2
    ) moved
    WHERE c.return_round_id = moved.return_round_id AND c.province_iso = moved.province_iso;
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION office.count_round () FROM PUBLIC;
CREATE TRIGGER count_round_owed AFTER INSERT ON office.quarterly_returns REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION office.count_round ();
CREATE TRIGGER count_round_gone AFTER DELETE ON office.quarterly_returns REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION office.count_round ();
CREATE TRIGGER count_round_changed AFTER UPDATE ON office.quarterly_returns REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION office.count_round ();

-- As before, from the counts.
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
  RETURN QUERY
  WITH places AS MATERIALIZED (
    SELECT p.province_iso,
      CASE WHEN c.province_iso IS NOT NULL THEN c.area_no ELSE (SELECT a.area_no FROM office.area_provinces a
        WHERE a.province_iso = p.province_iso AND a.valid_from_on <= begins AND (a.valid_to_on IS NULL OR a.valid_to_on >= begins)) END AS area_no,
      CASE WHEN c.province_iso IS NOT NULL THEN c.region_no ELSE (SELECT g.region_no FROM office.region_provinces g
        WHERE g.province_iso = p.province_iso AND g.valid_from_on <= begins AND (g.valid_to_on IS NULL OR g.valid_to_on >= begins)) END AS region_no,
      coalesce(c.owed_count, 0) AS owed_count
    FROM office.provinces p
    LEFT JOIN office.return_round_counts c ON c.return_round_id = round AND c.province_iso = p.province_iso AND c.owed_count > 0
    WHERE scope <> 'province' OR p.province_iso = unit
  )
  SELECT p.province_iso, p.area_no, p.region_no, p.owed_count FROM places p
  WHERE CASE scope WHEN 'nation' THEN true WHEN 'area' THEN p.area_no = area WHEN 'region' THEN p.region_no = unit::int
    WHEN 'province' THEN p.province_iso = unit ELSE false END;
END $$;

-- As before, from the counts.
CREATE OR REPLACE FUNCTION office.keep_sums (round text, provinces text[], of_level text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  stale text[];
  closing timestamptz := (SELECT r.closes_at FROM office.return_rounds r WHERE r.return_round_id = round);
BEGIN
  SELECT array_agg(c.province_iso ORDER BY c.province_iso) INTO stale FROM office.return_round_counts c
  WHERE c.return_round_id = round AND c.province_iso = ANY (provinces) AND c.owed_count > 0 AND (SELECT office.follows_returns())
    AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'area' THEN c.area_no = (SELECT office.my_area_no())
      WHEN 'region' THEN c.region_no = (SELECT office.my_scope_id())::int WHEN 'province' THEN c.province_iso = (SELECT office.my_scope_id())
      ELSE false END
    AND NOT EXISTS (SELECT FROM office.return_sum_heads h WHERE h.return_round_id = round AND h.level = of_level
      AND h.province_iso = c.province_iso AND h.moments = c.moments AND h.owed_count = c.owed_count AND h.closes_at = closing);
  IF stale IS NULL THEN RETURN; END IF;
  -- Whoever counts holds the provinces until it is told; what it counts is read after that, in one statement and one view of the rows.
  PERFORM pg_advisory_xact_lock(hashtext('office.return_sums ' || round || of_level || one)) FROM unnest(stale) AS one;
  WITH now_owed AS (
    SELECT c.province_iso, c.area_no, c.region_no, c.moments, c.owed_count AS owed FROM office.return_round_counts c
    WHERE c.return_round_id = round AND c.province_iso = ANY (stale)
  ), heads AS (
    INSERT INTO office.return_sum_heads AS h (return_round_id, province_iso, level, area_no, region_no, moments, owed_count, counted_count,
      project_count, part1_count, part2_count, part3_count, received1_thb, spent1_thb, received2_thb, spent2_thb, people_count,
      raised_count, lowered_count, closes_at, sent_count, in_time_count, by_leave_count, incomplete_count, changed_late_count, required_count,
      given_count)
    SELECT round, o.province_iso, of_level, o.area_no, o.region_no, o.moments, o.owed, coalesce(p.counted_count, 0), coalesce(p.project_count, 0),
      coalesce(p.part1_count, 0), coalesce(p.part2_count, 0), coalesce(p.part3_count, 0), coalesce(p.received1_thb, 0), coalesce(p.spent1_thb, 0),
      coalesce(p.received2_thb, 0), coalesce(p.spent2_thb, 0), coalesce(p.people_count, 0),
      coalesce(d.raised_count, 0), coalesce(d.lowered_count, 0), closing, coalesce(w.sent_count, 0), coalesce(w.in_time_count, 0),
      coalesce(w.by_leave_count, 0), coalesce(w.incomplete_count, 0), coalesce(w.changed_late_count, 0), coalesce(w.required_count, 0),
      coalesce(w.given_count, 0)
    FROM now_owed o LEFT JOIN office.project_sums(round, stale, of_level, 9223372036854775807) p USING (province_iso)
    LEFT JOIN office.restated_sums(round, CASE WHEN of_level = 'submitted' THEN stale ELSE '{}' END) d USING (province_iso)
    LEFT JOIN office.wholeness_sums(round, CASE WHEN of_level = 'submitted' THEN stale ELSE '{}' END) w USING (province_iso)
    ON CONFLICT ON CONSTRAINT return_sum_heads_pkey DO UPDATE SET moments = excluded.moments, owed_count = excluded.owed_count,
      counted_count = excluded.counted_count, project_count = excluded.project_count, part1_count = excluded.part1_count,
      part2_count = excluded.part2_count, part3_count = excluded.part3_count, received1_thb = excluded.received1_thb,
      spent1_thb = excluded.spent1_thb, received2_thb = excluded.received2_thb, spent2_thb = excluded.spent2_thb, people_count = excluded.people_count,
      raised_count = excluded.raised_count, lowered_count = excluded.lowered_count, closes_at = excluded.closes_at,
      sent_count = excluded.sent_count, in_time_count = excluded.in_time_count, by_leave_count = excluded.by_leave_count,
      incomplete_count = excluded.incomplete_count, changed_late_count = excluded.changed_late_count,
      required_count = excluded.required_count, given_count = excluded.given_count
    RETURNING h.province_iso, h.area_no, h.region_no
  ), counted AS MATERIALIZED (
    SELECT * FROM office.value_sums(round, stale, of_level, 9223372036854775807)
  ), gone AS (
    DELETE FROM office.return_sums s WHERE s.return_round_id = round AND s.level = of_level AND s.province_iso = ANY (stale)
      AND NOT EXISTS (SELECT FROM counted v WHERE v.province_iso = s.province_iso AND v.indicator_id = s.indicator_id)
  )
  INSERT INTO office.return_sums AS s (return_round_id, level, province_iso, indicator_id, area_no, region_no, sum_a, sum_b, value_count,
    not_applicable_count, missing_count)
  SELECT round, of_level, v.province_iso, v.indicator_id, h.area_no, h.region_no, v.sum_a, v.sum_b, v.value_count, v.not_applicable_count, v.missing_count
  FROM counted v JOIN heads h USING (province_iso)
  ON CONFLICT ON CONSTRAINT return_sums_pkey DO UPDATE SET sum_a = excluded.sum_a, sum_b = excluded.sum_b, value_count = excluded.value_count,
    not_applicable_count = excluded.not_applicable_count, missing_count = excluded.missing_count;
END $$;
