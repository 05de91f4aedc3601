-- แบบรายงานผล รายไตรมาส: who owes a return for which quarter is fixed before the quarter; what a unit sends is a revision
-- that nobody changes; each level that accepts it says which revision it accepted. What is typed and not yet sent is a draft
-- and its own table, for nobody but the unit.

-- One row per quarter of which returns are asked.
CREATE TABLE office.return_rounds (
  return_round_id text PRIMARY KEY CHECK (return_round_id ~ '^25[0-9]{2}-q[1-4]$'),
  fiscal_year_be smallint NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2599),
  quarter smallint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  -- The quarter itself, by the days of Bangkok.
  begins_on date NOT NULL,
  ends_on date NOT NULL,
  -- When a return may be sent; closes_at itself is too late.
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  -- When who owes what was fixed. After the quarter began this is told wherever a rate is shown.
  fixed_at timestamptz,
  fixed_by uuid REFERENCES office.people,
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'fixed')),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (fiscal_year_be, quarter),
  CHECK (return_round_id = fiscal_year_be || '-q' || quarter),
  CHECK (ends_on > begins_on AND closes_at > opens_at),
  CHECK ((state = 'fixed') = (fixed_at IS NOT NULL))
);

-- One row per time that the window of a round was changed: when it would have closed, and why.
CREATE TABLE office.round_windows (
  round_window_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  return_round_id text NOT NULL REFERENCES office.return_rounds,
  closed_before_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 1000),
  changed_by uuid NOT NULL REFERENCES office.people,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX round_windows_of ON office.round_windows (return_round_id, round_window_id);

-- One row per indicator that a round asks for, and of which kinds of reporter.
CREATE TABLE office.round_indicators (
  return_round_id text NOT NULL REFERENCES office.return_rounds,
  indicator_id text NOT NULL REFERENCES office.indicators,
  reporter_kinds text[] NOT NULL CHECK (reporter_kinds <@ ARRAY['state', 'state_enterprise', 'public_organisation', 'private'] AND reporter_kinds <> '{}'),
  PRIMARY KEY (return_round_id, indicator_id)
);

-- One row per body that owes a return in a round: fixed with its name and place of then. While the round is planned the list
-- may be changed; once it is fixed it never is, so that a rate always has the same denominator.
CREATE TABLE office.quarterly_returns (
  quarterly_return_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  return_round_id text NOT NULL REFERENCES office.return_rounds,
  agency_id text NOT NULL REFERENCES office.agencies,
  reporter_kind text NOT NULL CHECK (reporter_kind IN ('state', 'state_enterprise', 'public_organisation', 'private')),
  name_th text NOT NULL,
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  region_no smallint CHECK (region_no BETWEEN 1 AND 9),
  -- The last one sent; 0: none yet.
  revision_no integer NOT NULL DEFAULT 0 CHECK (revision_no >= 0),
  -- What reporting costs: time between one saving and the next, of which at most five minutes count.
  saves integer NOT NULL DEFAULT 0,
  active_seconds integer NOT NULL DEFAULT 0,
  saved_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'owed' CHECK (state IN ('owed', 'submitted', 'approved', 'province_accepted', 'region_accepted', 'centre_accepted', 'returned')),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (return_round_id, agency_id),
  CHECK ((state = 'owed') = (revision_no = 0))
);
CREATE INDEX quarterly_returns_place ON office.quarterly_returns (return_round_id, province_iso);
CREATE INDEX quarterly_returns_agency ON office.quarterly_returns (agency_id);

-- One row per return that somebody began: what was typed, as it was typed. For the unit alone.
CREATE TABLE office.return_drafts (
  return_draft_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  quarterly_return_id uuid NOT NULL UNIQUE REFERENCES office.quarterly_returns,
  agency_id text NOT NULL,
  typed jsonb NOT NULL,
  typed_by uuid NOT NULL REFERENCES office.people,
  typed_at timestamptz NOT NULL DEFAULT now()
);

-- One row per sending. Nobody changes it.
CREATE TABLE office.return_revisions (
  moment bigint PRIMARY KEY,
  quarterly_return_id uuid NOT NULL REFERENCES office.quarterly_returns,
  revision_no integer NOT NULL CHECK (revision_no >= 1),
  submitted_by uuid NOT NULL REFERENCES office.people,
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Of what was sent, one spelling of it.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- Values that the form asks for, and how many of them were given or said not to apply. Never more than are asked.
  required_count integer NOT NULL CHECK (required_count >= 0),
  given_count integer NOT NULL CHECK (given_count BETWEEN 0 AND required_count),
  is_by_exception boolean NOT NULL DEFAULT false,
  -- Of a correction: why.
  reason text CHECK (length(reason) BETWEEN 5 AND 1000),
  UNIQUE (quarterly_return_id, revision_no),
  CHECK (revision_no = 1 OR reason IS NOT NULL)
);

