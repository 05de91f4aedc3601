-- แผนแม่บท ประเด็น 21: the tree beneath a plan (office.plan_nodes), from the strategy's pillar down to key activities, the
-- indicators of its goals, their targets and what came of them. What an amended plan replaces stays, with the years it was for.

-- Every figure that others may count gets the next moment; what stood "as at" a moment is asked with it, for ever. A
-- clock may go back, a moment does not. Whoever writes figures holds the moments together; whoever freezes holds them alone.
CREATE SEQUENCE office.reporting_moments;

-- The next moment, for a figure of this transaction. Whoever freezes waits until the transaction ends.
CREATE FUNCTION office.next_moment () RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('office.reporting_moments'));
  RETURN nextval('office.reporting_moments');
END $$;

-- A moment for somebody who freezes: all that was counted before it is there, and nothing with an earlier moment comes after.
CREATE FUNCTION office.frozen_moment () RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('office.reporting_moments'));
  RETURN nextval('office.reporting_moments');
END $$;

REVOKE ALL ON FUNCTION office.next_moment (), office.frozen_moment () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.next_moment (), office.frozen_moment () TO truatkhap_app;

-- One row per node of a plan: a pillar of the strategy, an issue, a sub-plan, a goal, a guideline (แนวทาง), a kind of project
-- (ลักษณะโครงการ) or a key activity (กิจกรรมสำคัญ).
CREATE TABLE office.tree_nodes (
  tree_node_id text PRIMARY KEY CHECK (tree_node_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  plan_node_id text NOT NULL REFERENCES office.plan_nodes,
  parent_id text REFERENCES office.tree_nodes,
  kind text NOT NULL CHECK (kind IN ('pillar', 'issue', 'sub_plan', 'goal', 'guideline', 'project_kind', 'key_activity')),
  -- As eMENSCR calls a goal.
  code text CHECK (code ~ '^[0-9]{6}$'),
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 3 AND 500),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 3 AND 500),
  -- Whose tool it is; empty: everybody's.
  reporter_kinds text[] NOT NULL DEFAULT '{}' CHECK (reporter_kinds <@ ARRAY['state', 'state_enterprise', 'public_organisation', 'private']),
  valid_from_be smallint CHECK (valid_from_be BETWEEN 2500 AND 2650),
  valid_to_be smallint CHECK (valid_to_be BETWEEN 2500 AND 2650),
  -- The node of an earlier version that this one takes the place of.
  amends text REFERENCES office.tree_nodes,
  note_th text,
  note_en text,
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'in_force' CHECK (state IN ('in_force', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  CHECK ((note_th IS NULL) = (note_en IS NULL)),
  CHECK (valid_to_be IS NULL OR valid_from_be IS NULL OR valid_to_be >= valid_from_be),
  CHECK (amends <> tree_node_id AND parent_id <> tree_node_id)
);
CREATE INDEX tree_nodes_parent ON office.tree_nodes (parent_id);
CREATE INDEX tree_nodes_plan ON office.tree_nodes (plan_node_id);

-- One row per indicator of a goal. Its value is made of raw parts: a sum of part a, or scale × part a / part b; never a mean of ratios.
CREATE TABLE office.indicators (
  indicator_id text PRIMARY KEY CHECK (indicator_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  goal_id text NOT NULL REFERENCES office.tree_nodes,
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 3 AND 500),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 3 AND 500),
  unit_th text NOT NULL CHECK (length(unit_th) BETWEEN 1 AND 60),
  unit_en text NOT NULL CHECK (length(unit_en) BETWEEN 1 AND 60),
  direction text NOT NULL CHECK (direction IN ('more', 'less')),
  -- sum: parts a are added. ratio: scale × sum of a / sum of b. latest: the last period counts. none: units are not added at all.
  aggregation text NOT NULL CHECK (aggregation IN ('sum', 'ratio', 'latest', 'none')),
  part_a_th text NOT NULL CHECK (length(part_a_th) BETWEEN 3 AND 300),
  part_a_en text NOT NULL CHECK (length(part_a_en) BETWEEN 3 AND 300),
  part_b_th text CHECK (length(part_b_th) BETWEEN 3 AND 300),
  part_b_en text CHECK (length(part_b_en) BETWEEN 3 AND 300),
  scale integer NOT NULL DEFAULT 1 CHECK (scale IN (1, 100, 1000, 100000)),
  -- Whether part a is among what part b counts: then it cannot be more.
  is_share boolean NOT NULL DEFAULT false,
  decimals smallint NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 2),
  -- Money says so: baht with satang.
  is_money boolean NOT NULL DEFAULT false,
  frequency text NOT NULL CHECK (frequency IN ('quarter', 'year')),
  -- Whether a quarter's figure is the quarter's own or all since 1 October.
  accrual text NOT NULL CHECK (accrual IN ('per_period', 'cumulative')),
  -- Who gives the figure: everybody who reports, or the centre from a published source.
  given_by text NOT NULL CHECK (given_by IN ('reporters', 'centre')),
  breakdown_th text,
  breakdown_en text,
  baseline numeric(20, 2),
  baseline_be smallint CHECK (baseline_be BETWEEN 2500 AND 2650),
  baseline_source text,
  owner_th text NOT NULL,
  owner_en text NOT NULL,
  note_th text,
  note_en text,
  valid_from_be smallint CHECK (valid_from_be BETWEEN 2500 AND 2650),
  valid_to_be smallint CHECK (valid_to_be BETWEEN 2500 AND 2650),
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'in_force' CHECK (state IN ('in_force', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT indicators_parts CHECK ((part_b_th IS NULL) = (part_b_en IS NULL) AND (aggregation <> 'ratio' OR part_b_th IS NOT NULL)),
  CONSTRAINT indicators_share CHECK (NOT is_share OR part_b_th IS NOT NULL),
  CONSTRAINT indicators_money CHECK (NOT is_money OR decimals = 2),
  CONSTRAINT indicators_baseline CHECK ((baseline IS NULL) = (baseline_be IS NULL) AND (baseline IS NULL) = (baseline_source IS NULL)),
  CHECK ((note_th IS NULL) = (note_en IS NULL) AND (breakdown_th IS NULL) = (breakdown_en IS NULL)),
  CHECK (valid_to_be IS NULL OR valid_from_be IS NULL OR valid_to_be >= valid_from_be)
);
CREATE INDEX indicators_goal ON office.indicators (goal_id);

-- One row per reason that a guideline was set: the situation reviewed, a past result, a piece of research.
CREATE TABLE office.guideline_grounds (
  guideline_ground_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tree_node_id text NOT NULL REFERENCES office.tree_nodes,
  kind text NOT NULL CHECK (kind IN ('situation', 'past_result', 'research')),
  told_th text NOT NULL CHECK (length(told_th) BETWEEN 5 AND 2000),
  told_en text NOT NULL CHECK (length(told_en) BETWEEN 5 AND 2000),
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  verified boolean NOT NULL DEFAULT false,
  UNIQUE (tree_node_id, kind, source)
);

-- One row per indicator whose target a guideline is to move, and by how much; null where nobody has said how much.
CREATE TABLE office.guideline_moves (
  tree_node_id text NOT NULL REFERENCES office.tree_nodes,
  indicator_id text NOT NULL REFERENCES office.indicators,
  by_value numeric(20, 2),
  why_th text NOT NULL CHECK (length(why_th) BETWEEN 5 AND 1000),
  why_en text NOT NULL CHECK (length(why_en) BETWEEN 5 AND 1000),
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  verified boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tree_node_id, indicator_id)
);
CREATE INDEX guideline_moves_indicator ON office.guideline_moves (indicator_id);

