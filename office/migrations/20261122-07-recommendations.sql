-- Recommendations: what an agency is advised to do, by when, what it answered, and who saw that it was
-- done. Any desk raises them; where one came from stands with that desk, never here, because the agency
-- reads these rows.

-- The desks of the programme; administrators and the DPO look after the house, not after its matters.
CREATE FUNCTION office.works_desk () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'system')
$$;

-- The Area of the viewer's hat; asked once a query, by (SELECT …), like office.my_provinces().
CREATE FUNCTION office.my_area_no () RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN office.my_scope_kind() = 'area' THEN office.my_scope_id()::int END
$$;

-- The agencies for which the viewer speaks: the own one and those that were merged into it.
CREATE FUNCTION office.my_agencies () RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH RECURSIVE line AS (
    SELECT me.scope_id AS agency_id FROM office.my_post() me
    WHERE me.scope_kind = 'agency' AND me.role IN ('agency_head', 'agency_officer')
    UNION
    SELECT c.agency_id FROM line JOIN office.agency_changes c ON c.other_agency_id = line.agency_id
    WHERE c.kind = 'merged_into' AND c.effective_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
  )
  SELECT array_agg(agency_id) FROM line
$$;

-- One row per series of running numbers, Area (0: the centre) and fiscal year: the last number given.
CREATE TABLE office.running_numbers (
  series text NOT NULL CHECK (series IN ('watch_item', 'recommendation')),
  area_no smallint NOT NULL CHECK (area_no BETWEEN 0 AND 9),
  fiscal_year_be smallint NOT NULL,
  last_no integer NOT NULL CHECK (last_no > 0),
  PRIMARY KEY (series, area_no, fiscal_year_be)
);

-- The next number, without gaps: the row is held until the transaction ends. 'ฝร.7/2570/0012' is the 12th
-- watch item of Area 7 in fiscal year 2570, 'ขน.7/2570/0012' its 12th recommendation; the centre is 'สก'.
CREATE FUNCTION office.next_number (series text, area_no integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
BEGIN
  IF NOT office.works_desk() THEN
    RAISE EXCEPTION 'office.next_number: not for this post' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO office.running_numbers AS r VALUES (next_number.series, coalesce(next_number.area_no, 0), year, 1)
  ON CONFLICT ON CONSTRAINT running_numbers_pkey DO UPDATE SET last_no = r.last_no + 1 RETURNING r.last_no INTO given;
  RETURN format('%s.%s/%s/%s', CASE next_number.series WHEN 'watch_item' THEN 'ฝร' ELSE 'ขน' END,
    coalesce(next_number.area_no::text, 'สก'), year, lpad(given::text, greatest(4, length(given::text)), '0'));
END $$;

-- One row per recommendation to one agency. The place is as it was on the day of issue.
CREATE TABLE office.recommendations (
  recommendation_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  agency_id text NOT NULL REFERENCES office.agencies,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  district_code text,
  advice text NOT NULL CHECK (length(advice) BETWEEN 5 AND 4000),
  grounds text CHECK (length(grounds) <= 4000),
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'issued' CHECK (
    state IN (
      'issued', 'accepted', 'partly_accepted', 'declined', 'done_claimed', 'verified', 'not_verified', 'ended', 'reopened'
    )
  ),
  version integer NOT NULL DEFAULT 1,
  issued_by uuid NOT NULL REFERENCES office.people,
  issued_at timestamptz NOT NULL DEFAULT now(),
  -- Of the newest claim: whoever wrote it down, for the agency or for the office by a letter.
  claimed_by uuid REFERENCES office.people,
  claimed_at timestamptz,
  verified_how text CHECK (verified_how IN ('person', 'document')),
  verified_by uuid REFERENCES office.people,
  verified_at timestamptz,
  -- Of the newest ending. What came of it is not the same as where it stands.
  outcome text CHECK (outcome IN ('done', 'partly_done', 'not_done', 'declined', 'overtaken')),
  ended_at timestamptz,
  reopened_count smallint NOT NULL DEFAULT 0,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (state <> 'ended' OR (outcome IS NOT NULL AND ended_at IS NOT NULL)),
  CHECK (state <> 'done_claimed' OR claimed_by IS NOT NULL),
  CHECK (state <> 'verified' OR verified_how IS NOT NULL),
  -- Nobody confirms the own claim or the own advice: another person, or a document the agency did not write.
  CONSTRAINT verified_by_another CHECK (
    verified_how IS DISTINCT FROM 'person'
    OR (verified_by IS NOT NULL AND verified_by <> issued_by AND verified_by IS DISTINCT FROM claimed_by)
  )
);
CREATE INDEX recommendations_agency ON office.recommendations (agency_id);
CREATE INDEX recommendations_area ON office.recommendations (area_no, state, due_on);

-- One row per thing said or shown about a recommendation; rows are only added. The agency reads them all.
CREATE TABLE office.recommendation_entries (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recommendation_id uuid NOT NULL REFERENCES office.recommendations,
  kind text NOT NULL CHECK (
    kind IN (
      'issued', 'accepted', 'partly_accepted', 'declined', 'claimed', 'verified', 'not_verified', 'extension_asked',
      'extended', 'extension_refused', 'reopened', 'ended'
    )
  ),
  words text CHECK (length(words) <= 4000),
  link text CHECK (length(link) <= 2000 AND link ~ '^https?://'),
  document_kind text,
  document_on date,
  document_origin text CHECK (length(document_origin) BETWEEN 2 AND 300),
  due_on date,
  -- The office wrote it down from the agency's letter.
  by_letter boolean NOT NULL DEFAULT false,
  person_id uuid NOT NULL REFERENCES office.people,
  post_id uuid NOT NULL REFERENCES office.posts,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((document_kind IS NULL) = (document_on IS NULL) AND (document_kind IS NULL) = (document_origin IS NULL)),
  CHECK (NOT by_letter OR document_kind IS NOT NULL)
);
CREATE INDEX recommendation_entries_of ON office.recommendation_entries (recommendation_id, entry_id);

-- One row per wish for more time.
CREATE TABLE office.recommendation_extensions (
  extension_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  recommendation_id uuid NOT NULL REFERENCES office.recommendations,
  wanted_on date NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 2000),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'refused')),
  version integer NOT NULL DEFAULT 1,
  asked_by uuid NOT NULL REFERENCES office.people,
  asked_at timestamptz NOT NULL DEFAULT now(),
  decided_by uuid REFERENCES office.people,
  decided_at timestamptz,
  CONSTRAINT decided_by_another CHECK (decided_by <> asked_by)
);
CREATE UNIQUE INDEX recommendation_extensions_one ON office.recommendation_extensions (recommendation_id)
WHERE state = 'asked';

