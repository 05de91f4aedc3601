-- การลงพื้นที่: a visit of the clinic, from its plan to its report. Read by the clinic's desk of that Area, less whoever has
-- a post at a visited agency under another hat. What is found is carried on in recommendations and watch items.

-- One row per visit.
CREATE TABLE office.visits (
  visit_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  province_iso text NOT NULL REFERENCES office.provinces,
  purpose text NOT NULL CHECK (purpose IN ('watch', 'advise', 'follow_up', 'publicise')),
  on_day date NOT NULL,
  place text NOT NULL CHECK (length(place) BETWEEN 2 AND 300),
  lead_id uuid NOT NULL REFERENCES office.people,
  -- Bodies that come along, by post; never a name.
  partners text CHECK (length(partners) BETWEEN 2 AND 1000),
  known text CHECK (length(known) BETWEEN 3 AND 4000),
  -- Whether the clinic's mobile unit comes along and takes questions.
  has_mobile_unit boolean NOT NULL DEFAULT false,
  -- The announced activity of the programme that this visit carries out.
  activity_id uuid REFERENCES office.activities,
  begun_at timestamptz,
  reported_on date,
  reported_by uuid REFERENCES office.people,
  closed_on date,
  cancel_reason text CHECK (length(cancel_reason) BETWEEN 5 AND 1000),
  planned_by uuid NOT NULL REFERENCES office.people,
  planned_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'under_way', 'findings_in', 'reported', 'closed', 'cancelled')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (state <> 'cancelled' OR cancel_reason IS NOT NULL),
  CHECK (state IN ('planned', 'cancelled') OR begun_at IS NOT NULL),
  CHECK (state NOT IN ('reported', 'closed') OR reported_on IS NOT NULL),
  CHECK (state <> 'closed' OR closed_on IS NOT NULL)
);

CREATE INDEX visits_newest ON office.visits (area_no, on_day, visit_id);

-- One row per officer who goes.
CREATE TABLE office.visit_team (
  visit_id uuid NOT NULL REFERENCES office.visits,
  person_id uuid NOT NULL REFERENCES office.people,
  PRIMARY KEY (visit_id, person_id)
);

-- One row per agency looked at on a visit, with one checklist or none. The checklist is copied whole when the visit begins:
-- what is changed in it later changes nothing here.
CREATE TABLE office.visit_agencies (
  visit_agency_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  visit_id uuid NOT NULL REFERENCES office.visits,
  agency_id text NOT NULL REFERENCES office.agencies,
  checklist_id text CHECK (length(checklist_id) BETWEEN 2 AND 60),
  checklist_version smallint CHECK (checklist_version BETWEEN 1 AND 999),
  checklist jsonb,
  checklist_sha256 text CHECK (checklist_sha256 ~ '^[0-9a-f]{64}$'),
  overall text CHECK (overall IN ('as_should', 'to_improve', 'not_assessable')),
  overall_words text CHECK (length(overall_words) BETWEEN 3 AND 4000),
  seen_by uuid REFERENCES office.people,
  seen_at timestamptz,
  response text CHECK (length(response) BETWEEN 3 AND 4000),
  -- The post that answered, never a name.
  responder text CHECK (length(responder) BETWEEN 2 AND 200),
  responded_on date,
  left_out_why text CHECK (length(left_out_why) BETWEEN 5 AND 1000),
  state text NOT NULL DEFAULT 'to_see' CHECK (state IN ('to_see', 'seen', 'responded', 'left_out')),
  version integer NOT NULL DEFAULT 1,
  CHECK ((checklist_version IS NULL) = (checklist IS NULL)),
  CHECK ((checklist_version IS NULL) = (checklist_sha256 IS NULL)),
  CHECK ((overall IS NULL) = (overall_words IS NULL)),
  CHECK (state NOT IN ('seen', 'responded') OR overall IS NOT NULL AND seen_by IS NOT NULL AND seen_at IS NOT NULL),
  CHECK ((response IS NULL) = (responded_on IS NULL)),
  CHECK ((response IS NULL) = (responder IS NULL)),
  CHECK (state <> 'responded' OR response IS NOT NULL),
  CHECK (state <> 'left_out' OR left_out_why IS NOT NULL)
);

CREATE INDEX visit_agencies_of ON office.visit_agencies (visit_id);

CREATE INDEX visit_agencies_agency ON office.visit_agencies (agency_id);

-- The same agency may be looked at with two checklists on a visit, never twice with one.
CREATE UNIQUE INDEX visit_agencies_once ON office.visit_agencies (visit_id, agency_id, coalesce(checklist_id, ''))
WHERE state <> 'left_out';

