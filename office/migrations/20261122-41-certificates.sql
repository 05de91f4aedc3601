-- ใบประกาศ งานเผยแพร่ และความเชื่อมั่น: what somebody may show for a passed course, whom the programme spoke to, and
-- whether people came to trust it more. Whoever holds a certificate's code may check it, and sees what the paper says.

-- One row per certificate, as it stood on its day. code_digest finds it; the code itself is kept nowhere: it is made
-- from these facts with the key beside the database, so a row that was written or changed by hand does not fit it.
CREATE TABLE office.certificates (
  certificate_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  attempt_id uuid NOT NULL UNIQUE REFERENCES office.attempts,
  version_id uuid NOT NULL REFERENCES office.course_versions,
  person_id uuid REFERENCES office.people,
  participant_id uuid REFERENCES office.participants,
  number_year_be smallint NOT NULL CHECK (number_year_be BETWEEN 2550 AND 2650),
  number_no integer NOT NULL CHECK (number_no >= 1),
  holder_name text NOT NULL CHECK (length(holder_name) BETWEEN 2 AND 300),
  holder_title text CHECK (length(holder_title) <= 200),
  course_th text NOT NULL,
  course_en text NOT NULL,
  version_no smallint NOT NULL,
  hours numeric(4, 1) NOT NULL CHECK (hours BETWEEN 0.5 AND 200),
  issued_on date NOT NULL,
  code_digest bytea NOT NULL UNIQUE CHECK (octet_length(code_digest) = 32),
  pdf_sha256 text CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  state text NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'revoked')),
  version integer NOT NULL DEFAULT 1,
  revoked_on date,
  revoked_by uuid REFERENCES office.people,
  revoked_reason text CHECK (length(revoked_reason) BETWEEN 5 AND 500),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  district_code text,
  agency_id text REFERENCES office.agencies,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT certificates_numbered UNIQUE (number_year_be, number_no),
  CONSTRAINT certificates_of_one CHECK ((person_id IS NULL) <> (participant_id IS NULL)),
  CONSTRAINT certificates_revoked CHECK ((state = 'revoked') = (revoked_on IS NOT NULL AND revoked_by IS NOT NULL AND revoked_reason IS NOT NULL))
);
CREATE INDEX certificates_person ON office.certificates (person_id, issued_on);
CREATE INDEX certificates_participant ON office.certificates (participant_id, issued_on) WHERE participant_id IS NOT NULL;
CREATE INDEX certificates_place ON office.certificates (province_iso, issued_on);
CREATE INDEX certificates_agency ON office.certificates (agency_id) WHERE agency_id IS NOT NULL;
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.certificates FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- The next number of a fiscal year, without gaps: whoever asks at once waits for the one before.
CREATE FUNCTION office.next_certificate_no (year_be integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('certificate ' || year_be));
  RETURN (SELECT coalesce(max(c.number_no), 0) + 1 FROM office.certificates c WHERE c.number_year_be = year_be);
END $$;

