-- หน่วยงานต้นแบบ: an agency that others can learn from, with the practice on one card, and who took it up. Nobody
-- outside the desk and the province reads these tables: what is published goes out by the functions below.
-- One row per nomination of an agency, and the term it led to.
CREATE TABLE office.model_agencies (
  model_agency_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  agency_id text NOT NULL REFERENCES office.agencies,
  -- Where the agency lay when it was nominated: a later move changes nothing of this.
  province_iso text NOT NULL REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  criteria_version text NOT NULL CHECK (length(criteria_version) BETWEEN 3 AND 40),
  why_th text NOT NULL CHECK (length(why_th) BETWEEN 10 AND 2000),
  state text NOT NULL DEFAULT 'nominated' CHECK (state IN ('nominated', 'not_chosen', 'model', 'ended')),
  version integer NOT NULL DEFAULT 1,
  nominated_by uuid NOT NULL REFERENCES office.people,
  nominated_on date NOT NULL,
  decided_by uuid REFERENCES office.people,
  decided_on date,
  decision_note text CHECK (length(decision_note) <= 2000),
  term_until_on date,
  confirmed_on date,
  confirmed_by uuid REFERENCES office.people,
  ended_on date,
  -- Staff read why; the public reads that the term ended.
  end_reason text CHECK (length(end_reason) <= 2000),
  ended_by uuid REFERENCES office.people,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (decided_by <> nominated_by),
  CHECK ((state = 'nominated') = (decided_on IS NULL)),
  CHECK ((state IN ('model', 'ended')) = (term_until_on IS NOT NULL AND confirmed_on IS NOT NULL)),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL AND end_reason IS NOT NULL))
);

CREATE UNIQUE INDEX model_agencies_once ON office.model_agencies (agency_id)
WHERE state IN ('nominated', 'model');

CREATE INDEX model_agencies_province ON office.model_agencies (province_iso, state);

-- One row per proof that a criterion is met: a document, or a recommendation that somebody independent verified.
CREATE TABLE office.model_evidence (
  evidence_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  model_agency_id uuid NOT NULL REFERENCES office.model_agencies,
  province_iso text NOT NULL REFERENCES office.provinces,
  criterion text NOT NULL CHECK (length(criterion) BETWEEN 2 AND 60),
  kind text NOT NULL CHECK (kind IN ('document', 'recommendation')),
  document_title text CHECK (length(document_title) <= 300),
  document_on date,
  recommendation_id uuid REFERENCES office.recommendations,
  state text NOT NULL DEFAULT 'entered' CHECK (state = 'entered'),
  version integer NOT NULL DEFAULT 1,
  added_by uuid NOT NULL REFERENCES office.people,
  CHECK (kind = 'recommendation' OR document_title IS NOT NULL AND document_on IS NOT NULL),
  CHECK (kind = 'document' OR recommendation_id IS NOT NULL)
);

CREATE INDEX model_evidence_of ON office.model_evidence (model_agency_id, criterion);

-- One row per practice: what a model agency changed, how, what it cost, with what result. Public once two read it.
CREATE TABLE office.practices (
  practice_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  model_agency_id uuid NOT NULL REFERENCES office.model_agencies,
  province_iso text NOT NULL REFERENCES office.provinces,
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 5 AND 200),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 5 AND 200),
  changed_th text NOT NULL CHECK (length(changed_th) BETWEEN 10 AND 1000),
  changed_en text NOT NULL CHECK (length(changed_en) BETWEEN 10 AND 1000),
  how_th text NOT NULL CHECK (length(how_th) BETWEEN 10 AND 1500),
  how_en text NOT NULL CHECK (length(how_en) BETWEEN 10 AND 1500),
  -- null: nobody counted what it cost, or measured what came of it.
  cost_thb numeric(14, 2) CHECK (cost_thb >= 0),
  result_value numeric(14, 2),
  result_th text CHECK (length(result_th) <= 500),
  result_en text CHECK (length(result_en) <= 500),
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'read_once', 'public', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  written_by uuid NOT NULL REFERENCES office.people,
  first_cleared_by uuid REFERENCES office.people,
  cleared_by uuid REFERENCES office.people,
  published_on date,
  withdrawn_on date,
  withdrawn_reason text CHECK (length(withdrawn_reason) <= 2000),
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (result_value IS NULL OR result_th IS NOT NULL AND result_en IS NOT NULL),
  CHECK (first_cleared_by <> written_by),
  CHECK (cleared_by <> written_by AND cleared_by <> first_cleared_by),
  CHECK (state <> 'read_once' OR first_cleared_by IS NOT NULL),
  CHECK (
    state <> 'public'
    OR first_cleared_by IS NOT NULL
    AND cleared_by IS NOT NULL
    AND published_on IS NOT NULL
  ),
  CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL AND withdrawn_reason IS NOT NULL))
);