-- One row per question of a checklist that somebody answered. A figure that nobody learned has no row, or no figure.
CREATE TABLE office.visit_findings (
  visit_agency_id uuid NOT NULL REFERENCES office.visit_agencies,
  question_id text NOT NULL CHECK (length(question_id) BETWEEN 1 AND 60),
  answer text CHECK (answer IN ('as_should', 'not_as_should', 'not_looked')),
  figure numeric(14, 2) CHECK (figure >= 0),
  note text CHECK (length(note) BETWEEN 1 AND 2000),
  found_by uuid NOT NULL REFERENCES office.people,
  found_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  PRIMARY KEY (visit_agency_id, question_id)
);

-- One row per recommendation that a visit raised. Apart, because the agency reads recommendations.
CREATE TABLE office.visit_recommendations (
  visit_agency_id uuid NOT NULL REFERENCES office.visit_agencies,
  recommendation_id uuid NOT NULL UNIQUE REFERENCES office.recommendations,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (visit_agency_id, recommendation_id)
);

-- One row per reason to look that a visit gave to a watch item.
CREATE TABLE office.visit_watch_sources (
  visit_agency_id uuid NOT NULL REFERENCES office.visit_agencies,
  watch_source_id uuid NOT NULL UNIQUE REFERENCES office.watch_sources,
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (visit_agency_id, watch_source_id)
);

-- One row per question that was put to the mobile unit of a visit. Seen by whoever sees the question.
CREATE TABLE office.visit_consultations (
  visit_id uuid NOT NULL REFERENCES office.visits,
  consultation_id uuid NOT NULL UNIQUE REFERENCES office.consultations,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (visit_id, consultation_id)
);

INSERT INTO
  office.number_prefixes (series, from_on, prefix)
VALUES
  ('visit', '2018-10-01', 'ลพ');

-- As before; 'ลพ.4/2570/0012' is the 12th visit of Area 4 in fiscal year 2570, numbered by its own clinic only.
CREATE OR REPLACE FUNCTION office.next_number (series text, area_no integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
BEGIN
  IF (CASE WHEN next_number.series IN ('consultation', 'advice', 'visit')
    THEN NOT office.works_clinic() OR next_number.area_no IS DISTINCT FROM office.my_area_no()
    ELSE NOT office.works_desk() END) THEN
    RAISE EXCEPTION 'office.next_number: not for this post' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO office.running_numbers AS r VALUES (next_number.series, coalesce(next_number.area_no, 0), year, 1)
  ON CONFLICT ON CONSTRAINT running_numbers_pkey DO UPDATE SET last_no = r.last_no + 1 RETURNING r.last_no INTO given;
  RETURN format('%s.%s/%s/%s', (SELECT p.prefix FROM office.number_prefixes p
    WHERE p.series = next_number.series AND p.from_on <= today ORDER BY p.from_on DESC LIMIT 1),
    coalesce(next_number.area_no::text, 'สก'), year, lpad(given::text, greatest(4, length(given::text)), '0'));
END $$;

-- Visits to agencies at which the viewer has a post under another hat: nobody writes findings about the own agency.
CREATE FUNCTION office.visits_of_my_hats () RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT coalesce(array_agg(DISTINCT a.visit_id), '{}') FROM office.visit_agencies a
  WHERE a.agency_id = ANY (office.agencies_of_my_hats()) AND a.state <> 'left_out'
$$;

REVOKE ALL ON FUNCTION office.visits_of_my_hats ()
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.visits_of_my_hats () TO truatkhap_app;

-- A visit that was closed or cancelled stays as it was, and so does what was written at its agencies.
CREATE FUNCTION office.visits_stay_as_closed () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('closed', 'cancelled') THEN
    RAISE EXCEPTION 'office.visits: a closed visit is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER visits_stay_as_closed BEFORE UPDATE ON office.visits FOR EACH ROW
EXECUTE FUNCTION office.visits_stay_as_closed ();

CREATE FUNCTION office.visit_agencies_stay_as_closed () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM office.visits v WHERE v.visit_id = OLD.visit_id AND v.state IN ('closed', 'cancelled')) THEN
    RAISE EXCEPTION 'office.visit_agencies: a closed visit is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.checklist IS NOT NULL AND (NEW.checklist, NEW.checklist_version, NEW.checklist_sha256)
    IS DISTINCT FROM (OLD.checklist, OLD.checklist_version, OLD.checklist_sha256) THEN
    RAISE EXCEPTION 'office.visit_agencies: a visit keeps the checklist it was begun with' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER visit_agencies_stay_as_closed BEFORE UPDATE ON office.visit_agencies FOR EACH ROW