-- One row per indicator of a revision. given says which of three it is: nought is a value, and neither of the others.
CREATE TABLE office.return_values (
  moment bigint NOT NULL REFERENCES office.return_revisions,
  indicator_id text NOT NULL REFERENCES office.indicators,
  given text NOT NULL CHECK (given IN ('value', 'not_applicable', 'missing')),
  part_a numeric(20, 2),
  part_b numeric(20, 2),
  comment text CHECK (length(comment) BETWEEN 3 AND 2000),
  evidence text CHECK (length(evidence) BETWEEN 5 AND 2000),
  PRIMARY KEY (moment, indicator_id),
  CHECK ((given = 'value') = (part_a IS NOT NULL) AND (part_b IS NULL OR given = 'value')),
  CHECK (given <> 'not_applicable' OR comment IS NOT NULL)
);

-- One row per project of a revision. The same project has the same id from quarter to quarter.
CREATE TABLE office.return_projects (
  moment bigint NOT NULL REFERENCES office.return_revisions,
  return_project_id uuid NOT NULL,
  line_no smallint NOT NULL CHECK (line_no BETWEEN 1 AND 500),
  title text NOT NULL CHECK (length(title) BETWEEN 5 AND 500),
  -- ส่วนที่ 1, 2, 3; one project may stand in several and is counted once.
  parts smallint[] NOT NULL CHECK (parts <@ ARRAY[1, 2, 3]::smallint[] AND cardinality(parts) BETWEEN 1 AND 3),
  guideline_id text REFERENCES office.tree_nodes,
  unit text CHECK (length(unit) BETWEEN 1 AND 60),
  target numeric(20, 2) CHECK (target >= 0),
  result numeric(20, 2) CHECK (result >= 0),
  -- People it reached, and how many of them another project counts already.
  beneficiaries integer CHECK (beneficiaries >= 0),
  counted_elsewhere integer CHECK (counted_elsewhere >= 0),
  counted_where text CHECK (length(counted_where) BETWEEN 3 AND 500),
  progress text CHECK (length(progress) BETWEEN 3 AND 4000),
  obstacle text CHECK (length(obstacle) BETWEEN 3 AND 4000),
  support text CHECK (length(support) BETWEEN 3 AND 4000),
  evidence text CHECK (length(evidence) BETWEEN 5 AND 2000),
  emenscr_code text CHECK (length(emenscr_code) BETWEEN 3 AND 60),
  PRIMARY KEY (moment, return_project_id),
  UNIQUE (moment, line_no),
  CHECK (unit IS NOT NULL OR target IS NULL AND result IS NULL),
  CHECK (coalesce(counted_elsewhere, 0) <= coalesce(beneficiaries, 0)),
  CHECK (coalesce(counted_elsewhere, 0) = 0 OR counted_where IS NOT NULL)
);

-- One row per project and part that has money. Part 3 has none: there is no column for it.
CREATE TABLE office.return_money (
  moment bigint NOT NULL,
  return_project_id uuid NOT NULL,
  part smallint NOT NULL CHECK (part IN (1, 2)),
  received_thb numeric(17, 2) NOT NULL CHECK (received_thb >= 0),
  spent_thb numeric(17, 2) NOT NULL CHECK (spent_thb >= 0),
  PRIMARY KEY (moment, return_project_id, part),
  FOREIGN KEY (moment, return_project_id) REFERENCES office.return_projects
);

-- One row per decision of a level on a revision. Nobody changes it; what is taken back is a further row.
CREATE TABLE office.return_decisions (
  moment bigint PRIMARY KEY,
  quarterly_return_id uuid NOT NULL,
  revision_no integer NOT NULL,
  level text NOT NULL CHECK (level IN ('agency', 'province', 'region', 'centre')),
  decision text NOT NULL CHECK (decision IN ('accepted', 'returned', 'taken_back')),
  reason text CHECK (length(reason) BETWEEN 5 AND 2000),
  decided_by uuid NOT NULL REFERENCES office.people,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (quarterly_return_id, revision_no) REFERENCES office.return_revisions (quarterly_return_id, revision_no),
  CHECK (decision = 'accepted' OR reason IS NOT NULL)
);
CREATE INDEX return_decisions_of ON office.return_decisions (quarterly_return_id, moment);

