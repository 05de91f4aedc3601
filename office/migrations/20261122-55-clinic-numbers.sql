-- What the clinics did, as numbers that tell of nobody. Whoever may read the questions of an Area counts them; the centre
-- is given sums alone, and only of quarters that are over, so that no number moves on the day somebody asked.

-- One row per Area and quarter of a fiscal year ('all'), and per province or topic in it that has ten questions or more;
-- what is left is one row without a key, of ten or more, or nothing is told apart. Province and topic are never crossed.
-- What came of it is told of ten or more; money, of three changed purchases or more. The Area's own desk, which reads
-- every question, is told of its own sums whole and of the quarter that runs.
CREATE FUNCTION office.clinic_counts (of_year integer) RETURNS TABLE (
  area_no integer, quarter integer, part text, key text, asked integer, pointed integer, answered integer, in_time integer,
  told integer, followed integer, changed_before integer, changed_thb numeric
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH me AS MATERIALIZED (
    SELECT office.works_clinic() AS at_desk, office.my_area_no() AS area_no, office.my_role() = 'centre_officer' AS at_centre,
      (now() AT TIME ZONE 'Asia/Bangkok')::date AS today
  ), questions AS MATERIALIZED (
    SELECT c.area_no::int AS area_no, q.no AS quarter, coalesce(c.province_iso, '') AS province, c.topic,
      c.state = 'not_ours' AS is_pointed, c.answered_on IS NOT NULL AS is_answered,
      coalesce(c.answered_on <= c.answer_by_on, false) AS is_in_time, f.did, f.outcome, f.changed_thb,
      me.at_desk AND c.area_no = me.area_no AS is_own
    FROM me CROSS JOIN generate_series(1, 4) AS q (no)
    CROSS JOIN LATERAL (SELECT (make_date(of_year - 544, 10, 1) + make_interval(months => 3 * (q.no - 1)))::date AS from_day,
      (make_date(of_year - 544, 10, 1) + make_interval(months => 3 * q.no))::date AS next_day) AS d
    JOIN office.consultations c ON c.received_at >= d.from_day::timestamp AT TIME ZONE 'Asia/Bangkok'
      AND c.received_at < d.next_day::timestamp AT TIME ZONE 'Asia/Bangkok'
    LEFT JOIN LATERAL (
      SELECT u.did, u.outcome, u.changed_thb FROM office.advice_follow_ups u
      WHERE u.consultation_id = c.consultation_id AND u.state = 'recorded' AND u.did <> 'cannot_reach'
      ORDER BY u.days DESC LIMIT 1
    ) f ON true
    -- At the desk as the desk's own list: else the difference of the two would tell an asker's superior of a question.
    WHERE me.at_desk AND c.area_no = me.area_no AND c.consultation_id <> ALL ((SELECT office.my_recusals())::uuid[])
        AND (c.agency_id IS NULL OR c.agency_id <> ALL ((SELECT office.agencies_of_my_hats())::text[]))
      OR me.at_centre AND d.next_day <= me.today
  ), cells AS (
    SELECT q.area_no, q.quarter, k.part, k.key, q.is_own, count(*)::int AS asked, q.is_pointed, q.is_answered, q.is_in_time,
      q.did, q.outcome, sum(q.changed_thb) AS changed_thb
    FROM questions q CROSS JOIN LATERAL (VALUES ('all', ''), ('province', q.province), ('topic', q.topic)) AS k (part, key)
    GROUP BY q.area_no, q.quarter, k.part, k.key, q.is_own, q.is_pointed, q.is_answered, q.is_in_time, q.did, q.outcome
  ), counted AS (
    SELECT c.area_no, c.quarter, c.part, c.key, sum(c.asked) AS asked FROM cells c WHERE c.part <> 'all'
    GROUP BY c.area_no, c.quarter, c.part, c.key
  ), ranked AS (
    SELECT c.*, row_number() OVER (PARTITION BY c.area_no, c.quarter, c.part, c.asked >= 10 ORDER BY c.asked, c.key) AS place,
      sum(c.asked) FILTER (WHERE c.asked < 10) OVER (PARTITION BY c.area_no, c.quarter, c.part) AS small
    FROM counted c
  ), named AS (
    -- Where the small ones together are fewer than ten, the smallest of the others goes with them: none can be worked out.
    SELECT r.area_no, r.quarter, r.part, r.key, r.asked >= 10 AND NOT (coalesce(r.small, 0) BETWEEN 1 AND 9 AND r.place = 1) AS is_told
    FROM ranked r
  ), labelled AS (
    SELECT c.*, CASE WHEN c.part = 'all' OR n.is_told THEN c.key END AS label,
      c.part = 'all' OR bool_or(n.is_told) OVER (PARTITION BY c.area_no, c.quarter, c.part) AS is_shown
    FROM cells c LEFT JOIN named n USING (area_no, quarter, part, key)
  ), summed AS (
    SELECT l.area_no, l.quarter, l.part, l.label, bool_and(l.is_own AND l.part = 'all') AS is_whole, sum(l.asked)::int AS asked,
      coalesce(sum(l.asked) FILTER (WHERE l.is_pointed), 0)::int AS pointed,
      coalesce(sum(l.asked) FILTER (WHERE l.is_answered), 0)::int AS answered,
      coalesce(sum(l.asked) FILTER (WHERE l.is_in_time), 0)::int AS in_time,
      coalesce(sum(l.asked) FILTER (WHERE l.did IS NOT NULL), 0)::int AS told,
      coalesce(sum(l.asked) FILTER (WHERE l.did = 'followed'), 0)::int AS followed,
      coalesce(sum(l.asked) FILTER (WHERE l.outcome = 'changed_before'), 0)::int AS changed_before,
      coalesce(sum(l.changed_thb), 0) AS changed_thb
    FROM labelled l WHERE l.is_shown GROUP BY l.area_no, l.quarter, l.part, l.label
  )
  SELECT s.area_no, s.quarter, s.part, s.label, s.asked, t.pointed, t.answered, t.in_time, t.told, t.followed, t.changed_before,
    CASE WHEN s.is_whole OR t.changed_before >= 3 THEN s.changed_thb END
  FROM summed s LEFT JOIN LATERAL (
    SELECT s.pointed, s.answered, s.in_time, s.told, s.followed, s.changed_before WHERE s.is_whole OR s.asked >= 10
  ) t ON true
  ORDER BY s.area_no, s.quarter, s.part, s.asked DESC, s.label
$$;
REVOKE ALL ON FUNCTION office.clinic_counts (integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.clinic_counts (integer) TO truatkhap_app;

-- A quarter of the whole country, by the day its questions came.
CREATE INDEX consultations_received ON office.consultations (received_at);
