-- Which provinces are asked to take part in a year, and why: two sheets, weights, data frozen, a ranking, the
-- committee's own reasons, a decision by somebody else. Staff of the Area's desk and the centre only: the need
-- sheet is secret, and that a province was weighed and not chosen is nobody's news.

-- One row per selection: one year, one Area, one role. `record` is the canonical text of all that it was computed
-- from and of what came of it (programme/selection/decision-record.ts), kept with its hash.
CREATE TABLE office.selections (
  selection_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  role text NOT NULL CHECK (role IN ('pilot', 'model', 'expansion')),
  -- Criterion → hundredths as text, '12.50'; they make 100.00.
  weights jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'prepared', 'proposed', 'decided', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  drafted_by uuid NOT NULL REFERENCES office.people,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  record text CHECK (length(record) BETWEEN 2 AND 2000000),
  record_sha256 text CHECK (record_sha256 = encode(sha256(convert_to(record, 'UTF8')), 'hex')),
  prepared_by uuid REFERENCES office.people,
  prepared_at timestamptz,
  proposal_note text CHECK (length(proposal_note) BETWEEN 5 AND 2000),
  proposed_by uuid REFERENCES office.people,
  proposed_at timestamptz,
  decided_by uuid REFERENCES office.people,
  decided_at timestamptz,
  withdrawn_by uuid REFERENCES office.people,
  withdrawn_at timestamptz,
  withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 5 AND 1000),
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((record IS NULL) = (record_sha256 IS NULL) AND (record IS NULL) = (prepared_by IS NULL)),
  CHECK (state IN ('drafted', 'withdrawn') OR record IS NOT NULL),
  CHECK (state NOT IN ('proposed', 'decided') OR proposed_by IS NOT NULL),
  CHECK (state <> 'decided' OR decided_by IS NOT NULL),
  -- Who decides has neither prepared nor proposed it.
  CHECK (decided_by <> prepared_by AND decided_by <> proposed_by),
  CHECK ((state = 'withdrawn') = (withdrawn_why IS NOT NULL))
);
CREATE UNIQUE INDEX selections_open ON office.selections (fiscal_year_be, area_no, role) WHERE state IN ('drafted', 'prepared', 'proposed');
CREATE INDEX selections_year ON office.selections (fiscal_year_be, area_no);

-- One row per province of a selection of which the desk entered how ready it is. Posts and papers, no names.
CREATE TABLE office.selection_readiness (
  selection_id uuid NOT NULL REFERENCES office.selections,
  province_iso text NOT NULL REFERENCES office.provinces,
  governor_will text CHECK (governor_will IN ('in_writing', 'by_word', 'not_wanted')),
  coordinator text CHECK (coordinator IN ('named', 'none')),
  -- What it rests on: number of a letter, a meeting and its day.
  basis text CHECK (length(basis) BETWEEN 3 AND 300),
  entered_by uuid NOT NULL REFERENCES office.people,
  entered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (selection_id, province_iso),
  CHECK (governor_will IS NULL AND coordinator IS NULL OR basis IS NOT NULL)
);

-- One row per province that a selection proposes, and once it is decided, to be invited. overridden: it is not
-- what the ranking says, so it has a reason. wording_th: what the year calls such a province.
CREATE TABLE office.selection_places (
  selection_id uuid NOT NULL REFERENCES office.selections,
  province_iso text NOT NULL REFERENCES office.provinces,
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  role text NOT NULL CHECK (role IN ('pilot', 'model', 'expansion')),
  wording_th text NOT NULL CHECK (length(wording_th) BETWEEN 2 AND 120),
  rank smallint CHECK (rank >= 1),
  overridden boolean NOT NULL DEFAULT false,
  why text CHECK (length(why) BETWEEN 5 AND 2000),
  chosen_by uuid NOT NULL REFERENCES office.people,
  chosen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (selection_id, province_iso),
  CHECK (NOT overridden OR why IS NOT NULL)
);
CREATE INDEX selection_places_province ON office.selection_places (province_iso, fiscal_year_be);

-- One row per province that the ranking puts in and the desk leaves out, with the reason: nobody is invited by it.
CREATE TABLE office.selection_passed_over (
  selection_id uuid NOT NULL REFERENCES office.selections,
  province_iso text NOT NULL REFERENCES office.provinces,
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  role text NOT NULL CHECK (role IN ('pilot', 'model', 'expansion')),
  wording_th text NOT NULL CHECK (length(wording_th) BETWEEN 2 AND 120),
  rank smallint CHECK (rank >= 1),
  overridden boolean NOT NULL DEFAULT true CHECK (overridden),
  why text NOT NULL CHECK (length(why) BETWEEN 5 AND 2000),
  chosen_by uuid NOT NULL REFERENCES office.people,
  chosen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (selection_id, province_iso)
);

-- What was proposed is not recomputed: the record stays as it was laid before the one who decides.
CREATE FUNCTION office.keep_selection_record () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('proposed', 'decided') AND NEW.record IS DISTINCT FROM OLD.record THEN
    RAISE EXCEPTION 'a proposed selection keeps its record';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION office.keep_selection_record () FROM PUBLIC;
CREATE TRIGGER keep_record BEFORE UPDATE ON office.selections FOR EACH ROW EXECUTE FUNCTION office.keep_selection_record ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.selections FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

ALTER TABLE office.selections ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.selections FORCE ROW LEVEL SECURITY;
ALTER TABLE office.selection_readiness ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.selection_readiness FORCE ROW LEVEL SECURITY;
ALTER TABLE office.selection_places ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.selection_places FORCE ROW LEVEL SECURITY;
ALTER TABLE office.selection_passed_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.selection_passed_over FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.selections TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.selection_readiness TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.selection_places TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.selection_passed_over TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY desk ON office.selections FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())))
WITH CHECK ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())));
CREATE POLICY desk ON office.selection_readiness FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.selections s WHERE s.selection_id = selection_readiness.selection_id))
WITH CHECK (EXISTS (SELECT FROM office.selections s WHERE s.selection_id = selection_readiness.selection_id AND s.state = 'drafted'));
CREATE POLICY desk ON office.selection_places FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.selections s WHERE s.selection_id = selection_places.selection_id AND s.area_no = selection_places.area_no))
WITH CHECK (EXISTS (SELECT FROM office.selections s WHERE s.selection_id = selection_places.selection_id AND s.area_no = selection_places.area_no));
CREATE POLICY desk ON office.selection_passed_over FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.selections s WHERE s.selection_id = selection_passed_over.selection_id AND s.area_no = selection_passed_over.area_no))
WITH CHECK (EXISTS (SELECT FROM office.selections s WHERE s.selection_id = selection_passed_over.selection_id AND s.area_no = selection_passed_over.area_no));

GRANT SELECT, INSERT ON office.selections, office.selection_readiness, office.selection_places, office.selection_passed_over TO truatkhap_app;
GRANT UPDATE (
  weights, state, version, record, record_sha256, prepared_by, prepared_at, proposal_note, proposed_by, proposed_at,
  decided_by, decided_at, withdrawn_by, withdrawn_at, withdrawn_why
) ON office.selections TO truatkhap_app;
GRANT UPDATE (governor_will, coordinator, basis, entered_by, entered_at) ON office.selection_readiness TO truatkhap_app;
