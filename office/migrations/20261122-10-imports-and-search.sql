-- Taking contract files in through the site, what the list has shown and since when, and the search over
-- agencies, suppliers and titles. The analysis itself stays in its files; nothing here decides its results.

-- One row per import that somebody asked for. files: names, sizes and kinds for people, never paths.
-- account: rows read, new, changed, unchanged, waiting, by file and by reason; null until it has finished.
CREATE TABLE office.imports (
  import_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  state text NOT NULL DEFAULT 'queued' CHECK (
    state IN ('queued', 'running', 'stopping', 'finished', 'failed', 'cancelled')
  ),
  version integer NOT NULL DEFAULT 1,
  way text NOT NULL CHECK (way IN ('upload', 'folder')),
  purpose text NOT NULL DEFAULT 'fresh' CHECK (purpose IN ('fresh', 'mended')),
  files jsonb NOT NULL CHECK (jsonb_typeof(files) = 'array'),
  byte_count bigint NOT NULL CHECK (byte_count >= 0),
  as_at_on date,
  sampled boolean,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  person_id uuid NOT NULL REFERENCES office.people,
  post_id uuid NOT NULL REFERENCES office.posts,
  queued_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  ended_at timestamptz,
  stage text CHECK (length(stage) <= 40),
  item text CHECK (length(item) <= 300),
  done integer,
  total integer,
  progress_at timestamptz,
  generation integer,
  account jsonb,
  problem jsonb,
  worker jsonb,
  CHECK (state NOT IN ('finished', 'failed', 'cancelled') OR ended_at IS NOT NULL),
  CHECK (state <> 'finished' OR account IS NOT NULL),
  CHECK (state <> 'failed' OR problem IS NOT NULL)
);
CREATE INDEX imports_newest ON office.imports (queued_at DESC);
CREATE INDEX imports_under_way ON office.imports (state) WHERE state IN ('queued', 'running', 'stopping');

-- One row per subject that the list has ever shown, for "new since": the list itself is rebuilt each time.
CREATE TABLE office.listed_subjects (
  subject_kind text NOT NULL,
  subject_id text NOT NULL CHECK (length(subject_id) BETWEEN 5 AND 500),
  fiscal_year_be smallint NOT NULL,
  province_iso text,
  first_generation integer NOT NULL,
  first_listed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject_kind, subject_id, fiscal_year_be)
);
CREATE INDEX listed_subjects_first ON office.listed_subjects (first_listed_at);

-- One row in all: which generation of the workspace the search entries are of.
CREATE TABLE office.search_index (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  generation integer NOT NULL,
  workspace_key text NOT NULL,
  refreshed_at timestamptz NOT NULL DEFAULT now(),
  agencies integer NOT NULL,
  suppliers integer NOT NULL,
  tenders integer NOT NULL
);

-- One row per agency, supplier or project title that can be found. Natural persons are not among them, and
-- names inside titles are covered before they come here. province_isos: where the subject has rows.
CREATE TABLE office.search_entries (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('agency', 'supplier', 'tender')),
  subject_id text NOT NULL,
  shown text NOT NULL,
  folded text NOT NULL,
  province_isos text[] NOT NULL,
  agency_id text,
  weight_satang bigint NOT NULL,
  fiscal_year_be smallint,
  CONSTRAINT search_entries_once UNIQUE (kind, subject_id)
);
-- One index a kind: names are few beside titles, and are looked for first.
CREATE INDEX search_entries_agency ON office.search_entries USING gin (folded gin_trgm_ops) WHERE kind = 'agency';
CREATE INDEX search_entries_supplier ON office.search_entries USING gin (folded gin_trgm_ops) WHERE kind = 'supplier';
CREATE INDEX search_entries_tender ON office.search_entries USING gin (folded gin_trgm_ops) WHERE kind = 'tender';

-- One row per entry of the generation that is being taken in; empty between two refreshes.
CREATE UNLOGGED TABLE office.search_arrivals (
  kind text NOT NULL,
  subject_id text NOT NULL,
  shown text NOT NULL,
  folded text NOT NULL,
  province_isos text[] NOT NULL,
  agency_id text,
  weight_satang bigint NOT NULL,
  fiscal_year_be smallint,
  PRIMARY KEY (kind, subject_id)
);

