-- ศูนย์ดำรงธรรมอำเภอ: what a district centre counts each month, asks its Area office, and hands over. No
-- complaint, no complainant and no name stands here: counts by topic, and matters told in general words.

-- One row per district, month and topic: received, settled, handed over.
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
CREATE INDEX district_questions_open ON office.district_questions (district_code, state);

-- One row per matter that a centre handed over: to whom, since when, due back when, and what came back.
CREATE TABLE office.district_matters (
  matter_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  district_code text NOT NULL CHECK (district_code ~ '^[0-9]{4}$'),
  province_iso text NOT NULL REFERENCES office.provinces,
  topic text NOT NULL CHECK (length(topic) BETWEEN 2 AND 60),
  about text NOT NULL CHECK (length(about) BETWEEN 5 AND 500),
  handed_to text NOT NULL CHECK (handed_to IN ('area_office', 'agency', 'province_centre', 'other')),
  handed_to_name text CHECK (length(handed_to_name) BETWEEN 2 AND 200),
  handed_over_on date NOT NULL,
  due_back_on date NOT NULL,
  state text NOT NULL DEFAULT 'handed_over' CHECK (state IN ('handed_over', 'answered')),
  version integer NOT NULL DEFAULT 1,
  handed_over_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  outcome text CHECK (length(outcome) BETWEEN 5 AND 2000),
  answered_on date,
  answered_by uuid REFERENCES office.people,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (due_back_on >= handed_over_on),
  CHECK ((handed_to IN ('agency', 'other')) = (handed_to_name IS NOT NULL)),
  CHECK ((state = 'answered') = (outcome IS NOT NULL AND answered_on IS NOT NULL AND answered_by IS NOT NULL))
);
CREATE INDEX district_matters_open ON office.district_matters (state, due_back_on);

-- The district of the viewer's own post, with its province today; no row for anybody else.
CREATE FUNCTION office.my_district () RETURNS TABLE (
  district_code text, province_iso text, area_no smallint, name_th text, name_en text
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT d.district_code, d.province_iso, p.area_no, d.name_th, d.name_en
  FROM office.my_post() me
  JOIN office.districts d ON me.scope_kind = 'district' AND d.district_code = me.scope_id
    AND d.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
    AND (d.valid_to_on IS NULL OR d.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)
  LEFT JOIN office.provinces_today p ON p.province_iso = d.province_iso
$$;

ALTER TABLE office.district_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_counts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.district_questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_questions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.district_matters ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.district_matters FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.district_counts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.district_questions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.district_matters TO truatkhap_owner USING (true) WITH CHECK (true);

-- Counts: the district itself, the province it lies in, and the Area. Only the district writes its own.
CREATE POLICY read_scope ON office.district_counts FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'district_centre', 'district_office',
    'province_officer', 'governor', 'system')
  AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'district' THEN district_code = (SELECT office.my_scope_id())
    ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY enter_own ON office.district_counts FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) = 'system' OR (SELECT office.my_role()) IN ('district_centre', 'district_office')
  AND district_code = (SELECT office.my_scope_id()));
CREATE POLICY correct_own ON office.district_counts FOR UPDATE TO truatkhap_app
USING ((SELECT office.my_role()) IN ('district_centre', 'district_office') AND district_code = (SELECT office.my_scope_id()))
WITH CHECK (district_code = (SELECT office.my_scope_id()));

-- Questions and matters: the district itself and the desk of its Area; nobody else has to do with them.
CREATE POLICY read_scope ON office.district_questions FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'district_centre', 'district_office', 'system')
  AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'district' THEN district_code = (SELECT office.my_scope_id())
    ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY enter_own ON office.district_questions FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) = 'system' OR (SELECT office.my_role()) IN ('district_centre', 'district_office')
  AND district_code = (SELECT office.my_scope_id()));
CREATE POLICY answer_desk ON office.district_questions FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.sees(NULL, province_iso, district_code, NULL))
WITH CHECK ((SELECT office.works_desk()) AND office.sees(NULL, province_iso, district_code, NULL));

CREATE POLICY read_scope ON office.district_matters FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'district_centre', 'district_office', 'system')
  AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'district' THEN district_code = (SELECT office.my_scope_id())
    ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY enter_own ON office.district_matters FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) = 'system' OR (SELECT office.my_role()) IN ('district_centre', 'district_office')
  AND district_code = (SELECT office.my_scope_id()));
-- What was handed to the Area office is answered by its desk; what went elsewhere, by the centre that hears of it.
CREATE POLICY answer ON office.district_matters FOR UPDATE TO truatkhap_app
USING (CASE WHEN (SELECT office.works_desk()) THEN handed_to = 'area_office' AND office.sees(NULL, province_iso, district_code, NULL)
  ELSE (SELECT office.my_role()) IN ('district_centre', 'district_office') AND handed_to <> 'area_office'
    AND district_code = (SELECT office.my_scope_id()) END)
WITH CHECK (CASE WHEN (SELECT office.works_desk()) THEN handed_to = 'area_office' AND office.sees(NULL, province_iso, district_code, NULL)
  ELSE handed_to <> 'area_office' AND district_code = (SELECT office.my_scope_id()) END);

REVOKE ALL ON FUNCTION office.my_district () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.my_district () TO truatkhap_app;
GRANT SELECT, INSERT, UPDATE ON office.district_counts, office.district_questions, office.district_matters TO truatkhap_app;
