-- แผนของปี: what an Area means to do in a year under Activities 1 and 2, how much, and with which money. What
-- was done is counted from the rows of the work (programme/plan/actuals.ts); only what nothing counts is typed.

-- One row per line of the plan of an Area, or of one province in it. has_budget false is ส่วนที่ 3, work
-- without budget: such a line can have no row of money. approved_at says that it is in force; a line that is
-- changed afterwards is approved again by somebody else than who changed it.
CREATE TABLE office.plan_lines (
  plan_line_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  step text NOT NULL CHECK (step IN ('workshop', 'field_watch', 'mobile_clinic', 'curriculum')),
  measure text NOT NULL CHECK (measure IN ('held', 'people', 'agencies', 'advised', 'tested', 'typed')),
  -- Of what is typed: its unit, as no rows say it.
  unit text CHECK (length(unit) BETWEEN 1 AND 60),
  title text NOT NULL CHECK (length(title) BETWEEN 5 AND 300),
  baseline numeric(16, 2) CHECK (baseline >= 0),
  baseline_basis text CHECK (length(baseline_basis) BETWEEN 3 AND 300),
  target numeric(16, 2) NOT NULL CHECK (target >= 0),
  typed_actual numeric(16, 2) CHECK (typed_actual >= 0),
  typed_basis text CHECK (length(typed_basis) BETWEEN 3 AND 300),
  has_budget boolean NOT NULL DEFAULT true,
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'proposed', 'approved', 'closed')),
  version integer NOT NULL DEFAULT 1,
  drafted_by uuid NOT NULL REFERENCES office.people,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  proposed_by uuid REFERENCES office.people,
  proposed_at timestamptz,
  approved_by uuid REFERENCES office.people,
  approved_at timestamptz,
  returned_reason text CHECK (length(returned_reason) BETWEEN 5 AND 1000),
  closing_words text CHECK (length(closing_words) BETWEEN 5 AND 2000),
  closed_by uuid REFERENCES office.people,
  closed_at timestamptz,
  -- The line of the year before that this one goes on with.
  carried_from uuid UNIQUE REFERENCES office.plan_lines,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT plan_lines_budgeted UNIQUE (plan_line_id, has_budget),
  CONSTRAINT plan_lines_unit CHECK ((measure = 'typed') = (unit IS NOT NULL)),
  CONSTRAINT plan_lines_baseline CHECK ((baseline IS NULL) = (baseline_basis IS NULL)),
  CONSTRAINT plan_lines_typed CHECK ((typed_actual IS NULL) = (typed_basis IS NULL) AND (measure = 'typed' OR typed_actual IS NULL)),
  CONSTRAINT plan_lines_proposed CHECK (state <> 'proposed' OR proposed_by IS NOT NULL),
  CONSTRAINT plan_lines_approved CHECK (state NOT IN ('approved', 'closed') OR approved_at IS NOT NULL AND approved_by IS NOT NULL),
  CONSTRAINT plan_lines_two_people CHECK (state = 'proposed' OR approved_by <> proposed_by),
  CONSTRAINT plan_lines_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CONSTRAINT plan_lines_onwards CHECK (carried_from <> plan_line_id)
);
-- One thing is counted by one line: of its province where there is one, else of its Area.
CREATE UNIQUE INDEX plan_lines_once ON office.plan_lines (fiscal_year_be, area_no, province_iso, step, measure) NULLS NOT DISTINCT
WHERE measure <> 'typed';
CREATE INDEX plan_lines_proposed ON office.plan_lines (area_no) WHERE state = 'proposed';

-- One row per line and class of money: 1 the integrated plan, 2 the agency's own strategic plan. carried_thb is
-- the part of planned_thb, and carried_committed_thb of committed_thb, that came from the year before.
CREATE TABLE office.plan_budgets (
  plan_line_id uuid NOT NULL,
  budget_class smallint NOT NULL CHECK (budget_class IN (1, 2)),
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  has_budget boolean NOT NULL DEFAULT true CHECK (has_budget),
  planned_thb numeric(17, 2) NOT NULL CHECK (planned_thb >= 0),
  committed_thb numeric(17, 2) NOT NULL DEFAULT 0 CHECK (committed_thb >= 0),
  spent_thb numeric(17, 2) NOT NULL DEFAULT 0 CHECK (spent_thb >= 0),
  carried_thb numeric(17, 2) NOT NULL DEFAULT 0 CHECK (carried_thb >= 0),
  carried_committed_thb numeric(17, 2) NOT NULL DEFAULT 0 CHECK (carried_committed_thb >= 0),
  PRIMARY KEY (plan_line_id, budget_class),
  FOREIGN KEY (plan_line_id, has_budget) REFERENCES office.plan_lines (plan_line_id, has_budget),
  CONSTRAINT plan_budgets_in_order CHECK (spent_thb <= committed_thb AND committed_thb <= planned_thb),
  CONSTRAINT plan_budgets_carried CHECK (carried_thb <= planned_thb AND carried_committed_thb <= committed_thb)
);

-- One row per change of a line: the figures as they stood before it. Nobody changes or removes these.
CREATE TABLE office.plan_line_revisions (
  revision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_line_id uuid NOT NULL REFERENCES office.plan_lines,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  kind text NOT NULL CHECK (kind IN ('plan', 'money', 'actual')),
  -- Figures by name: {"target": "3.00", "planned_1": "250000.00"}.
  before jsonb NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
  revised_by uuid NOT NULL REFERENCES office.people,
  revised_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX plan_line_revisions_of ON office.plan_line_revisions (plan_line_id, revision_id);

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.plan_lines FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

ALTER TABLE office.plan_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.plan_lines FORCE ROW LEVEL SECURITY;
ALTER TABLE office.plan_budgets ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.plan_budgets FORCE ROW LEVEL SECURITY;
ALTER TABLE office.plan_line_revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.plan_line_revisions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.plan_lines TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.plan_budgets TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.plan_line_revisions TO truatkhap_owner USING (true) WITH CHECK (true);

-- The plan is the desk's: an Area's its own, the centre's all.
CREATE POLICY desk ON office.plan_lines FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END)
WITH CHECK ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END);
CREATE POLICY desk ON office.plan_budgets FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END)
WITH CHECK ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END);
CREATE POLICY desk ON office.plan_line_revisions FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END)
WITH CHECK ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END);

GRANT SELECT, INSERT, UPDATE ON office.plan_lines, office.plan_budgets TO truatkhap_app;
GRANT SELECT, INSERT ON office.plan_line_revisions TO truatkhap_app;
GRANT USAGE ON SEQUENCE office.plan_line_revisions_revision_id_seq TO truatkhap_app;
