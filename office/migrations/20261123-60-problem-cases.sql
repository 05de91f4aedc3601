-- กรณีแก้ไขปัญหา: what was asked of the clinic becomes, with the asker's consent, a matter that several bodies solve together.
-- Read by whoever reads the consultation, less whoever has a post at a party under another hat: never by the asker's agency.
INSERT INTO
  office.number_prefixes (series, from_on, prefix)
VALUES
  ('problem_case', '2018-10-01', 'กป');

-- As before; 'กป.7/2570/0012' is the 12th problem case of Area 7 in fiscal year 2570, numbered by its own clinic only.
CREATE OR REPLACE FUNCTION office.next_number (series text, area_no integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
BEGIN
  IF (CASE WHEN next_number.series IN ('consultation', 'advice', 'visit', 'problem_case')
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

-- One row per problem case. Title and summary are written anew: others may hear them, the question they never do.
CREATE TABLE office.problem_cases (
  problem_case_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  consultation_id uuid NOT NULL REFERENCES office.consultations,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  title text NOT NULL CHECK (length(title) BETWEEN 5 AND 200),
  summary text NOT NULL CHECK (length(summary) BETWEEN 10 AND 4000),
  -- Without the asker's word nobody outside the clinic learns of the matter: who said so, when, how, and to what.
  consent_by text NOT NULL CHECK (consent_by IN ('asker', 'representative')),
  consented_on date NOT NULL,
  consent_channel text NOT NULL CHECK (consent_channel IN ('phone', 'walk_in', 'mobile_unit', 'letter', 'online')),
  consent_words text NOT NULL CHECK (length(consent_words) BETWEEN 5 AND 1000),
  opened_by uuid NOT NULL REFERENCES office.people,
  opened_at timestamptz NOT NULL DEFAULT now(),
  -- Whether it is solved is the asker's to say.
  asker_said_on date,
  asker_said_channel text CHECK (asker_said_channel IN ('phone', 'walk_in', 'mobile_unit', 'letter', 'online')),
  asker_said_words text CHECK (length(asker_said_words) BETWEEN 3 AND 2000),
  withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 5 AND 1000),
  ended_by uuid REFERENCES office.people,
  ended_on date,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'under_way', 'solved', 'partly_solved', 'not_solved', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (state NOT IN ('solved', 'partly_solved', 'not_solved') OR asker_said_on IS NOT NULL),
  CHECK ((asker_said_on IS NULL) = (asker_said_channel IS NULL) AND (asker_said_on IS NULL) = (asker_said_words IS NULL)),
  CHECK (state <> 'withdrawn' OR withdrawn_why IS NOT NULL),
  CHECK (state IN ('open', 'under_way') OR ended_on IS NOT NULL),
  CHECK ((ended_on IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX problem_cases_one_going_on ON office.problem_cases (consultation_id) WHERE state IN ('open', 'under_way');
CREATE INDEX problem_cases_of ON office.problem_cases (consultation_id);
CREATE INDEX problem_cases_newest ON office.problem_cases (area_no, opened_at DESC, problem_case_id DESC);

-- One row per body that takes part: an agency of the register, or another body by its name. Never a person.
CREATE TABLE office.problem_case_parties (
  problem_case_party_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  problem_case_id uuid NOT NULL REFERENCES office.problem_cases,
  agency_id text REFERENCES office.agencies,
  body text CHECK (length(body) BETWEEN 2 AND 200),
  -- The asker agrees, party by party, that it learns of the matter.
  consented_on date NOT NULL,
  added_by uuid NOT NULL REFERENCES office.people,
  added_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((agency_id IS NULL) <> (body IS NULL))
);
CREATE UNIQUE INDEX problem_case_parties_once ON office.problem_case_parties (problem_case_id, coalesce(agency_id, body));
CREATE INDEX problem_case_parties_agency ON office.problem_case_parties (agency_id);

-- One row per thing that a party says it will do, and by when.
CREATE TABLE office.problem_case_commitments (
  problem_case_commitment_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  problem_case_id uuid NOT NULL REFERENCES office.problem_cases,
  problem_case_party_id uuid NOT NULL REFERENCES office.problem_case_parties,
  what text NOT NULL CHECK (length(what) BETWEEN 5 AND 2000),
  due_on date NOT NULL,
  settled_on date,
  settled_words text CHECK (length(settled_words) BETWEEN 3 AND 2000),
  state text NOT NULL DEFAULT 'promised' CHECK (state IN ('promised', 'kept', 'released')),
  version integer NOT NULL DEFAULT 1,
  CHECK (state = 'promised' OR settled_on IS NOT NULL),
  CHECK ((settled_on IS NULL) = (settled_words IS NULL))
);
CREATE INDEX problem_case_commitments_of ON office.problem_case_commitments (problem_case_id);
CREATE INDEX problem_case_commitments_party ON office.problem_case_commitments (problem_case_party_id);
CREATE INDEX problem_case_commitments_due ON office.problem_case_commitments (due_on) WHERE state = 'promised';

-- One row per joint meeting (หารือร่วม): who came stands by body and post, never by name.
CREATE TABLE office.problem_case_meetings (
  problem_case_meeting_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  problem_case_id uuid NOT NULL REFERENCES office.problem_cases,
  on_day date NOT NULL,
  place text NOT NULL CHECK (length(place) BETWEEN 2 AND 300),
  attended text CHECK (length(attended) BETWEEN 2 AND 2000),
  agreed text CHECK (length(agreed) BETWEEN 3 AND 4000),
  called_off_why text CHECK (length(called_off_why) BETWEEN 5 AND 1000),
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'called_off')),
  version integer NOT NULL DEFAULT 1,
  CHECK (state <> 'held' OR attended IS NOT NULL),
  CHECK ((attended IS NULL) = (agreed IS NULL)),
  CHECK (state <> 'called_off' OR called_off_why IS NOT NULL)
);
CREATE INDEX problem_case_meetings_of ON office.problem_case_meetings (problem_case_id);
CREATE INDEX problem_case_meetings_planned ON office.problem_case_meetings (on_day) WHERE state = 'planned';

-- Cases in which a body takes part at which the viewer has a post under another hat.
CREATE FUNCTION office.problem_cases_of_my_hats () RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT coalesce(array_agg(DISTINCT p.problem_case_id), '{}') FROM office.problem_case_parties p
  WHERE p.agency_id = ANY (office.agencies_of_my_hats())
$$;
REVOKE ALL ON FUNCTION office.problem_cases_of_my_hats () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.problem_cases_of_my_hats () TO truatkhap_app;

-- Whoever had to do with a case had to do with what was asked.
CREATE OR REPLACE FUNCTION office.has_read_consultation (agency text, consultation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.consultations c JOIN office.events e ON e.subject_kind = 'consultation' AND e.subject_id = c.consultation_id::text
    WHERE e.person_id = office.my_person_id() AND (c.consultation_id = consultation OR c.agency_id = agency))
  OR EXISTS (SELECT FROM office.consultations c JOIN office.problem_cases p USING (consultation_id)
    JOIN office.events e ON e.subject_kind = 'problem_case' AND e.subject_id = p.problem_case_id::text
    WHERE e.person_id = office.my_person_id() AND (c.consultation_id = consultation OR c.agency_id = agency))
$$;

-- A case that has ended stays as it was.
CREATE FUNCTION office.problem_cases_stay () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('open', 'under_way') THEN
    RAISE EXCEPTION 'office.problem_cases: a case that has ended is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.consultation_id, NEW.area_no, NEW.consent_by, NEW.consented_on, NEW.consent_channel, NEW.consent_words)
    IS DISTINCT FROM (OLD.consultation_id, OLD.area_no, OLD.consent_by, OLD.consented_on, OLD.consent_channel, OLD.consent_words) THEN
    RAISE EXCEPTION 'office.problem_cases: the consent stays as it was given' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER problem_cases_stay BEFORE UPDATE ON office.problem_cases FOR EACH ROW
EXECUTE FUNCTION office.problem_cases_stay ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.problem_cases FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

ALTER TABLE office.problem_cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.problem_cases FORCE ROW LEVEL SECURITY;
ALTER TABLE office.problem_case_parties ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.problem_case_parties FORCE ROW LEVEL SECURITY;
ALTER TABLE office.problem_case_commitments ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.problem_case_commitments FORCE ROW LEVEL SECURITY;
ALTER TABLE office.problem_case_meetings ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.problem_case_meetings FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.problem_cases TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.problem_case_parties TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.problem_case_commitments TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.problem_case_meetings TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_clinic ON office.problem_cases FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND area_no = (SELECT office.my_area_no ())
  AND problem_case_id <> ALL ((SELECT office.problem_cases_of_my_hats ())::uuid[])
  AND EXISTS (SELECT FROM office.consultations c WHERE c.consultation_id = problem_cases.consultation_id));
CREATE POLICY open_clinic ON office.problem_cases FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_clinic ()) AND area_no = (SELECT office.my_area_no ()) AND state = 'open'
  AND opened_by::text = current_setting('truatkhap.person_id', true)
  AND EXISTS (SELECT FROM office.consultations c WHERE c.consultation_id = problem_cases.consultation_id));
