-- How whole and how timely a round is, kept with its sums: whoever opens it reads one row for each province.
ALTER TABLE office.return_sum_heads
-- When the window closed as it was counted: a window that was moved makes it count anew.
ADD COLUMN closes_at timestamptz,
-- Of 'submitted': bodies that sent; first whole sending in the window, or after it by leave; sent with something missing;
-- changed after the window; values asked of all who owe, and given.
ADD COLUMN sent_count integer NOT NULL DEFAULT 0,
ADD COLUMN in_time_count integer NOT NULL DEFAULT 0,
ADD COLUMN by_leave_count integer NOT NULL DEFAULT 0,
ADD COLUMN incomplete_count integer NOT NULL DEFAULT 0,
ADD COLUMN changed_late_count integer NOT NULL DEFAULT 0,
ADD COLUMN required_count integer NOT NULL DEFAULT 0,
ADD COLUMN given_count integer NOT NULL DEFAULT 0;

DROP FUNCTION office.wholeness (text);

-- One row per province, counted from its returns. For keep_sums alone.
CREATE FUNCTION office.wholeness_sums (round text, provinces text[])
RETURNS TABLE (province_iso text, sent_count integer, in_time_count integer, by_leave_count integer, incomplete_count integer,
  changed_late_count integer, required_count integer, given_count integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH places AS MATERIALIZED (
    SELECT q.quarterly_return_id, q.province_iso, q.reporter_kind, q.revision_no, r.closes_at
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE q.return_round_id = round AND q.province_iso = ANY (provinces)
  ), asked AS (
    SELECT k.kind, count(*)::int AS required FROM office.round_indicators i CROSS JOIN LATERAL unnest(i.reporter_kinds) AS k (kind)
    WHERE i.return_round_id = round GROUP BY 1
  ), sent AS MATERIALIZED (
    SELECT p.quarterly_return_id, r.revision_no, r.submitted_at, r.is_by_exception, r.required_count, r.given_count,
      r.given_count = r.required_count AS is_whole, p.revision_no = r.revision_no AS is_last
    FROM places p JOIN office.return_revisions r USING (quarterly_return_id)
  ), first_whole AS (
    SELECT DISTINCT ON (quarterly_return_id) quarterly_return_id, submitted_at, is_by_exception FROM sent WHERE is_whole
    ORDER BY quarterly_return_id, revision_no
  )
  SELECT q.province_iso, count(l.quarterly_return_id)::int, (count(*) FILTER (WHERE f.submitted_at < q.closes_at))::int,
    (count(*) FILTER (WHERE f.submitted_at >= q.closes_at AND f.is_by_exception))::int,
    (count(*) FILTER (WHERE l.quarterly_return_id IS NOT NULL AND NOT l.is_whole))::int,
    (count(*) FILTER (WHERE l.revision_no > 1 AND l.submitted_at >= q.closes_at))::int,
    coalesce(sum(coalesce(l.required_count, a.required)), 0)::int, coalesce(sum(l.given_count), 0)::int
  FROM places q LEFT JOIN asked a ON a.kind = q.reporter_kind
  LEFT JOIN sent l ON l.quarterly_return_id = q.quarterly_return_id AND l.is_last
  LEFT JOIN first_whole f ON f.quarterly_return_id = q.quarterly_return_id
  GROUP BY 1
$$;
REVOKE ALL ON FUNCTION office.wholeness_sums (text, text[]) FROM PUBLIC;

-- As before, and how whole and timely with it.
CREATE OR REPLACE FUNCTION office.keep_sums (round text, provinces text[], of_level text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  stale text[];
  closing timestamptz := (SELECT r.closes_at FROM office.return_rounds r WHERE r.return_round_id = round);
BEGIN
  SELECT array_agg(q.province_iso ORDER BY q.province_iso) INTO stale FROM (
    SELECT q.province_iso, sum(q.last_moment) AS moments, count(*) AS owed FROM office.quarterly_returns q
    WHERE q.return_round_id = round AND q.province_iso = ANY (provinces) AND (SELECT office.follows_returns())
      AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'area' THEN q.area_no = (SELECT office.my_area_no())
        WHEN 'region' THEN q.region_no = (SELECT office.my_scope_id())::int WHEN 'province' THEN q.province_iso = (SELECT office.my_scope_id())
        ELSE false END
    GROUP BY 1
  ) q WHERE NOT EXISTS (SELECT FROM office.return_sum_heads h WHERE h.return_round_id = round AND h.level = of_level
    AND h.province_iso = q.province_iso AND h.moments = q.moments AND h.owed_count = q.owed AND h.closes_at = closing);
  IF stale IS NULL THEN RETURN; END IF;
  -- Whoever counts holds the provinces until it is told; what it counts is read after that, in one statement and one view of the rows.
  PERFORM pg_advisory_xact_lock(hashtext('office.return_sums ' || round || of_level || one)) FROM unnest(stale) AS one;
  WITH now_owed AS (
    SELECT q.province_iso, min(q.area_no) AS area_no, min(q.region_no) AS region_no, sum(q.last_moment) AS moments, count(*)::int AS owed
    FROM office.quarterly_returns q WHERE q.return_round_id = round AND q.province_iso = ANY (stale) GROUP BY 1
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
