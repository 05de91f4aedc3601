-- The programme by fiscal year: its name that year, which provinces took part, what was done, what was
-- reported of it. Everybody may read it; a number that nobody published stays null and is shown as
-- "not measured", and a province that no source names stays null and is shown as "name not known".

-- One row per fiscal year. The quotas are what a source states; null where none was found.
CREATE TABLE office.fiscal_years (
  fiscal_year_be smallint PRIMARY KEY CHECK (fiscal_year_be BETWEEN 2550 AND 2650),
  project_name_th text,
  project_name_en text,
  -- Which year of the project it is; year_no_is_stated: a source says so, else counted from one that does.
  year_no smallint CHECK (year_no >= 1),
  year_no_is_stated boolean NOT NULL DEFAULT false,
  pilot_quota_per_area smallint CHECK (pilot_quota_per_area >= 0),
  expansion_quota_per_area smallint CHECK (expansion_quota_per_area >= 0),
  -- What the year rests on (law, strategy), what it wants, and what we could not find out.
  basis_th text,
  basis_en text,
  aims_th text,
  aims_en text,
  note_th text,
  note_en text,
  source text,
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (NOT verified OR source IS NOT NULL),
  CHECK ((project_name_th IS NULL) = (project_name_en IS NULL)),
  CHECK ((basis_th IS NULL) = (basis_en IS NULL)),
  CHECK ((aims_th IS NULL) = (aims_en IS NULL)),
  CHECK ((note_th IS NULL) = (note_en IS NULL))
);

-- One row per place in a year's quota of an Area. province_iso null: the source counts it, names it not.
CREATE TABLE office.enrolments (
  enrolment_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  place_no smallint NOT NULL CHECK (place_no >= 1),
  province_iso text REFERENCES office.provinces,
  kind text NOT NULL CHECK (kind IN ('pilot', 'expansion')),
  -- What the year's own source calls such a province; its words differ from year to year.
  wording_th text,
  note_th text,
  note_en text,
  source text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  UNIQUE (fiscal_year_be, area_no, place_no),
  UNIQUE (fiscal_year_be, province_iso),
  CHECK ((note_th IS NULL) = (note_en IS NULL))
);
CREATE INDEX enrolments_province ON office.enrolments (province_iso, fiscal_year_be);

-- One row per thing done or planned in a year. activity_no 1 (clinic) or 2 (curriculum); null belongs to
-- neither, such as the master plan's progress meeting. on_day null: no day is known; reported_on is the
-- day of the news that tells of it.
CREATE TABLE office.activities (
  activity_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  activity_no smallint CHECK (activity_no IN (1, 2)),
  kind text NOT NULL CHECK (
    kind IN ('workshop', 'field_watch', 'mobile_clinic', 'training', 'progress_meeting')
  ),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  region_no smallint CHECK (region_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  on_day date,
  reported_on date,
  starts_at time,
  place_th text,
  place_en text,
  title_th text NOT NULL,
  title_en text NOT NULL,
  about_th text,
  about_en text,
  -- The chair's post, never the name of the person.
  chair_th text,
  chair_en text,
  attendee_count integer CHECK (attendee_count >= 0),
  attendee_count_is_estimate boolean NOT NULL DEFAULT false,
  -- Consultations of a mobile clinic, agencies seen on a field visit: null = not recorded.
  advice_count integer CHECK (advice_count >= 0),
  agency_count integer CHECK (agency_count >= 0),
  source text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((place_th IS NULL) = (place_en IS NULL)),
  CHECK ((about_th IS NULL) = (about_en IS NULL)),
  CHECK ((chair_th IS NULL) = (chair_en IS NULL)),
  CHECK (area_no IS NOT NULL OR region_no IS NOT NULL)
);
CREATE INDEX activities_year ON office.activities (fiscal_year_be, area_no);
CREATE INDEX activities_province ON office.activities (province_iso, fiscal_year_be);

-- One row per sector that took part in an activity; attendee_count null: not counted by sector.
CREATE TABLE office.activity_sectors (
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  sector text NOT NULL CHECK (
    sector IN (
      'pacc_centre', 'pacc_area', 'nacc', 'provincial_office', 'government_agencies', 'state_enterprises',
      'local_government', 'district_offices', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    )
  ),
  -- Posts and offices, never names of persons.
  who_th text,
  who_en text,
  attendee_count integer CHECK (attendee_count >= 0),
  PRIMARY KEY (activity_id, sector),
  CHECK ((who_th IS NULL) = (who_en IS NULL))
);

-- One row per agency that an activity went to. The public reads how many, never which.
CREATE TABLE office.activity_agencies (
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  agency_id text NOT NULL REFERENCES office.agencies,
  process text,
  PRIMARY KEY (activity_id, agency_id)
);

-- One row per result that somebody reported. value null: reported in words only, nobody measured it.
CREATE TABLE office.year_results (
  year_result_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  result_th text NOT NULL,
  result_en text NOT NULL,
  value numeric(14, 2),
  unit_th text,
  unit_en text,
  -- How the number was come by; a number without it is not published.
  method_th text,
  method_en text,
  source text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (value IS NULL OR unit_th IS NOT NULL AND unit_en IS NOT NULL AND method_th IS NOT NULL AND method_en IS NOT NULL)
);
CREATE INDEX year_results_year ON office.year_results (fiscal_year_be, area_no);

-- Agencies and clinics are changed by actions, which lock a row by its state and version.
ALTER TABLE office.agencies ADD COLUMN state text NOT NULL DEFAULT 'known' CHECK (state = 'known');
ALTER TABLE office.clinics ADD COLUMN state text NOT NULL DEFAULT 'recorded' CHECK (state = 'recorded');
ALTER TABLE office.clinics ADD COLUMN kind text NOT NULL DEFAULT 'office' CHECK (kind IN ('office', 'mobile'));

-- What an agency was called on a day: the newest renaming until then, else the name before the first one.
CREATE FUNCTION office.agency_name_at (wanted text, day date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT c.after ->> 'name_th' FROM office.agency_changes c
     WHERE c.agency_id = wanted AND c.kind = 'renamed' AND c.effective_on <= day
     ORDER BY c.effective_on DESC, c.agency_change_id DESC LIMIT 1),
    (SELECT c.before ->> 'name_th' FROM office.agency_changes c
     WHERE c.agency_id = wanted AND c.kind = 'renamed' AND c.effective_on > day
     ORDER BY c.effective_on, c.agency_change_id LIMIT 1),
    (SELECT a.name_th FROM office.agencies a WHERE a.agency_id = wanted))