CREATE POLICY move_clinic ON office.problem_cases FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND area_no = (SELECT office.my_area_no ())
  AND problem_case_id <> ALL ((SELECT office.problem_cases_of_my_hats ())::uuid[])
  AND EXISTS (SELECT FROM office.consultations c WHERE c.consultation_id = problem_cases.consultation_id))
WITH CHECK ((SELECT office.works_clinic ()) AND area_no = (SELECT office.my_area_no ()));

-- What belongs to a case is read with it, and written while it goes on.
CREATE POLICY read_clinic ON office.problem_case_parties FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_parties.problem_case_id));
CREATE POLICY add_clinic ON office.problem_case_parties FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_clinic ()) AND added_by::text = current_setting('truatkhap.person_id', true)
  AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_parties.problem_case_id AND c.state IN ('open', 'under_way')));
CREATE POLICY read_clinic ON office.problem_case_commitments FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_commitments.problem_case_id));
CREATE POLICY add_clinic ON office.problem_case_commitments FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_clinic ()) AND state = 'promised'
  AND EXISTS (SELECT FROM office.problem_cases c JOIN office.problem_case_parties p USING (problem_case_id)
    WHERE c.problem_case_id = problem_case_commitments.problem_case_id AND c.state IN ('open', 'under_way')
      AND p.problem_case_party_id = problem_case_commitments.problem_case_party_id));
