-- ศูนย์ดำรงธรรมอำเภอ: what a district centre counts each month, asks its Area office, and hands over. No
-- complaint, no complainant and no name stands here: counts by topic, and matters told in general words.

-- One row per district, month and topic: received, settled, handed over. A zero is a row; no row is not reported.
CREATE TABLE office.district_counts (
  count_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  district_code text NOT NULL CHECK (district_code ~ '^[0-9]{4}$'),
  province_iso text NOT NULL REFERENCES office.provinces,
  month_on date NOT NULL CHECK (month_on = date_trunc('month', month_on)::date),
  topic text NOT NULL CHECK (length(topic) BETWEEN 2 AND 60),
  received_count integer NOT NULL CHECK (received_count BETWEEN 0 AND 99999),
  settled_count integer NOT NULL CHECK (settled_count BETWEEN 0 AND 99999),
  handed_over_count integer NOT NULL CHECK (handed_over_count BETWEEN 0 AND 99999),
  state text NOT NULL DEFAULT 'recorded' CHECK (state = 'recorded'),
  version integer NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT district_counts_once UNIQUE (district_code, month_on, topic)
);
CREATE INDEX district_counts_month ON office.district_counts (month_on, province_iso);

-- One row per correction: the figures as they stood before it. Nobody changes or removes these.
CREATE TABLE office.district_count_corrections (
  correction_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  count_id uuid NOT NULL REFERENCES office.district_counts,
  district_code text NOT NULL CHECK (district_code ~ '^[0-9]{4}$'),
  province_iso text NOT NULL REFERENCES office.provinces,
  received_count integer NOT NULL,
  settled_count integer NOT NULL,
  handed_over_count integer NOT NULL,
  corrected_by uuid NOT NULL REFERENCES office.people,
  corrected_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX district_count_corrections_of ON office.district_count_corrections (count_id, correction_id);

-- One row per question of a district centre to its Area office, with the answer beside it.
CREATE TABLE office.district_questions (
  question_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  district_code text NOT NULL CHECK (district_code ~ '^[0-9]{4}$'),
  province_iso text NOT NULL REFERENCES office.provinces,
  topic text NOT NULL CHECK (length(topic) BETWEEN 2 AND 60),
  question text NOT NULL CHECK (length(question) BETWEEN 10 AND 2000),
  answer_by_on date NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'answered')),
  version integer NOT NULL DEFAULT 1,
  asked_by uuid NOT NULL REFERENCES office.people,
  asked_at timestamptz NOT NULL DEFAULT now(),
  answer text CHECK (length(answer) BETWEEN 5 AND 4000),
  answered_by uuid REFERENCES office.people,
  answered_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((state = 'answered') = (answer IS NOT NULL AND answered_by IS NOT NULL AND answered_at IS NOT NULL))
);
CREATE INDEX district_questions_open ON office.district_questions (state, answer_by_on);
CREATE INDEX district_questions_place ON office.district_questions (province_iso, district_code);

-- One row per matter that a centre handed over: as a register has it, and no more. To whom, since when, due
-- back when, and what came back. What the Area office is handed, its desk takes over before it gives it back.
CREATE TABLE office.district_matters (
  matter_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  district_code text NOT NULL CHECK (district_code ~ '^[0-9]{4}$'),
  province_iso text NOT NULL REFERENCES office.provinces,
  topic text NOT NULL CHECK (length(topic) BETWEEN 2 AND 60),
  register_no text NOT NULL CHECK (length(register_no) BETWEEN 1 AND 40),
  about text CHECK (length(about) BETWEEN 3 AND 200),
  handed_to text NOT NULL CHECK (handed_to IN ('area_office', 'agency', 'province_centre', 'other')),
  handed_to_name text CHECK (length(handed_to_name) BETWEEN 2 AND 200),
  handed_over_on date NOT NULL,
  due_back_on date NOT NULL,
  state text NOT NULL DEFAULT 'handed_over' CHECK (state IN ('handed_over', 'taken_over', 'answered')),
  version integer NOT NULL DEFAULT 1,
  handed_over_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  taken_over_by uuid REFERENCES office.people,
  taken_over_at timestamptz,
  outcome text CHECK (length(outcome) BETWEEN 5 AND 2000),
  answered_on date,
  answered_by uuid REFERENCES office.people,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (due_back_on >= handed_over_on),
  CHECK ((handed_to IN ('agency', 'other')) = (handed_to_name IS NOT NULL)),
  CHECK ((taken_over_by IS NULL) = (taken_over_at IS NULL)),
  CHECK (state <> 'taken_over' OR taken_over_by IS NOT NULL),
  CHECK (taken_over_by IS NULL OR handed_to = 'area_office'),
  CHECK ((state = 'answered') = (outcome IS NOT NULL AND answered_on IS NOT NULL AND answered_by IS NOT NULL))
);
CREATE INDEX district_matters_open ON office.district_matters (state, due_back_on);
CREATE INDEX district_matters_place ON office.district_matters (province_iso, district_code);
-- The same matter is not out twice at the same body: a second sending from a poor line finds the first.
CREATE UNIQUE INDEX district_matters_once ON office.district_matters (
  district_code, register_no, handed_to, coalesce(handed_to_name, '')
) WHERE state <> 'answered';