-- One row per leave to send after the window closed: for one return, until an hour, with a reason.
CREATE TABLE office.return_exceptions (
  return_exception_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  quarterly_return_id uuid NOT NULL REFERENCES office.quarterly_returns,
  until_at timestamptz NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 1000),
  granted_by uuid NOT NULL REFERENCES office.people,
  granted_at timestamptz NOT NULL DEFAULT now(),
  CHECK (until_at > granted_at)
);
CREATE INDEX return_exceptions_of ON office.return_exceptions (quarterly_return_id, until_at);

-- Once fixed, who owes and where it lay stays.
CREATE FUNCTION office.returns_stay_owed () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF (TG_OP = 'DELETE' OR TG_OP = 'INSERT') AND EXISTS (SELECT FROM office.return_rounds r
      WHERE r.return_round_id = coalesce(NEW.return_round_id, OLD.return_round_id) AND r.state = 'fixed') THEN
    RAISE EXCEPTION 'office.quarterly_returns: the round is fixed' USING ERRCODE = 'insufficient_privilege',
      CONSTRAINT = TG_TABLE_NAME || '_return_round_id_fkey';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
REVOKE ALL ON FUNCTION office.returns_stay_owed () FROM PUBLIC;
CREATE TRIGGER returns_stay_owed BEFORE INSERT OR DELETE ON office.quarterly_returns FOR EACH ROW
EXECUTE FUNCTION office.returns_stay_owed ();
CREATE FUNCTION office.returns_stay_in_place () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF EXISTS (SELECT FROM office.return_rounds r WHERE r.return_round_id = OLD.return_round_id AND r.state = 'fixed') THEN
    RAISE EXCEPTION 'office.quarterly_returns: the round is fixed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION office.returns_stay_in_place () FROM PUBLIC;
CREATE TRIGGER returns_stay_in_place BEFORE UPDATE ON office.quarterly_returns FOR EACH ROW
WHEN ((OLD.return_round_id, OLD.agency_id, OLD.reporter_kind, OLD.name_th, OLD.province_iso, OLD.area_no, OLD.region_no)
  IS DISTINCT FROM (NEW.return_round_id, NEW.agency_id, NEW.reporter_kind, NEW.name_th, NEW.province_iso, NEW.area_no, NEW.region_no))
EXECUTE FUNCTION office.returns_stay_in_place ();
CREATE TRIGGER indicators_stay_asked BEFORE INSERT OR DELETE ON office.round_indicators FOR EACH ROW
EXECUTE FUNCTION office.returns_stay_owed ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.return_rounds FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.quarterly_returns FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- Who reads returns: both lines, from the same rows. By the place of then, so that a province that moves takes no past with it.
CREATE FUNCTION office.reads_returns () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('nacc_centre', 'nacc_region', 'nacc_province', 'governor', 'province_officer', 'area_officer',
    'area_director', 'centre_officer', 'agency_head', 'agency_officer', 'system')
$$;
-- Of the agency itself: those who fill in, and its head.
CREATE FUNCTION office.reports () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('agency_head', 'agency_officer', 'system')
$$;
REVOKE ALL ON FUNCTION office.reads_returns (), office.reports () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.reads_returns (), office.reports () TO truatkhap_app;

ALTER TABLE office.return_rounds ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_rounds FORCE ROW LEVEL SECURITY;
ALTER TABLE office.round_windows ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.round_windows FORCE ROW LEVEL SECURITY;
ALTER TABLE office.round_indicators ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.round_indicators FORCE ROW LEVEL SECURITY;
ALTER TABLE office.quarterly_returns ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.quarterly_returns FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_drafts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_revisions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_values ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_values FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_projects FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_money ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_money FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_decisions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_exceptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_exceptions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.return_rounds TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.round_windows TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.round_indicators TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.quarterly_returns TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_drafts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_revisions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_values TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_projects TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_money TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_decisions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_exceptions TO truatkhap_owner USING (true) WITH CHECK (true);

-- When which quarter is asked for, and what, is no secret.
CREATE POLICY read_all ON office.return_rounds FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_all ON office.round_windows FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY keep ON office.round_windows FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.for_the_nation('nacc_centre')) AND changed_by::text = current_setting('truatkhap.person_id', true));
CREATE POLICY read_all ON office.round_indicators FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY keep ON office.return_rounds FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre'))) WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY keep ON office.round_indicators FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre'))) WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY keep ON office.quarterly_returns FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY take_off ON office.quarterly_returns FOR DELETE TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre')));

CREATE POLICY read_reporting ON office.quarterly_returns FOR SELECT TO truatkhap_app
USING ((SELECT office.reads_returns()) AND CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true
  WHEN 'area' THEN area_no = (SELECT office.my_area_no())
  WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id())
  WHEN 'agency' THEN agency_id = ANY ((SELECT office.my_agencies())::text[])
  ELSE false END);