EXECUTE FUNCTION office.visit_agencies_stay_as_closed ();

ALTER TABLE office.visits ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visits FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_team ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_team FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_agencies ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_agencies FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_findings ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_findings FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_recommendations ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_recommendations FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_watch_sources ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_watch_sources FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_consultations ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_consultations FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.visits TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_team TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_agencies TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_findings TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_recommendations TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_watch_sources TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_consultations TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY read_clinic ON office.visits FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND visit_id <> ALL (
      (
        SELECT office.visits_of_my_hats ()
      )::uuid[]
    )
  );

CREATE POLICY plan_clinic ON office.visits FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND state = 'planned'
    AND planned_by::text = current_setting('truatkhap.person_id', true)
  );

CREATE POLICY move_clinic ON office.visits FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND area_no = (
    SELECT office.my_area_no ()
  )
  AND visit_id <> ALL (
    (
      SELECT office.visits_of_my_hats ()
    )::uuid[]
  )
)
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND (
      state <> 'closed'
      OR (
        SELECT office.my_role ()
      ) = 'area_director'
    )
  );

CREATE POLICY read_clinic ON office.visit_team FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_team.visit_id
    )
  );

CREATE POLICY plan_clinic ON office.visit_team FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_team.visit_id AND v.state = 'planned'
    )
  );

CREATE POLICY replan_clinic ON office.visit_team FOR DELETE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND EXISTS (
    SELECT
    FROM office.visits v
    WHERE v.visit_id = visit_team.visit_id AND v.state = 'planned'
  )
);

CREATE POLICY read_clinic ON office.visit_agencies FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_agencies.visit_id
    )
  );

CREATE POLICY add_clinic ON office.visit_agencies FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND state = 'to_see'
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_agencies.visit_id AND v.state IN ('planned', 'under_way')
    )
  );

CREATE POLICY move_clinic ON office.visit_agencies FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND EXISTS (
    SELECT
    FROM office.visits v
    WHERE v.visit_id = visit_agencies.visit_id
  )
)
WITH
  CHECK (true);

CREATE POLICY read_clinic ON office.visit_findings FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      WHERE a.visit_agency_id = visit_findings.visit_agency_id
    )
  );

-- What was found is written while the visit is under way, and stays from the day it is reported in.
CREATE POLICY find_clinic ON office.visit_findings FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND found_by::text = current_setting('truatkhap.person_id', true)
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      JOIN office.visits v USING (visit_id)
      WHERE a.visit_agency_id = visit_findings.visit_agency_id AND v.state = 'under_way'
    )
  );

CREATE POLICY find_again_clinic ON office.visit_findings FOR DELETE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND EXISTS (
    SELECT
    FROM office.visit_agencies a
    JOIN office.visits v USING (visit_id)
    WHERE a.visit_agency_id = visit_findings.visit_agency_id AND v.state = 'under_way'
  )
);

CREATE POLICY read_clinic ON office.visit_recommendations FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      WHERE a.visit_agency_id = visit_recommendations.visit_agency_id
    )
  );

CREATE POLICY link_clinic ON office.visit_recommendations FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      WHERE a.visit_agency_id = visit_recommendations.visit_agency_id
    )
  );

CREATE POLICY read_clinic ON office.visit_watch_sources FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      WHERE a.visit_agency_id = visit_watch_sources.visit_agency_id
    )
  );

CREATE POLICY link_clinic ON office.visit_watch_sources FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      WHERE a.visit_agency_id = visit_watch_sources.visit_agency_id
    )
  );

CREATE POLICY read_clinic ON office.visit_consultations FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_consultations.visit_id
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = visit_consultations.consultation_id
    )
  );

CREATE POLICY link_clinic ON office.visit_consultations FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_consultations.visit_id AND v.state = 'under_way'
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = visit_consultations.consultation_id
    )
  );

GRANT
SELECT
,
  INSERT ON office.visits,
  office.visit_team,
  office.visit_agencies,
  office.visit_findings,
  office.visit_recommendations,
  office.visit_watch_sources,
  office.visit_consultations TO truatkhap_app;

GRANT
UPDATE (
  province_iso, purpose, on_day, place, lead_id, partners, known, has_mobile_unit, activity_id, begun_at, reported_on,
  reported_by, closed_on, cancel_reason, state, version
) ON office.visits TO truatkhap_app;

GRANT
UPDATE (
  checklist_version, checklist, checklist_sha256, overall, overall_words, seen_by, seen_at, response, responder,
  responded_on, left_out_why, state, version
) ON office.visit_agencies TO truatkhap_app;

GRANT DELETE ON office.visit_team,
office.visit_findings TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.visits FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