CREATE INDEX practices_of ON office.practices (model_agency_id);

CREATE INDEX practices_public ON office.practices (published_on)
WHERE state = 'public';

-- One row per agency that took up a practice. Place and name are those of that day, whatever became of it since.
CREATE TABLE office.adoptions (
  adoption_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  practice_id uuid NOT NULL REFERENCES office.practices,
  agency_id text NOT NULL REFERENCES office.agencies,
  province_iso text NOT NULL REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  adopted_on date NOT NULL,
  result_value numeric(14, 2),
  result_th text CHECK (length(result_th) <= 500),
  state text NOT NULL DEFAULT 'recorded' CHECK (state IN ('recorded', 'verified', 'not_confirmed')),
  version integer NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES office.people,
  checked_by uuid REFERENCES office.people,
  checked_on date,
  checked_how text CHECK (length(checked_how) <= 2000),
  is_demonstration boolean NOT NULL DEFAULT false,
  UNIQUE (practice_id, agency_id),
  CHECK (result_value IS NULL OR result_th IS NOT NULL),
  CHECK (checked_by <> recorded_by),
  CHECK ((state = 'recorded') = (checked_by IS NULL)),
  CHECK ((checked_by IS NULL) = (checked_on IS NULL) AND (checked_by IS NULL) = (checked_how IS NULL))
);

CREATE INDEX adoptions_place ON office.adoptions (province_iso, state);

-- One row per published practice, as everybody may read it. Why a term ended is not in it.
CREATE FUNCTION office.published_practices () RETURNS TABLE (
  practice_id uuid,
  title_th text,
  title_en text,
  changed_th text,
  changed_en text,
  how_th text,
  how_en text,
  cost_thb numeric,
  result_value numeric,
  result_th text,
  result_en text,
  published_on date,
  agency_th text,
  province_iso text,
  in_term boolean,
  adoption_count integer,
  is_demonstration boolean
) LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT p.practice_id, p.title_th, p.title_en, p.changed_th, p.changed_en, p.how_th, p.how_en, p.cost_thb, p.result_value,
    p.result_th, p.result_en, p.published_on, office.agency_name_at(m.agency_id, m.decided_on), m.province_iso,
    m.state = 'model' AND m.term_until_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date,
    (SELECT count(*)::int FROM office.adoptions a WHERE a.practice_id = p.practice_id AND a.state = 'verified'),
    p.is_demonstration
  FROM office.practices p JOIN office.model_agencies m USING (model_agency_id)
  WHERE p.state = 'public' AND office.viewer() <> 'nobody'
$$;

-- One row per district, or province where none is known, in which a published practice was taken up: how many
-- agencies, verified. Which ones is read by their desk.
CREATE FUNCTION office.practice_spread () RETURNS TABLE (practice_id uuid, area_no smallint, province_iso text, district_code text, adoption_count integer) LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT a.practice_id, a.area_no, a.province_iso, a.district_code, count(*)::int
  FROM office.adoptions a JOIN office.practices p USING (practice_id)
  WHERE a.state = 'verified' AND p.state = 'public' AND office.viewer() <> 'nobody'
  GROUP BY 1, 2, 3, 4
$$;

-- Whether a practice can be taken up, and from whom: for agencies anywhere, who read no other agency's rows.
CREATE FUNCTION office.practice_on_offer (wanted uuid) RETURNS TABLE (practice_id uuid, state text, agency_id text) LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT p.practice_id, p.state, m.agency_id FROM office.practices p JOIN office.model_agencies m USING (model_agency_id)
  WHERE p.practice_id = wanted AND p.state IN ('public', 'withdrawn') AND p.published_on IS NOT NULL
    AND office.viewer() NOT IN ('nobody', 'public')