-- The district of the viewer's own post, with its province today, and since when it has somebody here; no row
-- for anybody else.
CREATE FUNCTION office.my_district () RETURNS TABLE (
  district_code text, province_iso text, area_no smallint, name_th text, name_en text, member_since_on date
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT d.district_code, d.province_iso, p.area_no, d.name_th, d.name_en,
    (SELECT (min(m.from_at) AT TIME ZONE 'Asia/Bangkok')::date FROM office.posts m
      WHERE m.scope_kind = 'district' AND m.scope_id = d.district_code AND m.role IN ('district_centre', 'district_office'))
  FROM office.my_post() me
  JOIN office.districts d ON me.scope_kind = 'district' AND d.district_code = me.scope_id
    AND d.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
    AND (d.valid_to_on IS NULL OR d.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)
  LEFT JOIN office.provinces_today p ON p.province_iso = d.province_iso
$$;

-- Whether the viewer looks at districts from above: the desks, the governor, the provincial office.
CREATE FUNCTION office.oversees_districts () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'province_officer', 'governor', 'system')
$$;

-- One row per count of a district in the viewer's scope, seen from above: 1 to 4 matters are told as '1 to 4', so
-- that nobody in a small place is recognised by a figure. The exact figure is read by its own district only.
CREATE FUNCTION office.district_figures (from_on date, to_on date) RETURNS TABLE (
  province_iso text, district_code text, month_on date, topic text, received_least integer, received_most integer,
  settled_least integer, settled_most integer, handed_over_least integer, handed_over_most integer
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT c.province_iso, c.district_code, c.month_on, c.topic,
    CASE WHEN c.received_count BETWEEN 1 AND 4 THEN 1 ELSE c.received_count END,
    CASE WHEN c.received_count BETWEEN 1 AND 4 THEN 4 ELSE c.received_count END,
    CASE WHEN c.settled_count BETWEEN 1 AND 4 THEN 1 ELSE c.settled_count END,
    CASE WHEN c.settled_count BETWEEN 1 AND 4 THEN 4 ELSE c.settled_count END,
    CASE WHEN c.handed_over_count BETWEEN 1 AND 4 THEN 1 ELSE c.handed_over_count END,
    CASE WHEN c.handed_over_count BETWEEN 1 AND 4 THEN 4 ELSE c.handed_over_count END
  FROM office.district_counts c
  WHERE c.month_on BETWEEN from_on AND to_on AND (SELECT office.oversees_districts())
    AND ((SELECT office.my_scope_kind()) = 'nation' OR c.province_iso = ANY ((SELECT office.my_provinces())::text[]))
$$;

-- One row per district in the viewer's scope: since when it has somebody here, which topics of the month it has
-- reported, and when the last of them came. Corrections do not move that day.
CREATE FUNCTION office.district_reports (wanted_month_on date) RETURNS TABLE (
  district_code text, province_iso text, name_th text, name_en text, member_since_on date, topics text[], last_recorded_on date
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH members AS (
    SELECT p.scope_id AS district_code, (min(p.from_at) AT TIME ZONE 'Asia/Bangkok')::date AS since_on FROM office.posts p
    WHERE p.scope_kind = 'district' AND p.role IN ('district_centre', 'district_office') GROUP BY 1
  ), reported AS (
    SELECT c.district_code, array_agg(c.topic ORDER BY c.topic) AS topics,
      (max(c.recorded_at) AT TIME ZONE 'Asia/Bangkok')::date AS last_on
    FROM office.district_counts c WHERE c.month_on = wanted_month_on GROUP BY 1
  )
  SELECT d.district_code, d.province_iso, d.name_th, d.name_en, m.since_on, coalesce(r.topics, '{}'), r.last_on
  FROM office.districts d
  LEFT JOIN members m USING (district_code)
  LEFT JOIN reported r USING (district_code)
  WHERE d.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
    AND (d.valid_to_on IS NULL OR d.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)
    AND (SELECT office.oversees_districts())
    AND ((SELECT office.my_scope_kind()) = 'nation' OR d.province_iso = ANY ((SELECT office.my_provinces())::text[]))
$$;

ALTER TABLE office.district_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_counts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.district_count_corrections ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_count_corrections FORCE ROW LEVEL SECURITY;
ALTER TABLE office.district_questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_questions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.district_matters ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_matters FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.district_counts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.district_count_corrections TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.district_questions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.district_matters TO truatkhap_owner USING (true) WITH CHECK (true);

-- Counts as they were written: the district itself, and nobody above it (office.district_figures tells those).
CREATE POLICY read_own ON office.district_counts FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) = 'system' OR (SELECT office.my_role()) IN ('district_centre', 'district_office')
  AND district_code = (SELECT office.my_scope_id()));