$$;
GRANT EXECUTE ON FUNCTION office.agency_name_at (text, date) TO truatkhap_app;

-- The province in which an agency lay on a day.
CREATE FUNCTION office.agency_province_at (wanted text, day date) RETURNS text LANGUAGE sql STABLE AS $$
  WITH moves AS (
    SELECT c.agency_change_id, c.effective_on, c.before ->> 'province_iso' AS from_iso, c.after ->> 'province_iso' AS to_iso
    FROM office.agency_changes c WHERE c.agency_id = wanted AND c.kind = 'moved'
  )
  SELECT CASE
    WHEN EXISTS (SELECT FROM moves WHERE effective_on <= day)
      THEN (SELECT to_iso FROM moves WHERE effective_on <= day ORDER BY effective_on DESC, agency_change_id DESC LIMIT 1)
    WHEN EXISTS (SELECT FROM moves)
      THEN (SELECT from_iso FROM moves ORDER BY effective_on, agency_change_id LIMIT 1)
    ELSE (SELECT a.province_iso FROM office.agencies a WHERE a.agency_id = wanted) END
$$;
GRANT EXECUTE ON FUNCTION office.agency_province_at (text, date) TO truatkhap_app;

ALTER TABLE office.fiscal_years ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.fiscal_years FORCE ROW LEVEL SECURITY;
ALTER TABLE office.enrolments ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.enrolments FORCE ROW LEVEL SECURITY;
ALTER TABLE office.activities ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.activities FORCE ROW LEVEL SECURITY;
ALTER TABLE office.activity_sectors ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.activity_sectors FORCE ROW LEVEL SECURITY;
ALTER TABLE office.activity_agencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.activity_agencies FORCE ROW LEVEL SECURITY;
ALTER TABLE office.year_results ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.year_results FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.fiscal_years TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.enrolments TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.activities TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.activity_sectors TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.activity_agencies TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.year_results TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_all ON office.fiscal_years FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.enrolments FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.activities FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.activity_sectors FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.year_results FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
-- Which agencies were visited is for those who may see the agency; the second clause never widens the first.
CREATE POLICY read_scope ON office.activity_agencies FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = activity_agencies.agency_id));

-- The desk that plans and records the year comes later; until then only the system writes it, from files.
CREATE POLICY write_system ON office.fiscal_years FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');
CREATE POLICY write_system ON office.enrolments FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');
CREATE POLICY write_system ON office.activities FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');
CREATE POLICY write_system ON office.activity_sectors FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');
CREATE POLICY write_system ON office.activity_agencies FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');
CREATE POLICY write_system ON office.year_results FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');

GRANT SELECT, INSERT, UPDATE ON office.fiscal_years, office.enrolments, office.activities, office.activity_sectors, office.activity_agencies, office.year_results TO truatkhap_app;