-- A job for the worker, in the transaction of the action that asks for it: both are there, or neither.
-- graphile_worker's own tables belong to the owner alone; this is the one way in.
CREATE FUNCTION office.queue_job (task text, payload jsonb, key text, queue text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
BEGIN
  IF office.my_role() = 'nobody' OR office.viewer() = 'public' THEN
    RAISE EXCEPTION 'office.queue_job: no post in force' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_regprocedure('graphile_worker.add_job(text,json,text,timestamptz,integer,text,integer,text[],text)') IS NULL THEN
    RAISE EXCEPTION 'office.queue_job: the worker has not prepared its tables' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM graphile_worker.add_job(task, payload::json, queue_name := queue, max_attempts := 1, job_key := key);
END $$;

-- Ids of the entries whose folded text fits `pattern` and that lie within the viewer's scope, at most `at_most`.
-- It is the owner's so that the trigram index can be used: beneath a policy, LIKE is not leakproof, and every
-- row would be looked at. Only ids come back; the rows are then read under the policy like any other.
CREATE FUNCTION office.search_candidates (pattern text, wanted_kind text, at_most integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  whole boolean := coalesce(office.my_scope_kind() = 'nation', false);
  mine text[] := office.my_provinces();
BEGIN
  IF NOT coalesce(office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'system'), false) THEN RETURN; END IF;
  RETURN QUERY SELECT e.entry_id FROM office.search_entries e
    WHERE e.folded LIKE search_candidates.pattern AND e.kind = search_candidates.wanted_kind AND (whole OR e.province_isos && mine)
    LIMIT search_candidates.at_most;
END $$;

-- The nearest spellings of a name, for a search that found none as it was written.
CREATE FUNCTION office.search_near (words text, wanted_kind text, at_most integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, public SET plan_cache_mode = force_custom_plan SET pg_trgm.word_similarity_threshold = 0.5 AS $$
DECLARE
  whole boolean := coalesce(office.my_scope_kind() = 'nation', false);
  mine text[] := office.my_provinces();
BEGIN
  IF NOT coalesce(office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'system'), false) THEN RETURN; END IF;
  RETURN QUERY SELECT e.entry_id FROM office.search_entries e
    WHERE search_near.words <% e.folded AND e.kind = search_near.wanted_kind AND (whole OR e.province_isos && mine)
    ORDER BY word_similarity(search_near.words, e.folded) DESC, e.entry_id
    LIMIT search_near.at_most;
END $$;

ALTER TABLE office.imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.imports FORCE ROW LEVEL SECURITY;
ALTER TABLE office.listed_subjects ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.listed_subjects FORCE ROW LEVEL SECURITY;
ALTER TABLE office.search_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.search_index FORCE ROW LEVEL SECURITY;
ALTER TABLE office.search_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.search_entries FORCE ROW LEVEL SECURITY;
ALTER TABLE office.search_arrivals ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.search_arrivals FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.imports TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.listed_subjects TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.search_index TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.search_entries TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.search_arrivals TO truatkhap_owner USING (true) WITH CHECK (true);

-- An import is its office's own: the person's, their Area's, and the nation's. The data protection officer
-- reads the timeline, not the accounts of files.
CREATE POLICY desk ON office.imports FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'administrator', 'system')
  AND office.sees(area_no, NULL, NULL, NULL))
WITH CHECK ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'administrator', 'system')
  AND office.sees(area_no, NULL, NULL, NULL));

CREATE POLICY read_scope ON office.listed_subjects FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
  ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY write_job ON office.listed_subjects FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) = 'system') WITH CHECK ((SELECT office.my_role()) = 'system');

CREATE POLICY read_staff ON office.search_index FOR SELECT TO truatkhap_app USING ((SELECT office.works_desk()));
CREATE POLICY write_job ON office.search_index FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) = 'system') WITH CHECK ((SELECT office.my_role()) = 'system');
CREATE POLICY read_scope ON office.search_entries FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
  ELSE province_isos && (SELECT office.my_provinces())::text[] END);
CREATE POLICY write_job ON office.search_entries FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) = 'system') WITH CHECK ((SELECT office.my_role()) = 'system');
CREATE POLICY write_job ON office.search_arrivals FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) = 'system') WITH CHECK ((SELECT office.my_role()) = 'system');

REVOKE ALL ON FUNCTION office.queue_job (text, jsonb, text, text), office.search_candidates (text, text, integer),
  office.search_near (text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.queue_job (text, jsonb, text, text), office.search_candidates (text, text, integer),
  office.search_near (text, text, integer) TO truatkhap_app;
GRANT SELECT, INSERT, UPDATE ON office.imports, office.listed_subjects, office.search_index TO truatkhap_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON office.search_entries, office.search_arrivals TO truatkhap_app;
GRANT USAGE ON SEQUENCE office.search_entries_entry_id_seq TO truatkhap_app;