CREATE POLICY enter_own ON office.district_counts FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id()));
CREATE POLICY correct_own ON office.district_counts FOR UPDATE TO truatkhap_app
USING ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id()))
WITH CHECK (district_code = (SELECT office.my_scope_id()));
CREATE POLICY read_own ON office.district_count_corrections FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id()));
CREATE POLICY enter_own ON office.district_count_corrections FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id())
  AND EXISTS (SELECT FROM office.district_counts c
    WHERE c.count_id = district_count_corrections.count_id AND c.district_code = district_count_corrections.district_code));

-- Questions and matters: the district itself and the desk of its Area; nobody else has to do with them.
CREATE POLICY read_scope ON office.district_questions FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'district_centre', 'district_office', 'system')
  AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'district' THEN district_code = (SELECT office.my_scope_id())
    ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY enter_own ON office.district_questions FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id()));
CREATE POLICY answer_desk ON office.district_questions FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.sees(NULL, province_iso, district_code, NULL))
WITH CHECK ((SELECT office.works_desk()) AND office.sees(NULL, province_iso, district_code, NULL));

CREATE POLICY read_scope ON office.district_matters FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'district_centre', 'district_office', 'system')
  AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'district' THEN district_code = (SELECT office.my_scope_id())
    ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY enter_own ON office.district_matters FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id()));
-- What was handed to the Area office is answered by its desk; what went elsewhere, by the centre that hears of it.
CREATE POLICY answer ON office.district_matters FOR UPDATE TO truatkhap_app
USING (CASE WHEN (SELECT office.works_desk()) THEN handed_to = 'area_office' AND office.sees(NULL, province_iso, district_code, NULL)
  ELSE (SELECT office.my_role()) IN ('district_centre', 'district_office') AND handed_to <> 'area_office'
    AND district_code = (SELECT office.my_scope_id()) END)
WITH CHECK (CASE WHEN (SELECT office.works_desk()) THEN handed_to = 'area_office' AND office.sees(NULL, province_iso, district_code, NULL)
  ELSE handed_to <> 'area_office' AND district_code = (SELECT office.my_scope_id()) END);

REVOKE ALL ON FUNCTION office.my_district (), office.district_figures (date, date), office.district_reports (date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.my_district (), office.oversees_districts (), office.district_figures (date, date), office.district_reports (date) TO truatkhap_app;
GRANT SELECT, INSERT ON office.district_counts, office.district_count_corrections, office.district_questions, office.district_matters TO truatkhap_app;
GRANT UPDATE (received_count, settled_count, handed_over_count, state, version) ON office.district_counts TO truatkhap_app;
GRANT UPDATE (state, version, answer, answered_by, answered_at) ON office.district_questions TO truatkhap_app;
GRANT UPDATE (state, version, taken_over_by, taken_over_at, outcome, answered_on, answered_by) ON office.district_matters TO truatkhap_app;
