-- What people decide about rows that wait for mending: mended by them, or left out with a reason; and how far
-- an import is from its turn, which its office may know although it does not see the others.

-- One row per decision about one waiting row of one file, kept with who and when. changes: column of the source
-- → corrected value. A row can be decided again once its decision was withdrawn. Each office decides for itself.
CREATE TABLE office.waiting_row_decisions (
  decision_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  state text NOT NULL CHECK (state IN ('mended', 'sent', 'left_out', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  import_id uuid NOT NULL REFERENCES office.imports,
  file_id text NOT NULL CHECK (file_id ~ '^[0-9a-z]{1,64}$'),
  line bigint NOT NULL CHECK (line >= 0),
  row_key text NOT NULL CHECK (row_key ~ '^[0-9a-f]{16}$'),
  reason text NOT NULL CHECK (length(reason) <= 60),
  changes jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(changes) = 'object'),
  why text CHECK (length(why) BETWEEN 5 AND 2000),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  person_id uuid NOT NULL REFERENCES office.people,
  post_id uuid NOT NULL REFERENCES office.posts,
  decided_at timestamptz NOT NULL DEFAULT now(),
  mended_import_id uuid REFERENCES office.imports,
  CHECK (state <> 'left_out' OR why IS NOT NULL),
  CHECK (state <> 'sent' OR mended_import_id IS NOT NULL)
);
CREATE UNIQUE INDEX waiting_row_decisions_once ON office.waiting_row_decisions (file_id, line, row_key, coalesce(area_no, 0))
WHERE state <> 'withdrawn';
CREATE INDEX waiting_row_decisions_import ON office.waiting_row_decisions (import_id);

ALTER TABLE office.waiting_row_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.waiting_row_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.waiting_row_decisions TO truatkhap_owner USING (true) WITH CHECK (true);
-- As the import through which the row was seen.
CREATE POLICY desk ON office.waiting_row_decisions FOR ALL TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'administrator', 'system')
  AND office.sees(area_no, NULL, NULL, NULL))
WITH CHECK ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'administrator', 'system')
  AND office.sees(area_no, NULL, NULL, NULL));
GRANT SELECT, INSERT, UPDATE ON office.waiting_row_decisions TO truatkhap_app;

-- How many imports, of whichever office, come before one that waits, and when the worker last spoke of any.
-- Nothing else of other offices' imports is told.
CREATE FUNCTION office.imports_ahead (waiting uuid) RETURNS TABLE (ahead integer, last_sign_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF NOT coalesce(office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'administrator', 'system'), false) THEN RETURN; END IF;
  RETURN QUERY SELECT count(*)::int, max(coalesce(i.progress_at, i.started_at)) FROM office.imports i
    WHERE i.state IN ('queued', 'running', 'stopping') AND i.import_id <> imports_ahead.waiting
      AND i.queued_at <= (SELECT o.queued_at FROM office.imports o WHERE o.import_id = imports_ahead.waiting);
END $$;
REVOKE ALL ON FUNCTION office.imports_ahead (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.imports_ahead (uuid) TO truatkhap_app;