-- One row per target as it was set or revised: for a span of years, a year or a quarter, of the nation or of a province. A
-- revision is a further row; the one before stays with its moment, so that an old result is read against its own target.
CREATE TABLE office.indicator_targets (
  indicator_target_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  indicator_id text NOT NULL REFERENCES office.indicators,
  from_be smallint NOT NULL CHECK (from_be BETWEEN 2500 AND 2650),
  to_be smallint NOT NULL CHECK (to_be BETWEEN 2500 AND 2650),
  quarter smallint CHECK (quarter BETWEEN 1 AND 4),
  province_iso text REFERENCES office.provinces,
  value numeric(20, 2) NOT NULL,
  -- Why it is what it is; of a revision, why it changed.
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 1000),
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  verified boolean NOT NULL DEFAULT false,
  -- Null where it came with the plan's own text.
  proposed_by uuid REFERENCES office.people,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  decided_by uuid REFERENCES office.people,
  decided_at timestamptz,
  declined_why text CHECK (length(declined_why) BETWEEN 5 AND 1000),
  -- From which moment it is in force, and from which it no longer is.
  from_moment bigint,
  to_moment bigint,
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'in_force', 'replaced', 'declined')),
  version integer NOT NULL DEFAULT 1,
  CHECK (to_be >= from_be AND (quarter IS NULL OR to_be = from_be)),
  CHECK ((state IN ('in_force', 'replaced')) = (from_moment IS NOT NULL)),
  CHECK ((state = 'replaced') = (to_moment IS NOT NULL)),
  CHECK (to_moment > from_moment),
  CHECK ((state = 'declined') = (declined_why IS NOT NULL)),
  CONSTRAINT indicator_targets_two_people CHECK (decided_by <> proposed_by)
);
CREATE UNIQUE INDEX indicator_targets_one_in_force ON office.indicator_targets (indicator_id, from_be, to_be, quarter, province_iso) NULLS NOT DISTINCT
WHERE state = 'in_force';
CREATE UNIQUE INDEX indicator_targets_one_proposed ON office.indicator_targets (indicator_id, from_be, to_be, quarter, province_iso) NULLS NOT DISTINCT
WHERE state = 'proposed';