CREATE POLICY move_clinic ON office.problem_case_commitments FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_commitments.problem_case_id))
WITH CHECK (EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_commitments.problem_case_id AND c.state IN ('open', 'under_way')));
CREATE POLICY read_clinic ON office.problem_case_meetings FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_meetings.problem_case_id));
CREATE POLICY add_clinic ON office.problem_case_meetings FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_clinic ()) AND state = 'planned'
  AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_meetings.problem_case_id AND c.state IN ('open', 'under_way')));
CREATE POLICY move_clinic ON office.problem_case_meetings FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_clinic ()) AND EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_meetings.problem_case_id))
WITH CHECK (EXISTS (SELECT FROM office.problem_cases c WHERE c.problem_case_id = problem_case_meetings.problem_case_id AND c.state IN ('open', 'under_way')));

GRANT SELECT, INSERT ON office.problem_cases, office.problem_case_parties, office.problem_case_commitments,
office.problem_case_meetings TO truatkhap_app;
GRANT UPDATE (title, summary, asker_said_on, asker_said_channel, asker_said_words, withdrawn_why, ended_by, ended_on, state, version)
ON office.problem_cases TO truatkhap_app;
GRANT UPDATE (settled_on, settled_words, state, version) ON office.problem_case_commitments TO truatkhap_app;
GRANT UPDATE (on_day, place, attended, agreed, called_off_why, state, version) ON office.problem_case_meetings TO truatkhap_app;
