-- การตรวจตนเองที่ส่งให้คลินิก: a small agency's answers, where it chose to send them, and again later under the same code. What was
-- not sent is nowhere. Read like a consultation: by the clinic's desk of the Area that it was sent to.

-- One row per sending. The first and the later ones of one sender have the same code.
CREATE TABLE office.self_checks (
  self_check_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  sending_id uuid NOT NULL UNIQUE,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  agency_said text CHECK (length(agency_said) BETWEEN 2 AND 200),
  questions_version text NOT NULL CHECK (length(questions_version) BETWEEN 1 AND 40),
  -- Question → {"choice": yes | not_yet | not_ours | '', "paper": words}.
  answers jsonb NOT NULL CHECK (jsonb_typeof(answers) = 'object' AND length(answers::text) <= 20000),
  intake_sha256 text NOT NULL CHECK (intake_sha256 ~ '^[0-9a-f]{64}$'),
  sent_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  is_demonstration boolean NOT NULL DEFAULT false
);

CREATE INDEX self_checks_series ON office.self_checks (code_hash, sent_at);

CREATE INDEX self_checks_area ON office.self_checks (area_no, sent_at);

ALTER TABLE office.self_checks ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.self_checks FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.self_checks TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_clinic ON office.self_checks FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic()) AND area_no = (SELECT office.my_area_no()));

-- Which sender it was is told by the digest of the code, which is nobody's to read: the desk reads the rest.
GRANT SELECT (self_check_id, area_no, agency_said, questions_version, answers, sent_at, is_demonstration) ON office.self_checks TO truatkhap_app;

-- Takes a sending: 'sent', 'same' for the very same again, 'closed', or 'elsewhere' where the code's first was sent to another Area.
CREATE FUNCTION office.take_self_check (code bytea, sending uuid, said jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
#variable_conflict use_variable
DECLARE
  intake text := office.intake_of(said ->> 'intakeSha256');
  area integer := (said ->> 'areaNo')::int;
  made uuid;
BEGIN
  IF intake = 'closed' THEN RETURN 'closed'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(encode(code, 'hex'), 59));
  IF EXISTS (SELECT FROM office.self_checks s WHERE s.sending_id = sending AND s.code_hash = code) THEN RETURN 'same'; END IF;
  IF EXISTS (SELECT FROM office.self_checks s WHERE s.code_hash = code AND s.area_no <> area) THEN RETURN 'elsewhere'; END IF;
  INSERT INTO office.self_checks (code_hash, sending_id, area_no, agency_said, questions_version, answers, intake_sha256, is_demonstration)
  VALUES (code, sending, area, said ->> 'agencySaid', said ->> 'questionsVersion', said -> 'answers', said ->> 'intakeSha256', intake = 'demonstration')
  RETURNING self_check_id INTO made;
  PERFORM auth.write_event('self_check.sent', 'self_check', made::text, area, NULL, NULL, NULL, '{}');
  RETURN 'sent';
END $$;

-- What was sent under a code, the first one first; none for a code that opens nothing.
CREATE FUNCTION office.self_checks_of_code (code bytea) RETURNS TABLE (area_no smallint, questions_version text, answers jsonb, sent_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT s.area_no, s.questions_version, s.answers, s.sent_at FROM office.self_checks s
  WHERE s.code_hash = code ORDER BY s.sent_at LIMIT 50
$$;

-- For the desk: which sendings are one sender's, by the id of the first, and no digest.
CREATE FUNCTION office.first_self_checks () RETURNS TABLE (self_check_id uuid, first_id uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT s.self_check_id, first_value(s.self_check_id) OVER (PARTITION BY s.code_hash ORDER BY s.sent_at, s.self_check_id)
  FROM office.self_checks s WHERE office.works_clinic() AND s.area_no = office.my_area_no()
$$;

REVOKE ALL ON FUNCTION office.take_self_check (bytea, uuid, jsonb), office.self_checks_of_code (bytea), office.first_self_checks () FROM PUBLIC;

GRANT EXECUTE ON FUNCTION office.take_self_check (bytea, uuid, jsonb), office.self_checks_of_code (bytea), office.first_self_checks () TO truatkhap_app;