-- One row per figure of the whole country that a source published. A later one for the same year is a restatement: both stay.
CREATE TABLE office.indicator_actuals (
  indicator_actual_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  indicator_id text NOT NULL REFERENCES office.indicators,
  fiscal_year_be smallint NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2650),
  part_a numeric(20, 2) NOT NULL,
  part_b numeric(20, 2),
  note_th text,
  note_en text,
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  verified boolean NOT NULL DEFAULT false,
  recorded_by uuid REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  moment bigint NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  UNIQUE (indicator_id, fiscal_year_be, moment),
  CHECK ((note_th IS NULL) = (note_en IS NULL))
);

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.tree_nodes FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.indicators FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.indicator_targets FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.indicator_actuals FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

ALTER TABLE office.tree_nodes ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.tree_nodes FORCE ROW LEVEL SECURITY;
ALTER TABLE office.indicators ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.indicators FORCE ROW LEVEL SECURITY;
ALTER TABLE office.guideline_grounds ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.guideline_grounds FORCE ROW LEVEL SECURITY;
ALTER TABLE office.guideline_moves ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.guideline_moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.indicator_targets ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.indicator_targets FORCE ROW LEVEL SECURITY;
ALTER TABLE office.indicator_actuals ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.indicator_actuals FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.tree_nodes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.indicators TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.guideline_grounds TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.guideline_moves TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.indicator_targets TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.indicator_actuals TO truatkhap_owner USING (true) WITH CHECK (true);

-- The plan is everybody's; the lead agency's centre keeps it.
CREATE POLICY read_all ON office.tree_nodes FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_all ON office.indicators FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_all ON office.guideline_grounds FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_all ON office.guideline_moves FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_all ON office.indicator_actuals FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY keep ON office.tree_nodes FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre'))) WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY keep ON office.indicators FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre'))) WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY keep ON office.guideline_grounds FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre'))) WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY keep ON office.guideline_moves FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('nacc_centre'))) WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));
CREATE POLICY keep ON office.indicator_actuals FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.for_the_nation('nacc_centre')));

-- What is in force is everybody's to read; what is proposed is for those who set targets. A province's is proposed by the
-- NACC there, the nation's by its centre; somebody else decides.
CREATE FUNCTION office.sets_targets () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('nacc_centre', 'nacc_region', 'nacc_province', 'system')
$$;
CREATE POLICY read_all ON office.indicator_targets FOR SELECT TO truatkhap_app
USING ((SELECT office.viewer()) <> 'nobody' AND (state IN ('in_force', 'replaced') OR (SELECT office.sets_targets())
  AND CASE WHEN province_iso IS NULL THEN (SELECT office.for_the_nation('nacc_centre')) ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END));
CREATE POLICY propose ON office.indicator_targets FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.sets_targets()) AND CASE WHEN province_iso IS NULL THEN (SELECT office.for_the_nation('nacc_centre'))
  ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY decide ON office.indicator_targets FOR UPDATE TO truatkhap_app
USING ((SELECT office.sets_targets()) AND CASE WHEN province_iso IS NULL THEN (SELECT office.for_the_nation('nacc_centre'))
  ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END)
WITH CHECK ((SELECT office.sets_targets()));

GRANT EXECUTE ON FUNCTION office.sets_targets () TO truatkhap_app;
GRANT SELECT, INSERT ON office.tree_nodes, office.indicators, office.guideline_grounds, office.guideline_moves,
office.indicator_targets, office.indicator_actuals TO truatkhap_app;
GRANT UPDATE (title_th, title_en, code, reporter_kinds, valid_from_be, valid_to_be, note_th, note_en, source, verified, state, version) ON office.tree_nodes TO truatkhap_app;
GRANT UPDATE (title_th, title_en, baseline, baseline_be, baseline_source, owner_th, owner_en, note_th, note_en, valid_from_be, valid_to_be, source, verified, state, version) ON office.indicators TO truatkhap_app;
GRANT UPDATE (decided_by, decided_at, declined_why, from_moment, to_moment, state, version) ON office.indicator_targets TO truatkhap_app;
GRANT DELETE ON office.guideline_moves TO truatkhap_app;
GRANT USAGE ON SEQUENCE office.indicator_actuals_indicator_actual_id_seq TO truatkhap_app;
