-- Sums of returns, place by place. What is counted of a return at a level is the last revision that the level accepted and did not
-- take back ('submitted': the last one sent), with a moment no later than the one asked for. Sums of the present are kept, and valid as
-- long as nothing of the province's round was sent or decided since: the sum of last moments grows with each, so two that are equal
-- are the same. Sums as at an earlier moment are counted anew from the same rows.

-- The last moment at which something of it was sent or decided.
ALTER TABLE office.quarterly_returns ADD COLUMN last_moment bigint NOT NULL DEFAULT 0;
GRANT UPDATE (last_moment) ON office.quarterly_returns TO truatkhap_app;
DROP INDEX office.quarterly_returns_place;
CREATE INDEX quarterly_returns_place ON office.quarterly_returns (return_round_id, province_iso) INCLUDE (last_moment, area_no, region_no, agency_id);

-- Who follows returns of others: both lines, and the province; not the bodies that report.
CREATE FUNCTION office.follows_returns () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.reads_returns() AND NOT office.my_role() IN ('agency_head', 'agency_officer')
$$;

-- Provinces of the reader's in a round, with the Area and Region of then: those of its returns, or of the quarter's first day where
-- nobody owes. All returns of a province and round have the same; so one of each is looked at, and only the reader's are counted.
CREATE FUNCTION office.round_places (round text)
RETURNS TABLE (province_iso text, area_no smallint, region_no smallint, owed_count integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH places AS MATERIALIZED (
    SELECT p.province_iso,
      CASE WHEN o.province_iso IS NOT NULL THEN o.area_no ELSE (SELECT a.area_no FROM office.area_provinces a
        WHERE a.province_iso = p.province_iso AND a.valid_from_on <= r.begins_on AND (a.valid_to_on IS NULL OR a.valid_to_on >= r.begins_on)) END AS area_no,
      CASE WHEN o.province_iso IS NOT NULL THEN o.region_no ELSE (SELECT g.region_no FROM office.region_provinces g
        WHERE g.province_iso = p.province_iso AND g.valid_from_on <= r.begins_on AND (g.valid_to_on IS NULL OR g.valid_to_on >= r.begins_on)) END AS region_no
    FROM office.provinces p JOIN office.return_rounds r ON r.return_round_id = round
    LEFT JOIN LATERAL (SELECT q.province_iso, q.area_no, q.region_no FROM office.quarterly_returns q
      WHERE q.return_round_id = round AND q.province_iso = p.province_iso LIMIT 1) o ON true
  )
  SELECT p.province_iso, p.area_no, p.region_no, (SELECT count(*)::int FROM office.quarterly_returns q
    WHERE q.return_round_id = round AND q.province_iso = p.province_iso)
  FROM places p
  WHERE (SELECT office.follows_returns()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
    WHEN 'area' THEN p.area_no = (SELECT office.my_area_no()) WHEN 'region' THEN p.region_no = (SELECT office.my_scope_id())::int
    WHEN 'province' THEN p.province_iso = (SELECT office.my_scope_id()) ELSE false END
$$;
REVOKE ALL ON FUNCTION office.round_places (text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.round_places (text) TO truatkhap_app;

-- Of each return of these provinces that counts something: which revision. For whoever follows these places, and nobody else.
CREATE FUNCTION office.counted_revisions (round text, provinces text[], of_level text, at_moment bigint)
RETURNS TABLE (quarterly_return_id uuid, province_iso text, revision_no integer, moment bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH places AS MATERIALIZED (
    SELECT q.quarterly_return_id, q.province_iso FROM office.quarterly_returns q
    WHERE q.return_round_id = round AND q.province_iso = ANY (provinces) AND (SELECT office.follows_returns())
      AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'area' THEN q.area_no = (SELECT office.my_area_no())
        WHEN 'region' THEN q.region_no = (SELECT office.my_scope_id())::int WHEN 'province' THEN q.province_iso = (SELECT office.my_scope_id())
        ELSE false END
  ), words AS (
    SELECT DISTINCT ON (d.quarterly_return_id, d.revision_no) d.quarterly_return_id, d.revision_no, d.decision
    FROM places JOIN office.return_decisions d USING (quarterly_return_id)
    WHERE of_level <> 'submitted' AND d.level = of_level AND d.decision <> 'returned' AND d.moment <= at_moment
    ORDER BY d.quarterly_return_id, d.revision_no, d.moment DESC
  ), counted AS (
    SELECT w.quarterly_return_id, max(w.revision_no) AS revision_no FROM words w WHERE w.decision = 'accepted' GROUP BY 1
    UNION ALL
    SELECT r.quarterly_return_id, max(r.revision_no) FROM places JOIN office.return_revisions r USING (quarterly_return_id)
    WHERE of_level = 'submitted' AND r.moment <= at_moment GROUP BY 1
  )
  SELECT p.quarterly_return_id, p.province_iso, r.revision_no, r.moment
  FROM counted c JOIN places p USING (quarterly_return_id) JOIN office.return_revisions r USING (quarterly_return_id, revision_no)
$$;

-- One row per province and indicator: exact sums of the parts of what is counted, and how many bodies gave which of the three answers.
CREATE FUNCTION office.value_sums (round text, provinces text[], of_level text, at_moment bigint)
RETURNS TABLE (province_iso text, indicator_id text, sum_a numeric, sum_b numeric, value_count integer, not_applicable_count integer, missing_count integer)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT c.province_iso, v.indicator_id, sum(v.part_a), sum(v.part_b), (count(*) FILTER (WHERE v.given = 'value'))::int,
    (count(*) FILTER (WHERE v.given = 'not_applicable'))::int, (count(*) FILTER (WHERE v.given = 'missing'))::int
  FROM office.counted_revisions(round, provinces, of_level, at_moment) c JOIN office.return_values v USING (moment)
  GROUP BY 1, 2
$$;

-- One row per province: money by part to the satang, projects (one that stands in two parts is one), and people counted once.
CREATE FUNCTION office.project_sums (round text, provinces text[], of_level text, at_moment bigint)
RETURNS TABLE (province_iso text, counted_count integer, project_count integer, part1_count integer, part2_count integer, part3_count integer,
  received1_thb numeric, spent1_thb numeric, received2_thb numeric, spent2_thb numeric, people_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH counted AS MATERIALIZED (SELECT * FROM office.counted_revisions(round, provinces, of_level, at_moment)),
  heads AS (SELECT c.province_iso, count(*)::int AS counted FROM counted c GROUP BY 1),
  projects AS (
    SELECT c.province_iso, count(*)::int AS projects, (count(*) FILTER (WHERE 1 = ANY (p.parts)))::int AS in1,
      (count(*) FILTER (WHERE 2 = ANY (p.parts)))::int AS in2, (count(*) FILTER (WHERE 3 = ANY (p.parts)))::int AS in3,
      coalesce(sum(p.beneficiaries), 0) - coalesce(sum(p.counted_elsewhere), 0) AS people
    FROM counted c JOIN office.return_projects p USING (moment) GROUP BY 1
  ), money AS (
    SELECT c.province_iso, sum(m.received_thb) FILTER (WHERE m.part = 1) AS received1, sum(m.spent_thb) FILTER (WHERE m.part = 1) AS spent1,
      sum(m.received_thb) FILTER (WHERE m.part = 2) AS received2, sum(m.spent_thb) FILTER (WHERE m.part = 2) AS spent2
    FROM counted c JOIN office.return_money m USING (moment) GROUP BY 1
  )
  SELECT h.province_iso, h.counted, coalesce(p.projects, 0), coalesce(p.in1, 0), coalesce(p.in2, 0), coalesce(p.in3, 0), coalesce(m.received1, 0),
    coalesce(m.spent1, 0), coalesce(m.received2, 0), coalesce(m.spent2, 0), coalesce(p.people, 0)
  FROM heads h LEFT JOIN projects p USING (province_iso) LEFT JOIN money m USING (province_iso)
$$;

-- One row per round, province and level whose sums are kept: for which state of its returns they hold.
CREATE TABLE office.return_sum_heads (
  return_round_id text NOT NULL REFERENCES office.return_rounds,
  province_iso text NOT NULL REFERENCES office.provinces,
  level text NOT NULL CHECK (level IN ('submitted', 'agency', 'province', 'region', 'centre')),
  area_no smallint,
  region_no smallint,
  -- The sum of last moments when it was counted.
  moments numeric NOT NULL,
  owed_count integer NOT NULL,
  counted_count integer NOT NULL DEFAULT 0,
  project_count integer NOT NULL DEFAULT 0,
  part1_count integer NOT NULL DEFAULT 0,
  part2_count integer NOT NULL DEFAULT 0,
  part3_count integer NOT NULL DEFAULT 0,
  received1_thb numeric(20, 2) NOT NULL DEFAULT 0,
  spent1_thb numeric(20, 2) NOT NULL DEFAULT 0,
  received2_thb numeric(20, 2) NOT NULL DEFAULT 0,
  spent2_thb numeric(20, 2) NOT NULL DEFAULT 0,
  people_count bigint NOT NULL DEFAULT 0,
  -- Of 'submitted': figures raised and lowered between the first and the last sending.
  raised_count integer NOT NULL DEFAULT 0,
  lowered_count integer NOT NULL DEFAULT 0,
  PRIMARY KEY (return_round_id, level, province_iso)
);

-- One row per kept sum of an indicator.
CREATE TABLE office.return_sums (
  return_round_id text NOT NULL,
  level text NOT NULL,
  province_iso text NOT NULL,
  indicator_id text NOT NULL REFERENCES office.indicators,
  area_no smallint,
  region_no smallint,
  sum_a numeric,
  sum_b numeric,
  value_count integer NOT NULL,
  not_applicable_count integer NOT NULL,
  missing_count integer NOT NULL,
  PRIMARY KEY (return_round_id, level, province_iso, indicator_id),
  FOREIGN KEY (return_round_id, level, province_iso) REFERENCES office.return_sum_heads (return_round_id, level, province_iso)
);

-- One row per province with figures that its bodies raised or lowered between the first and the last sending. For keep_sums alone.
CREATE FUNCTION office.restated_sums (round text, provinces text[])
RETURNS TABLE (province_iso text, raised_count integer, lowered_count integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT q.province_iso, (count(*) FILTER (WHERE w.part_a > v.part_a))::int, (count(*) FILTER (WHERE w.part_a < v.part_a))::int
  FROM office.quarterly_returns q
  JOIN office.return_revisions a ON a.quarterly_return_id = q.quarterly_return_id AND a.revision_no = 1
  JOIN office.return_revisions z ON z.quarterly_return_id = q.quarterly_return_id AND z.revision_no = q.revision_no
  JOIN office.return_values v ON v.moment = a.moment JOIN office.return_values w ON w.moment = z.moment AND w.indicator_id = v.indicator_id
  WHERE q.return_round_id = round AND q.province_iso = ANY (provinces) AND q.revision_no > 1
  GROUP BY 1
$$;
REVOKE ALL ON FUNCTION office.restated_sums (text, text[]) FROM PUBLIC;

-- Counts anew, of these provinces, those whose kept sums hold no longer. One at a time for each province.
CREATE FUNCTION office.keep_sums (round text, provinces text[], of_level text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  stale text[];
BEGIN
  SELECT array_agg(q.province_iso ORDER BY q.province_iso) INTO stale FROM (
    SELECT q.province_iso, sum(q.last_moment) AS moments, count(*) AS owed FROM office.quarterly_returns q
    WHERE q.return_round_id = round AND q.province_iso = ANY (provinces) AND (SELECT office.follows_returns())
      AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'area' THEN q.area_no = (SELECT office.my_area_no())
        WHEN 'region' THEN q.region_no = (SELECT office.my_scope_id())::int WHEN 'province' THEN q.province_iso = (SELECT office.my_scope_id())
        ELSE false END
    GROUP BY 1
  ) q WHERE NOT EXISTS (SELECT FROM office.return_sum_heads h WHERE h.return_round_id = round AND h.level = of_level
    AND h.province_iso = q.province_iso AND h.moments = q.moments AND h.owed_count = q.owed);
  IF stale IS NULL THEN RETURN; END IF;
  -- Whoever counts holds the provinces until it is told; what it counts is read after that, in one statement and one view of the rows.
  PERFORM pg_advisory_xact_lock(hashtext('office.return_sums ' || round || of_level || one)) FROM unnest(stale) AS one;
  WITH now_owed AS (
    SELECT q.province_iso, min(q.area_no) AS area_no, min(q.region_no) AS region_no, sum(q.last_moment) AS moments, count(*)::int AS owed
    FROM office.quarterly_returns q WHERE q.return_round_id = round AND q.province_iso = ANY (stale) GROUP BY 1
  ), heads AS (
    INSERT INTO office.return_sum_heads AS h (return_round_id, province_iso, level, area_no, region_no, moments, owed_count, counted_count,
      project_count, part1_count, part2_count, part3_count, received1_thb, spent1_thb, received2_thb, spent2_thb, people_count,
      raised_count, lowered_count)
    SELECT round, o.province_iso, of_level, o.area_no, o.region_no, o.moments, o.owed, coalesce(p.counted_count, 0), coalesce(p.project_count, 0),
      coalesce(p.part1_count, 0), coalesce(p.part2_count, 0), coalesce(p.part3_count, 0), coalesce(p.received1_thb, 0), coalesce(p.spent1_thb, 0),
      coalesce(p.received2_thb, 0), coalesce(p.spent2_thb, 0), coalesce(p.people_count, 0),
      coalesce(d.raised_count, 0), coalesce(d.lowered_count, 0)
    FROM now_owed o LEFT JOIN office.project_sums(round, stale, of_level, 9223372036854775807) p USING (province_iso)
    LEFT JOIN office.restated_sums(round, CASE WHEN of_level = 'submitted' THEN stale ELSE '{}' END) d USING (province_iso)
    ON CONFLICT ON CONSTRAINT return_sum_heads_pkey DO UPDATE SET moments = excluded.moments, owed_count = excluded.owed_count,
      counted_count = excluded.counted_count, project_count = excluded.project_count, part1_count = excluded.part1_count,
      part2_count = excluded.part2_count, part3_count = excluded.part3_count, received1_thb = excluded.received1_thb,
      spent1_thb = excluded.spent1_thb, received2_thb = excluded.received2_thb, spent2_thb = excluded.spent2_thb, people_count = excluded.people_count,
      raised_count = excluded.raised_count, lowered_count = excluded.lowered_count
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

REVOKE ALL ON FUNCTION office.follows_returns (), office.counted_revisions (text, text[], text, bigint), office.value_sums (text, text[], text, bigint),
office.project_sums (text, text[], text, bigint), office.keep_sums (text, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.follows_returns (), office.counted_revisions (text, text[], text, bigint), office.value_sums (text, text[], text, bigint),
office.project_sums (text, text[], text, bigint), office.keep_sums (text, text[], text) TO truatkhap_app;

ALTER TABLE office.return_sum_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_sum_heads FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_sums ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_sums FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.return_sum_heads TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_sums TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_following ON office.return_sum_heads FOR SELECT TO truatkhap_app
USING ((SELECT office.follows_returns()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
  WHEN 'area' THEN area_no = (SELECT office.my_area_no()) WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id()) ELSE false END);
CREATE POLICY read_following ON office.return_sums FOR SELECT TO truatkhap_app
USING ((SELECT office.follows_returns()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
  WHEN 'area' THEN area_no = (SELECT office.my_area_no()) WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id()) ELSE false END);
GRANT SELECT ON office.return_sum_heads, office.return_sums TO truatkhap_app;

-- One row per province: how whole and how timely its returns are, and which way figures went between the first and the last sending.
-- The last comes from kept sums, which must have been made good. For whoever follows these places, and nobody else.
CREATE FUNCTION office.wholeness (round text)
RETURNS TABLE (province_iso text, owed_count integer, sent_count integer, in_time_count integer, by_leave_count integer, incomplete_count integer,
  changed_late_count integer, required_count integer, given_count integer, raised_count integer, lowered_count integer)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH places AS MATERIALIZED (
    SELECT q.quarterly_return_id, q.province_iso, q.reporter_kind, q.revision_no, r.closes_at
    FROM office.round_places(round) g JOIN office.quarterly_returns q USING (province_iso) JOIN office.return_rounds r USING (return_round_id)
    WHERE q.return_round_id = round
  ), asked AS (
    SELECT k.kind, count(*)::int AS required FROM office.round_indicators i CROSS JOIN LATERAL unnest(i.reporter_kinds) AS k (kind)
    WHERE i.return_round_id = round GROUP BY 1
  ), sent AS MATERIALIZED (
    SELECT p.quarterly_return_id, r.revision_no, r.moment, r.submitted_at, r.is_by_exception, r.required_count, r.given_count,
      r.given_count = r.required_count AS is_whole, p.revision_no = r.revision_no AS is_last
    FROM places p JOIN office.return_revisions r USING (quarterly_return_id)
  ), first_whole AS (
    SELECT DISTINCT ON (quarterly_return_id) quarterly_return_id, submitted_at, is_by_exception FROM sent WHERE is_whole
    ORDER BY quarterly_return_id, revision_no
  )
  SELECT q.province_iso, count(*)::int, count(l.quarterly_return_id)::int, (count(*) FILTER (WHERE f.submitted_at < q.closes_at))::int,
    (count(*) FILTER (WHERE f.submitted_at >= q.closes_at AND f.is_by_exception))::int,
    (count(*) FILTER (WHERE l.quarterly_return_id IS NOT NULL AND NOT l.is_whole))::int,
    (count(*) FILTER (WHERE l.revision_no > 1 AND l.submitted_at >= q.closes_at))::int,
    coalesce(sum(coalesce(l.required_count, a.required)), 0)::int, coalesce(sum(l.given_count), 0)::int,
    coalesce(min(h.raised_count), 0), coalesce(min(h.lowered_count), 0)
  FROM places q LEFT JOIN asked a ON a.kind = q.reporter_kind
  LEFT JOIN sent l ON l.quarterly_return_id = q.quarterly_return_id AND l.is_last
  LEFT JOIN first_whole f ON f.quarterly_return_id = q.quarterly_return_id
  LEFT JOIN office.return_sum_heads h ON h.return_round_id = round AND h.level = 'submitted' AND h.province_iso = q.province_iso
  GROUP BY 1
$$;

-- One row per figure that is another in the last sending than in the first, of one province; whose and by how much. At most 500.
CREATE FUNCTION office.restatements (round text, province text)
RETURNS TABLE (quarterly_return_id uuid, name_th text, indicator_id text, first_a numeric, last_a numeric, first_b numeric, last_b numeric)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT q.quarterly_return_id, q.name_th, v.indicator_id, v.part_a, w.part_a, v.part_b, w.part_b
  FROM office.quarterly_returns q
  JOIN office.return_revisions a ON a.quarterly_return_id = q.quarterly_return_id AND a.revision_no = 1
  JOIN office.return_revisions z ON z.quarterly_return_id = q.quarterly_return_id AND z.revision_no = q.revision_no
  JOIN office.return_values v ON v.moment = a.moment JOIN office.return_values w ON w.moment = z.moment AND w.indicator_id = v.indicator_id
  WHERE q.return_round_id = round AND q.province_iso = province AND q.revision_no > 1 AND (SELECT office.follows_returns())
    AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'area' THEN q.area_no = (SELECT office.my_area_no())
      WHEN 'region' THEN q.region_no = (SELECT office.my_scope_id())::int WHEN 'province' THEN q.province_iso = (SELECT office.my_scope_id())
      ELSE false END
    AND (v.part_a, v.part_b) IS DISTINCT FROM (w.part_a, w.part_b)
  ORDER BY q.name_th, q.quarterly_return_id, v.indicator_id LIMIT 500
$$;

REVOKE ALL ON FUNCTION office.wholeness (text), office.restatements (text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.wholeness (text), office.restatements (text, text) TO truatkhap_app;

-- One row per moment that somebody froze: only what was as at one of these is told to change no more, and from when it is.
CREATE TABLE office.frozen_moments (
  moment bigint PRIMARY KEY,
  frozen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE office.frozen_moments ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.frozen_moments FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.frozen_moments TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_following ON office.frozen_moments FOR SELECT TO truatkhap_app USING ((SELECT office.reads_returns()));
GRANT SELECT ON office.frozen_moments TO truatkhap_app;

-- As before, and kept.
CREATE OR REPLACE FUNCTION office.frozen_moment () RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  frozen bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('office.reporting_moments'));
  INSERT INTO office.frozen_moments (moment) VALUES (nextval('office.reporting_moments')) RETURNING moment INTO frozen;
  RETURN frozen;
END $$;
