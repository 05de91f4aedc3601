-- Pictures of a visit and its printed reports. What is shown of a picture is the picture alone; the file as the phone made
-- it, with place and device in it, is kept sealed: who opens it is written down first.

-- One row per picture.
CREATE TABLE office.visit_photos (
  visit_photo_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  visit_id uuid NOT NULL REFERENCES office.visits,
  visit_agency_id uuid REFERENCES office.visit_agencies,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
  caption text NOT NULL CHECK (length(caption) BETWEEN 2 AND 300),
  added_by uuid NOT NULL REFERENCES office.people,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  CONSTRAINT visit_photos_once UNIQUE (visit_id, sha256)
);

CREATE INDEX visit_photos_agency ON office.visit_photos (visit_agency_id);

-- One row per picture as its phone made it. Nobody selects here: office.read_visit_original is the one way, and writes down
-- who asked.
CREATE TABLE office.visit_originals (
  visit_photo_id uuid PRIMARY KEY REFERENCES office.visit_photos,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760)
);

-- One row per report of a visit to an agency that was printed: made once for each stage, kept by its hash, given to
-- everybody from then on.
CREATE TABLE office.visit_papers (
  visit_paper_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  visit_agency_id uuid NOT NULL REFERENCES office.visit_agencies,
  stage text NOT NULL CHECK (stage IN ('reported', 'closed')),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
  kept_by uuid NOT NULL REFERENCES office.people,
  kept_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT visit_papers_once UNIQUE (visit_agency_id, stage)
);

CREATE FUNCTION office.visit_papers_stay () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'office.visit_papers, visit_photos and visit_originals: what was kept is not changed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER visit_papers_stay BEFORE UPDATE OR DELETE ON office.visit_papers FOR EACH ROW
EXECUTE FUNCTION office.visit_papers_stay ();

CREATE TRIGGER visit_photos_stay BEFORE UPDATE OR DELETE ON office.visit_photos FOR EACH ROW
EXECUTE FUNCTION office.visit_papers_stay ();

CREATE TRIGGER visit_originals_stay BEFORE UPDATE OR DELETE ON office.visit_originals FOR EACH ROW
EXECUTE FUNCTION office.visit_papers_stay ();

-- The sealed file of a picture, for the clinic of the Area that made the visit.
CREATE FUNCTION office.read_visit_original (photo uuid) RETURNS TABLE (sha256 text, media_type text) LANGUAGE plpgsql SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
#variable_conflict use_column
DECLARE
  v office.visits;
BEGIN
  SELECT w.* INTO v FROM office.visits w JOIN office.visit_photos p USING (visit_id)
  WHERE p.visit_photo_id = read_visit_original.photo;
  IF v.visit_id IS NULL OR NOT office.works_clinic() OR v.area_no IS DISTINCT FROM office.my_area_no()
    OR v.visit_id = ANY (office.visits_of_my_hats()) THEN RETURN; END IF;
  PERFORM office.add_event('visit_photo.original_opened', 'visit_photo', photo::text, v.area_no::int, NULL, NULL, NULL,
    jsonb_build_object('visit_id', v.visit_id));
  RETURN QUERY SELECT o.sha256, p.media_type FROM office.visit_originals o JOIN office.visit_photos p USING (visit_photo_id)
    WHERE o.visit_photo_id = read_visit_original.photo;
END $$;

REVOKE ALL ON FUNCTION office.read_visit_original (uuid)
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.read_visit_original (uuid) TO truatkhap_app;

ALTER TABLE office.visit_photos ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_photos FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_originals ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_originals FORCE ROW LEVEL SECURITY;

ALTER TABLE office.visit_papers ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.visit_papers FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.visit_photos TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_originals TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.visit_papers TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY read_clinic ON office.visit_photos FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_photos.visit_id
    )
  );

CREATE POLICY add_clinic ON office.visit_photos FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND added_by::text = current_setting('truatkhap.person_id', true)
    AND EXISTS (
      SELECT
      FROM office.visits v
      WHERE v.visit_id = visit_photos.visit_id AND v.state IN ('under_way', 'findings_in')
    )
  );

CREATE POLICY add_clinic ON office.visit_originals FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_photos p
      WHERE p.visit_photo_id = visit_originals.visit_photo_id
    )
  );

CREATE POLICY read_clinic ON office.visit_papers FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      WHERE a.visit_agency_id = visit_papers.visit_agency_id
    )
  );

CREATE POLICY keep_clinic ON office.visit_papers FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND kept_by::text = current_setting('truatkhap.person_id', true)
    AND EXISTS (
      SELECT
      FROM office.visit_agencies a
      JOIN office.visits v USING (visit_id)
      WHERE a.visit_agency_id = visit_papers.visit_agency_id AND v.state = visit_papers.stage
    )
  );

GRANT
SELECT
,
  INSERT ON office.visit_photos,
  office.visit_papers TO truatkhap_app;

GRANT INSERT ON office.visit_originals TO truatkhap_app;