$$;

CREATE FUNCTION office.keeps_models () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'governor', 'province_officer')
$$;

REVOKE ALL ON FUNCTION office.published_practices (),
office.practice_spread (),
office.practice_on_offer (uuid),
office.keeps_models ()
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.published_practices (),
office.practice_spread (),
office.practice_on_offer (uuid),
office.keeps_models () TO truatkhap_app;

ALTER TABLE office.model_agencies ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.model_agencies FORCE ROW LEVEL SECURITY;

ALTER TABLE office.model_evidence ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.model_evidence FORCE ROW LEVEL SECURITY;

ALTER TABLE office.practices ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.practices FORCE ROW LEVEL SECURITY;

ALTER TABLE office.adoptions ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.adoptions FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.model_agencies TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.model_evidence TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.practices TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.adoptions TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY read_scope ON office.model_agencies FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_models ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY nominate_scope ON office.model_agencies FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.keeps_models ()
    )
    AND state = 'nominated'
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

CREATE POLICY write_desk ON office.model_agencies FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_desk ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.works_desk ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

CREATE POLICY read_scope ON office.model_evidence FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_models ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY enter_scope ON office.model_evidence FOR INSERT TO truatkhap_app
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.model_agencies m
      WHERE
        m.model_agency_id = model_evidence.model_agency_id
        AND m.province_iso = model_evidence.province_iso
    )
  );

CREATE POLICY read_scope ON office.practices FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_models ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY write_scope ON office.practices FOR INSERT TO truatkhap_app
WITH
  CHECK (
    state = 'drafted'
    AND EXISTS (
      SELECT
      FROM office.model_agencies m
      WHERE m.model_agency_id = practices.model_agency_id AND m.province_iso = practices.province_iso
    )
  );

CREATE POLICY change_scope ON office.practices FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.keeps_models ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.keeps_models ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
    AND (
      state NOT IN ('read_once', 'public')
      OR (
        SELECT office.works_desk ()
      )
    )
  );

-- Adoptions: the desk and the province where the agency lay, and the agency's own people.
CREATE POLICY read_scope ON office.adoptions FOR
SELECT
  TO truatkhap_app USING (
    CASE
      WHEN (
        SELECT office.my_role ()
      ) IN ('agency_head', 'agency_officer') THEN agency_id = (
        SELECT office.my_scope_id ()
      )
      ELSE (
        SELECT office.keeps_models ()
      )
      AND (
        (
          SELECT office.my_scope_kind ()
        ) = 'nation'
        OR province_iso = ANY (
          (
            SELECT office.my_provinces ()
          )::text[]
        )
      )
    END
  );

CREATE POLICY record_scope ON office.adoptions FOR INSERT TO truatkhap_app
WITH
  CHECK (
    state = 'recorded'
    AND CASE
      WHEN (
        SELECT office.my_role ()
      ) IN ('agency_head', 'agency_officer') THEN agency_id = (
        SELECT office.my_scope_id ()
      )
      ELSE (
        SELECT office.works_desk ()
      )
      AND office.sees (NULL, province_iso, NULL, NULL)
    END
  );

CREATE POLICY check_desk ON office.adoptions FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_desk ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.works_desk ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

GRANT
SELECT
,
  INSERT ON office.model_agencies,
  office.model_evidence, office.practices,
  office.adoptions TO truatkhap_app;

GRANT
UPDATE (
  state, version, decided_by, decided_on, decision_note, term_until_on, confirmed_on, confirmed_by, ended_on,
  end_reason, ended_by
) ON office.model_agencies TO truatkhap_app;

GRANT
UPDATE (
  state, version, title_th, title_en, changed_th, changed_en, how_th, how_en, cost_thb, result_value,
  result_th, result_en, written_by, first_cleared_by, cleared_by, published_on, withdrawn_on, withdrawn_reason
) ON office.practices TO truatkhap_app;

GRANT
UPDATE (state, version, checked_by, checked_on, checked_how) ON office.adoptions TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.model_agencies FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.practices FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.adoptions FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