-- What the paper says, for whoever holds its code. Nothing else finds a certificate, and there is no list.
CREATE FUNCTION office.certificate_shown (digest bytea) RETURNS TABLE (
  certificate_id uuid, number_year_be smallint, number_no integer, holder_name text, holder_title text, course_th text, course_en text,
  version_no smallint, hours numeric, issued_on date, state text, revoked_on date, is_demonstration boolean
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT c.certificate_id, c.number_year_be, c.number_no, c.holder_name, c.holder_title, c.course_th, c.course_en, c.version_no,
    c.hours, c.issued_on, c.state, c.revoked_on, c.is_demonstration
  FROM office.certificates c WHERE c.code_digest = certificate_shown.digest AND (SELECT office.viewer()) <> 'nobody'
$$;

-- One row per thing by which people were told of the programme. reach null: not measured; a figure says how.
CREATE TABLE office.publicity (
  publicity_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  on_day date NOT NULL,
  what text NOT NULL CHECK (length(what) BETWEEN 3 AND 300),
  medium text NOT NULL CHECK (medium IN ('news', 'broadcast', 'social_media', 'printed', 'event', 'school', 'other')),
  place text NOT NULL CHECK (length(place) BETWEEN 2 AND 200),
  sector text NOT NULL CHECK (sector IN ('public', 'state_officials', 'private_sector', 'civil_society', 'students')),
  reach integer CHECK (reach BETWEEN 0 AND 100000000),
  measured_how text CHECK (length(measured_how) BETWEEN 3 AND 300),
  link text CHECK (length(link) <= 2000),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  activity_id uuid REFERENCES office.activities,
  state text NOT NULL DEFAULT 'recorded' CHECK (state = 'recorded'),
  version integer NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT publicity_measured CHECK ((reach IS NULL) = (measured_how IS NULL))
);
CREATE INDEX publicity_place ON office.publicity (on_day, province_iso);
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.publicity FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- One row per answer to the confidence survey: nobody's. Only the course version, before or after, and the month:
-- no person, no place, no hour, and an id that tells no order.
CREATE TABLE office.confidence_answers (
  confidence_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version_id uuid NOT NULL REFERENCES office.course_versions,
  phase text NOT NULL CHECK (phase IN ('before', 'after')),
  month_on date NOT NULL CHECK (month_on = date_trunc('month', month_on)::date),
  knows_where_to_ask smallint NOT NULL CHECK (knows_where_to_ask BETWEEN 1 AND 5),
  would_ask smallint NOT NULL CHECK (would_ask BETWEEN 1 AND 5),
  feels_safe smallint NOT NULL CHECK (feels_safe BETWEEN 1 AND 5)
);
CREATE INDEX confidence_answers_of ON office.confidence_answers (version_id, phase);

-- The survey's means, above the threshold only: fewer than ten answers of a phase are told as fewer than ten.
CREATE FUNCTION office.confidence_means (wanted uuid) RETURNS TABLE (phase text, n integer, knows numeric, would numeric, safe numeric)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT a.phase, CASE WHEN count(*) >= 10 THEN count(*)::int END,
    CASE WHEN count(*) >= 10 THEN round(avg(a.knows_where_to_ask), 1) END, CASE WHEN count(*) >= 10 THEN round(avg(a.would_ask), 1) END,
    CASE WHEN count(*) >= 10 THEN round(avg(a.feels_safe), 1) END
  FROM office.confidence_answers a WHERE a.version_id = confidence_means.wanted AND (SELECT office.my_role()) NOT IN ('public', 'nobody')
  GROUP BY 1
$$;

REVOKE ALL ON FUNCTION office.next_certificate_no (integer), office.certificate_shown (bytea), office.confidence_means (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.next_certificate_no (integer), office.certificate_shown (bytea), office.confidence_means (uuid) TO truatkhap_app;

ALTER TABLE office.certificates ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.certificates FORCE ROW LEVEL SECURITY;
ALTER TABLE office.publicity ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.publicity FORCE ROW LEVEL SECURITY;
ALTER TABLE office.confidence_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.confidence_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.certificates TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.publicity TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.confidence_answers TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_scope ON office.certificates FOR SELECT TO truatkhap_app
USING (person_id = (SELECT office.my_person_id()) OR (SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'system')
  AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE province_iso = ANY ((SELECT office.my_provinces())::text[])
    OR area_no::text = (SELECT office.my_scope_id()) END);
-- Only for a passed post-test of oneself, or of a participant whom one conducted.
CREATE POLICY issue_passed ON office.certificates FOR INSERT TO truatkhap_app
WITH CHECK (state = 'issued' AND EXISTS (SELECT FROM office.attempts a WHERE a.attempt_id = certificates.attempt_id AND a.kind = 'post'
  AND a.state = 'finished' AND a.score >= a.pass_count AND a.version_id = certificates.version_id AND office.sits_attempt(a)
  AND a.person_id IS NOT DISTINCT FROM certificates.person_id AND a.participant_id IS NOT DISTINCT FROM certificates.participant_id));
CREATE POLICY keep_paper ON office.certificates FOR UPDATE TO truatkhap_app
USING (person_id = (SELECT office.my_person_id()) OR (SELECT office.works_desk()) AND office.sees(area_no, province_iso, NULL, NULL))
WITH CHECK (person_id = (SELECT office.my_person_id()) OR (SELECT office.works_desk()) AND office.sees(area_no, province_iso, NULL, NULL));

CREATE POLICY read_scope ON office.publicity FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'system') AND CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) OR area_no::text = (SELECT office.my_scope_id()) END);
CREATE POLICY record_desk ON office.publicity FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer') AND office.sees(area_no, province_iso, NULL, NULL));
CREATE POLICY correct_desk ON office.publicity FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.sees(area_no, province_iso, NULL, NULL))
WITH CHECK ((SELECT office.works_desk()) AND office.sees(area_no, province_iso, NULL, NULL));

-- Any official answers; nobody reads a single answer again, not even who gave it.
CREATE POLICY answer_any ON office.confidence_answers FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) NOT IN ('public', 'nobody', 'system')
  AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = confidence_answers.version_id));

GRANT SELECT ON office.certificates, office.publicity TO truatkhap_app;
GRANT INSERT (certificate_id, attempt_id, version_id, person_id, participant_id, number_year_be, number_no, holder_name, holder_title, course_th, course_en,
  version_no, hours, issued_on, code_digest, area_no, province_iso, district_code, agency_id) ON office.certificates TO truatkhap_app;
GRANT UPDATE (state, version, pdf_sha256, revoked_on, revoked_by, revoked_reason) ON office.certificates TO truatkhap_app;
GRANT INSERT ON office.publicity TO truatkhap_app;
GRANT UPDATE (what, reach, measured_how, link, state, version) ON office.publicity TO truatkhap_app;
GRANT INSERT (version_id, phase, month_on, knows_where_to_ask, would_ask, feels_safe) ON office.confidence_answers TO truatkhap_app;
