-- ทะเบียนการดำเนินการต่อหน่วยงาน: what the office did at an agency, as its own records tell. The raw material for asking
-- later whether it changed anything. What somebody asked of the clinic is not among it and never may be.
-- Each record is seen here by whoever sees it where it stands.

-- One row per thing done and agency: a letter sent, a call that reached somebody, a training that people of it came to, tests
-- of a course that people of it finished on a day, a visit of the clinic, an agency seen on an announced field activity.
CREATE VIEW office.interventions WITH (security_invoker = true) AS
SELECT 'letter' AS kind, l.letter_id::text AS source_id, l.letter_id AS record_id, coalesce(w.agency_id, l.recipient_id) AS agency_id,
  nullif(l.office_no, 0) AS area_no, l.dispatched_on AS on_day, l.subject_line AS title_th, l.subject_line AS title_en,
  NULL::integer AS person_count, l.is_demonstration
FROM office.letters l
LEFT JOIN (SELECT u.letter_id, i.agency_id FROM office.urgent_warnings u JOIN office.watch_items i USING (watch_item_id)) w USING (letter_id)
WHERE l.secrecy = 'ordinary' AND l.state IN ('dispatched', 'received', 'answered') AND l.dispatched_on IS NOT NULL
  AND (l.recipient_kind = 'agency' OR w.agency_id IS NOT NULL)
UNION ALL
SELECT 'call', c.warning_call_id::text, u.warning_id, i.agency_id, u.area_no, (c.called_at AT TIME ZONE 'Asia/Bangkok')::date,
  u.act, u.act, NULL, u.is_demonstration
FROM office.warning_calls c JOIN office.urgent_warnings u USING (warning_id) JOIN office.watch_items i USING (watch_item_id)
WHERE c.is_reached
UNION ALL
SELECT 'training', a.activity_id::text, a.activity_id, t.agency_id, a.area_no, a.on_day, a.title_th, a.title_en, count(*)::integer,
  a.is_demonstration
FROM office.attendances t JOIN office.activities a USING (activity_id)
WHERE t.state = 'present' AND t.agency_id IS NOT NULL AND a.state IN ('held', 'reported') AND a.on_day IS NOT NULL
  AND (a.kind = 'training' OR a.activity_no = 2)
GROUP BY a.activity_id, t.agency_id
UNION ALL
-- A test at a training is counted with those who came to it.
SELECT 'course', t.version_id || '@' || t.on_day, t.version_id, t.agency_id, max(t.area_no), t.on_day, k.title_th, k.title_en,
  count(DISTINCT t.learner)::integer, bool_and(t.is_demonstration)
FROM (SELECT version_id, agency_id, area_no, is_demonstration, coalesce(person_id, participant_id) AS learner,
    (finished_at AT TIME ZONE 'Asia/Bangkok')::date AS on_day
  FROM office.attempts WHERE kind = 'post' AND state = 'finished' AND agency_id IS NOT NULL AND activity_id IS NULL) t
JOIN office.course_versions v USING (version_id) JOIN office.courses k USING (course_id)
GROUP BY t.version_id, t.agency_id, t.on_day, k.title_th, k.title_en
UNION ALL
SELECT 'visit', v.visit_id::text, v.visit_id, a.agency_id, v.area_no, least(v.on_day, (v.begun_at AT TIME ZONE 'Asia/Bangkok')::date),
  v.number, v.number, NULL, v.is_demonstration
FROM office.visits v
JOIN (SELECT DISTINCT visit_id, agency_id FROM office.visit_agencies WHERE state IN ('seen', 'responded')) a USING (visit_id)
WHERE v.state <> 'cancelled'
UNION ALL
-- An activity that a visit carried out is told by the visit, to whoever sees that.
SELECT 'field_activity', a.activity_id::text, a.activity_id, x.agency_id, a.area_no, a.on_day, a.title_th, a.title_en, NULL,
  a.is_demonstration
FROM office.activity_agencies x JOIN office.activities a USING (activity_id)
WHERE a.kind IN ('field_watch', 'mobile_clinic') AND a.state IN ('held', 'reported') AND a.on_day IS NOT NULL
  AND NOT EXISTS (SELECT FROM office.visits v JOIN office.visit_agencies y USING (visit_id)
    WHERE v.activity_id = a.activity_id AND y.agency_id = x.agency_id AND y.state IN ('seen', 'responded') AND v.state <> 'cancelled');

-- Flags that stood on an agency before a day, as people had frozen them by then; null where nobody had frozen anything of
-- it, which is not the same as none. What is frozen is never changed, so an old answer stays what it was.
CREATE FUNCTION office.flags_before (agency text, day date) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH known AS (
    SELECT s.signal_id, s.fiscal_year_be, coalesce((SELECT g.content FROM office.signal_sightings g
        WHERE g.signal_id = s.signal_id AND g.content IS NOT NULL AND g.at < flags_before.day::timestamp AT TIME ZONE 'Asia/Bangkok'
        ORDER BY g.sighting_id DESC LIMIT 1), s.content)::jsonb AS content
    FROM office.signals s
    WHERE s.agency_id = flags_before.agency AND s.frozen_at < flags_before.day::timestamp AT TIME ZONE 'Asia/Bangkok'
  ), flags AS (
    SELECT DISTINCT f->>'flagId' AS id, (f->>'version')::integer AS version, k.fiscal_year_be, f->'title' AS title
    FROM known k, jsonb_array_elements(k.content->'flags') f
  )
  SELECT CASE WHEN EXISTS (SELECT FROM known) THEN coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'version', version,
    'fiscalYearBe', fiscal_year_be, 'title', title) ORDER BY id, version, fiscal_year_be) FROM flags), '[]') END
$$;

GRANT SELECT ON office.interventions TO truatkhap_app;
GRANT EXECUTE ON FUNCTION office.flags_before (text, date) TO truatkhap_app;