ALTER TABLE office.running_numbers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.running_numbers FORCE ROW LEVEL SECURITY;
ALTER TABLE office.recommendations ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.recommendations FORCE ROW LEVEL SECURITY;
ALTER TABLE office.recommendation_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.recommendation_entries FORCE ROW LEVEL SECURITY;
ALTER TABLE office.recommendation_extensions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.recommendation_extensions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.running_numbers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.recommendations TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.recommendation_entries TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.recommendation_extensions TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY desk ON office.recommendations FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())
  OR province_iso = ANY ((SELECT office.my_provinces())::text[])))
WITH CHECK ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())
  OR province_iso = ANY ((SELECT office.my_provinces())::text[])));
CREATE POLICY agency_reads ON office.recommendations FOR SELECT TO truatkhap_app
USING (agency_id = ANY ((SELECT office.my_agencies())::text[]));
-- An agency answers and says "done"; it never confirms or ends.
CREATE POLICY agency_answers ON office.recommendations FOR UPDATE TO truatkhap_app
USING (agency_id = ANY ((SELECT office.my_agencies())::text[])
  AND state IN ('issued', 'reopened', 'accepted', 'partly_accepted', 'declined', 'not_verified'))
WITH CHECK (agency_id = ANY ((SELECT office.my_agencies())::text[])
  AND state IN ('issued', 'reopened', 'accepted', 'partly_accepted', 'declined', 'not_verified', 'done_claimed'));

-- Beside a recommendation one sees what one sees it with; a partner does not see the talk about it.
CREATE FUNCTION office.talks_about (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.recommendations r WHERE r.recommendation_id = wanted
    AND (office.works_desk() AND office.sees(r.area_no, r.province_iso, r.district_code, NULL)
      OR r.agency_id = ANY (office.my_agencies())))
$$;
CREATE POLICY talk ON office.recommendation_entries FOR SELECT TO truatkhap_app
USING (office.talks_about(recommendation_id));
CREATE POLICY write_desk ON office.recommendation_entries FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_desk()) AND office.talks_about(recommendation_id));
CREATE POLICY write_agency ON office.recommendation_entries FOR INSERT TO truatkhap_app
WITH CHECK (NOT by_letter AND kind IN ('accepted', 'partly_accepted', 'declined', 'claimed', 'extension_asked')
  AND office.talks_about(recommendation_id));
CREATE POLICY talk ON office.recommendation_extensions FOR SELECT TO truatkhap_app
USING (office.talks_about(recommendation_id));
CREATE POLICY ask ON office.recommendation_extensions FOR INSERT TO truatkhap_app
WITH CHECK (state = 'asked' AND office.talks_about(recommendation_id));
-- A wish that still waits when the recommendation ends is closed by whoever ends it.
CREATE POLICY decide ON office.recommendation_extensions FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.talks_about(recommendation_id))
WITH CHECK ((SELECT office.works_desk()) AND office.talks_about(recommendation_id));

REVOKE ALL ON FUNCTION office.my_agencies (), office.next_number (text, integer), office.talks_about (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.works_desk (), office.my_area_no (), office.my_agencies (), office.next_number (text, integer), office.talks_about (uuid) TO truatkhap_app;
GRANT SELECT, INSERT ON office.recommendations, office.recommendation_entries, office.recommendation_extensions TO truatkhap_app;
GRANT UPDATE (state, version, due_on, claimed_by, claimed_at, verified_how, verified_by, verified_at, outcome, ended_at, reopened_count) ON office.recommendations TO truatkhap_app;
GRANT UPDATE (state, version, decided_by, decided_at) ON office.recommendation_extensions TO truatkhap_app;
GRANT USAGE ON SEQUENCE office.recommendation_entries_entry_id_seq TO truatkhap_app;