CREATE POLICY move_reporting ON office.quarterly_returns FOR UPDATE TO truatkhap_app
USING ((SELECT office.my_role()) IN ('agency_head', 'agency_officer', 'nacc_province', 'nacc_region', 'nacc_centre', 'system')
  AND CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true
  WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id())
  WHEN 'agency' THEN agency_id = ANY ((SELECT office.my_agencies())::text[])
  ELSE false END)
WITH CHECK ((SELECT office.reads_returns()));

-- What is typed is the unit's until it sends it.
CREATE POLICY unit ON office.return_drafts FOR ALL TO truatkhap_app
USING ((SELECT office.reports()) AND ((SELECT office.my_scope_kind()) = 'nation' OR agency_id = ANY ((SELECT office.my_agencies())::text[])))
WITH CHECK ((SELECT office.reports()) AND EXISTS (SELECT FROM office.quarterly_returns r
  WHERE r.quarterly_return_id = return_drafts.quarterly_return_id AND r.agency_id = return_drafts.agency_id));

-- What was sent is read with its return.
CREATE POLICY read_reporting ON office.return_revisions FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.quarterly_returns r WHERE r.quarterly_return_id = return_revisions.quarterly_return_id));
CREATE POLICY send ON office.return_revisions FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.reports()) AND submitted_by::text = current_setting('truatkhap.person_id', true)
  AND EXISTS (SELECT FROM office.quarterly_returns r WHERE r.quarterly_return_id = return_revisions.quarterly_return_id));
CREATE POLICY read_reporting ON office.return_values FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.return_revisions r WHERE r.moment = return_values.moment));
CREATE POLICY send ON office.return_values FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.reports()) AND EXISTS (SELECT FROM office.return_revisions r
  WHERE r.moment = return_values.moment AND r.submitted_by::text = current_setting('truatkhap.person_id', true)));
CREATE POLICY read_reporting ON office.return_projects FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.return_revisions r WHERE r.moment = return_projects.moment));
CREATE POLICY send ON office.return_projects FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.reports()) AND EXISTS (SELECT FROM office.return_revisions r
  WHERE r.moment = return_projects.moment AND r.submitted_by::text = current_setting('truatkhap.person_id', true)));
CREATE POLICY read_reporting ON office.return_money FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.return_revisions r WHERE r.moment = return_money.moment));
CREATE POLICY send ON office.return_money FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.reports()) AND EXISTS (SELECT FROM office.return_revisions r
  WHERE r.moment = return_money.moment AND r.submitted_by::text = current_setting('truatkhap.person_id', true)));

CREATE POLICY read_reporting ON office.return_decisions FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.quarterly_returns r WHERE r.quarterly_return_id = return_decisions.quarterly_return_id));
CREATE POLICY decide ON office.return_decisions FOR INSERT TO truatkhap_app
WITH CHECK (decided_by::text = current_setting('truatkhap.person_id', true)
  AND level = CASE (SELECT office.my_role()) WHEN 'agency_head' THEN 'agency' WHEN 'nacc_province' THEN 'province'
    WHEN 'nacc_region' THEN 'region' WHEN 'nacc_centre' THEN 'centre' END
  AND EXISTS (SELECT FROM office.quarterly_returns r WHERE r.quarterly_return_id = return_decisions.quarterly_return_id));
CREATE POLICY read_reporting ON office.return_exceptions FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.quarterly_returns r WHERE r.quarterly_return_id = return_exceptions.quarterly_return_id));
CREATE POLICY grant_leave ON office.return_exceptions FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('agency_head', 'nacc_province', 'nacc_region', 'nacc_centre') AND granted_by::text = current_setting('truatkhap.person_id', true)
  AND EXISTS (SELECT FROM office.quarterly_returns r WHERE r.quarterly_return_id = return_exceptions.quarterly_return_id));

GRANT USAGE ON SEQUENCE office.round_windows_round_window_id_seq TO truatkhap_app;
GRANT SELECT, INSERT ON office.return_rounds, office.round_windows, office.round_indicators, office.quarterly_returns, office.return_drafts, office.return_revisions,
office.return_values, office.return_projects, office.return_money, office.return_decisions, office.return_exceptions TO truatkhap_app;
GRANT DELETE ON office.quarterly_returns, office.round_indicators TO truatkhap_app;
GRANT UPDATE (opens_at, closes_at, fixed_at, fixed_by, state, version) ON office.return_rounds TO truatkhap_app;
GRANT UPDATE (name_th, province_iso, area_no, region_no, revision_no, saves, active_seconds, saved_at, state, version) ON office.quarterly_returns TO truatkhap_app;
GRANT UPDATE (typed, typed_by, typed_at) ON office.return_drafts TO truatkhap_app;
