-- What a year of the programme rests on: nodes of national plans, each with the years it is for, and the
-- years that rest on them. A plan that is amended is a further row; the one before stays, so that an old
-- year still shows its own basis. What no source says is null.

-- One row per node of a plan, or of its amended version.
CREATE TABLE office.plan_nodes (
  node_id text PRIMARY KEY CHECK (node_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text NOT NULL CHECK (kind IN ('law', 'strategy', 'master_plan', 'action_plan')),
  title_th text NOT NULL,
  title_en text NOT NULL,
  -- The part of the plan that the programme stands on: its fourth strategy, its issue 21.
  part_th text,
  part_en text,
  -- Fiscal years, both included; null where no source says.
  valid_from_be smallint CHECK (valid_from_be BETWEEN 2500 AND 2650),
  valid_to_be smallint CHECK (valid_to_be BETWEEN 2500 AND 2650),
  -- Of an amended version: the node it amends.
  amends text REFERENCES office.plan_nodes,
  note_th text,
  note_en text,
  source text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((part_th IS NULL) = (part_en IS NULL)),
  CHECK ((note_th IS NULL) = (note_en IS NULL)),
  CHECK (valid_to_be IS NULL OR valid_from_be IS NULL OR valid_to_be >= valid_from_be),
  CHECK (amends <> node_id)
);

-- One row per node that a year rests on, and who says so.
CREATE TABLE office.year_nodes (
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  node_id text NOT NULL REFERENCES office.plan_nodes,
  source text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  PRIMARY KEY (fiscal_year_be, node_id)
);
CREATE INDEX year_nodes_node ON office.year_nodes (node_id);

-- The centre opens a year and corrects it by actions, which lock it by its state and version.
ALTER TABLE office.fiscal_years ADD COLUMN state text NOT NULL DEFAULT 'known' CHECK (state = 'known');
ALTER TABLE office.fiscal_years ADD COLUMN version integer NOT NULL DEFAULT 1;

ALTER TABLE office.plan_nodes ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.plan_nodes FORCE ROW LEVEL SECURITY;
ALTER TABLE office.year_nodes ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.year_nodes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.plan_nodes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.year_nodes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_all ON office.plan_nodes FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_all ON office.year_nodes FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
CREATE POLICY write_system ON office.plan_nodes FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) = 'system') WITH CHECK ((SELECT office.my_role()) = 'system');
CREATE POLICY write_centre ON office.year_nodes FOR ALL TO truatkhap_app
USING ((SELECT office.for_the_nation('centre_officer'))) WITH CHECK ((SELECT office.for_the_nation('centre_officer')));
-- What was seen in a source is not changed on a page: only a year that nobody verified.
CREATE POLICY open_centre ON office.fiscal_years FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.for_the_nation('centre_officer')) AND NOT verified);
CREATE POLICY correct_centre ON office.fiscal_years FOR UPDATE TO truatkhap_app
USING ((SELECT office.for_the_nation('centre_officer')))
WITH CHECK ((SELECT office.for_the_nation('centre_officer')) AND NOT verified);

GRANT SELECT, INSERT ON office.plan_nodes TO truatkhap_app;
GRANT SELECT, INSERT, DELETE ON office.year_nodes TO truatkhap_app;
