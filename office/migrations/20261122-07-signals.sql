-- The one-way door from the analysis: what a person acted on is kept as it was then. Recomputing flags
-- changes nothing here, and nothing here is ever changed: the application may only add and read.

-- One row per frozen candidate. content is canonical JSON, so that its SHA-256 can be computed again.
-- A supplier's rows are seen within a scope, so another Area freezes its own copy.
CREATE TABLE office.signals (
  signal_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  subject_kind text NOT NULL CHECK (
    subject_kind IN ('agency', 'supplier', 'pair', 'tender', 'award', 'contract')
  ),
  subject_id text NOT NULL CHECK (length(subject_id) BETWEEN 5 AND 500),
  fiscal_year_be smallint NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2700),
  agency_id text CHECK (agency_id ~ '^agency:'),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text,
  generation integer NOT NULL,
  content text NOT NULL CHECK (length(content) <= 2000000),
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  frozen_by uuid NOT NULL REFERENCES office.people,
  frozen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT signals_once UNIQUE NULLS NOT DISTINCT (subject_kind, subject_id, fiscal_year_be, area_no)
);
CREATE INDEX signals_agency ON office.signals (agency_id, fiscal_year_be);

-- One row per later human act on the same candidate. content only where the analysis had changed by then.
CREATE TABLE office.signal_sightings (
  sighting_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  signal_id uuid NOT NULL REFERENCES office.signals,
  generation integer NOT NULL,
  content text CHECK (length(content) <= 2000000),
  sha256 text NOT NULL CHECK (
    content IS NULL OR sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')
  ),
  act text NOT NULL,
  person_id uuid NOT NULL REFERENCES office.people,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX signal_sightings_of ON office.signal_sightings (signal_id, sighting_id);

-- One row per judgement of a person about one flag version at one subject; a later one takes its place.
CREATE TABLE office.signal_marks (
  mark_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  signal_id uuid NOT NULL REFERENCES office.signals,
  flag_id text NOT NULL CHECK (flag_id ~ '^[a-z0-9-]+$'),
  flag_version smallint NOT NULL CHECK (flag_version > 0),
  verdict text NOT NULL CHECK (verdict IN ('look_further', 'explained', 'not_useful')),
  why text CHECK (length(why) BETWEEN 5 AND 2000),
  person_id uuid NOT NULL REFERENCES office.people,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (verdict = 'look_further' OR why IS NOT NULL)
);
CREATE INDEX signal_marks_of ON office.signal_marks (signal_id, flag_id, mark_id);
CREATE INDEX signal_marks_flag ON office.signal_marks (flag_id, flag_version);

-- One row per desk: how many subjects it can look at in a day. area_no 0: the centre.
CREATE TABLE office.desk_capacities (
  area_no smallint PRIMARY KEY CHECK (area_no BETWEEN 0 AND 9),
  subjects_per_day smallint NOT NULL CHECK (subjects_per_day BETWEEN 1 AND 200),
  set_by uuid NOT NULL REFERENCES office.people,
  set_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE office.signals ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.signals FORCE ROW LEVEL SECURITY;
ALTER TABLE office.signal_sightings ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.signal_sightings FORCE ROW LEVEL SECURITY;
ALTER TABLE office.signal_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.signal_marks FORCE ROW LEVEL SECURITY;
ALTER TABLE office.desk_capacities ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.desk_capacities FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.signals TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.signal_sightings TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.signal_marks TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.desk_capacities TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY desk ON office.signals FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())
  OR province_iso = ANY ((SELECT office.my_provinces())::text[])))
WITH CHECK ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())
  OR province_iso = ANY ((SELECT office.my_provinces())::text[])));
CREATE POLICY desk ON office.signal_sightings FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.signals s WHERE s.signal_id = signal_sightings.signal_id))
WITH CHECK (EXISTS (SELECT FROM office.signals s WHERE s.signal_id = signal_sightings.signal_id));
CREATE POLICY desk ON office.signal_marks FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.signals s WHERE s.signal_id = signal_marks.signal_id))
WITH CHECK (EXISTS (SELECT FROM office.signals s WHERE s.signal_id = signal_marks.signal_id));
CREATE POLICY desk ON office.desk_capacities FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.sees(nullif(area_no, 0), NULL, NULL, NULL))
WITH CHECK ((SELECT office.works_desk()) AND office.sees(nullif(area_no, 0), NULL, NULL, NULL));

-- How each flag version fared in people's hands: subjects by newest mark, over the whole country. Those who
-- do not work at a desk get no exact number below five (and none that a sum would give away: no totals).
CREATE FUNCTION office.flag_track_record () RETURNS TABLE (
  flag_id text, flag_version smallint, verdict text, subjects bigint, fewer_than_five boolean
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH newest AS (
    SELECT DISTINCT ON (m.signal_id, m.flag_id, m.flag_version) m.flag_id, m.flag_version, m.verdict
    FROM office.signal_marks m ORDER BY m.signal_id, m.flag_id, m.flag_version, m.mark_id DESC
  ), counted AS (
    SELECT n.flag_id, n.flag_version, n.verdict, count(*) AS subjects FROM newest n GROUP BY 1, 2, 3
  )
  SELECT c.flag_id, c.flag_version, c.verdict, CASE WHEN c.subjects >= 5 OR office.works_desk() THEN c.subjects END, c.subjects < 5
  FROM counted c WHERE office.viewer() <> 'nobody' ORDER BY 1, 2, 3
$$;
REVOKE ALL ON FUNCTION office.flag_track_record () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.flag_track_record () TO truatkhap_app;
GRANT SELECT, INSERT ON office.signals, office.signal_sightings, office.signal_marks, office.desk_capacities TO truatkhap_app;
GRANT UPDATE (subjects_per_day, set_by, set_at) ON office.desk_capacities TO truatkhap_app;
GRANT USAGE ON SEQUENCE office.signal_sightings_sighting_id_seq, office.signal_marks_mark_id_seq TO truatkhap_app;
