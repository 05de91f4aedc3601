-- Results of the Integrity and Transparency Assessment (ITA) as they were published, by body and fiscal year; and lists of them that
-- were read and wait for a word.

-- One row per result that was taken in. A later list corrects by a further row; what an earlier moment read stays readable.
CREATE TABLE office.ita_results (
  moment bigint NOT NULL,
  fiscal_year_be smallint NOT NULL CHECK (fiscal_year_be BETWEEN 2550 AND 2650),
  agency_id text NOT NULL REFERENCES office.agencies,
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  region_no smallint CHECK (region_no BETWEEN 1 AND 9),
  score numeric(5, 2) NOT NULL CHECK (score BETWEEN 0 AND 100),
  -- As published: 'A', 'ผ่านดี'; none where the list has none.
  level text CHECK (length(level) BETWEEN 1 AND 60),
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  taken_in_by uuid NOT NULL REFERENCES office.people,
  taken_in_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  PRIMARY KEY (fiscal_year_be, agency_id, moment)
);
CREATE INDEX ita_results_place ON office.ita_results (province_iso, fiscal_year_be);

-- One row per list that somebody handed in and that was read without a fault. For whoever handed it in alone.
CREATE TABLE office.ita_lists (
  ita_list_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  fiscal_year_be smallint NOT NULL CHECK (fiscal_year_be BETWEEN 2550 AND 2650),
  source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
  -- Agency, score and level of each row that is new or another than what is known; emptied once taken in.
  results jsonb NOT NULL,
  row_count integer NOT NULL CHECK (row_count BETWEEN 1 AND 20000),
  new_count integer NOT NULL CHECK (new_count >= 0),
  changed_count integer NOT NULL CHECK (changed_count >= 0),
  left_out_count integer NOT NULL CHECK (left_out_count >= 0),
  handed_in_by uuid NOT NULL REFERENCES office.people,
  handed_in_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'handed_in' CHECK (state IN ('handed_in', 'taken_in')),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX ita_lists_of ON office.ita_lists (handed_in_by, handed_in_at);

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.ita_results FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

ALTER TABLE office.ita_results ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.ita_results FORCE ROW LEVEL SECURITY;
ALTER TABLE office.ita_lists ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.ita_lists FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.ita_results TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.ita_lists TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_reporting ON office.ita_results FOR SELECT TO truatkhap_app
USING ((SELECT office.reads_returns()) AND CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true
  WHEN 'area' THEN area_no = (SELECT office.my_area_no())
  WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id())
  WHEN 'agency' THEN agency_id = ANY ((SELECT office.my_agencies())::text[])
  ELSE false END);
CREATE POLICY take_in ON office.ita_results FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('nacc_province', 'nacc_region', 'nacc_centre', 'system')
  AND taken_in_by::text = current_setting('truatkhap.person_id', true)
  AND CASE (SELECT office.my_scope_kind())
    WHEN 'nation' THEN true
    WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
    WHEN 'province' THEN province_iso = (SELECT office.my_scope_id())
    ELSE false END);
CREATE POLICY own ON office.ita_lists TO truatkhap_app
USING ((SELECT office.my_role()) IN ('nacc_province', 'nacc_region', 'nacc_centre') AND handed_in_by::text = current_setting('truatkhap.person_id', true))
WITH CHECK ((SELECT office.my_role()) IN ('nacc_province', 'nacc_region', 'nacc_centre') AND handed_in_by::text = current_setting('truatkhap.person_id', true));
GRANT SELECT, INSERT ON office.ita_results TO truatkhap_app;
GRANT SELECT, INSERT, DELETE ON office.ita_lists TO truatkhap_app;
GRANT UPDATE (results, state, version) ON office.ita_lists TO truatkhap_app;
