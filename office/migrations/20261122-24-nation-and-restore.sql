-- Two walls that were too low. Territory and days off decide what everybody sees and when everything is due,
-- so only the nation's scope changes them: an Area's administrator could have given their Area a province.
-- And what a restore must not bring back to life is left out of backups.

-- Whether the viewer's post is the nation's, in one of these roles.
CREATE FUNCTION office.for_the_nation (VARIADIC wanted text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() = 'system' OR (office.my_role() = ANY (wanted) AND office.my_scope_kind() = 'nation')
$$;
REVOKE ALL ON FUNCTION office.for_the_nation (text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.for_the_nation (text[]) TO truatkhap_app;

DROP POLICY write_centre ON office.area_provinces;
DROP POLICY write_centre ON office.region_provinces;
DROP POLICY write_centre ON office.districts;
DROP POLICY write_centre ON office.areas;
DROP POLICY write_centre ON office.holidays;
CREATE POLICY write_centre ON office.area_provinces FOR ALL TO truatkhap_app
USING (office.for_the_nation('administrator')) WITH CHECK (office.for_the_nation('administrator'));
CREATE POLICY write_centre ON office.region_provinces FOR ALL TO truatkhap_app
USING (office.for_the_nation('administrator')) WITH CHECK (office.for_the_nation('administrator'));
CREATE POLICY write_centre ON office.districts FOR ALL TO truatkhap_app
USING (office.for_the_nation('administrator')) WITH CHECK (office.for_the_nation('administrator'));
CREATE POLICY write_centre ON office.areas FOR ALL TO truatkhap_app
USING (office.for_the_nation('administrator')) WITH CHECK (office.for_the_nation('administrator'));
CREATE POLICY write_centre ON office.holidays FOR ALL TO truatkhap_app
USING (office.for_the_nation('administrator', 'centre_officer'))
WITH CHECK (office.for_the_nation('administrator', 'centre_officer'));

-- The data protection officer reads agencies and changes none.
DROP POLICY enter_staff ON office.agencies;
DROP POLICY write_staff ON office.agencies;
DROP POLICY write_staff ON office.agency_changes;
CREATE POLICY enter_staff ON office.agencies FOR INSERT TO truatkhap_app
WITH CHECK (office.is_programme_staff() AND office.my_role() <> 'dpo' AND office.sees(NULL, province_iso, district_code, agency_id));
CREATE POLICY write_staff ON office.agencies FOR UPDATE TO truatkhap_app
USING (office.is_programme_staff() AND office.my_role() <> 'dpo' AND office.sees(NULL, province_iso, district_code, agency_id))
WITH CHECK (office.is_programme_staff() AND office.my_role() <> 'dpo' AND office.sees(NULL, province_iso, district_code, agency_id));
CREATE POLICY write_staff ON office.agency_changes FOR INSERT TO truatkhap_app
WITH CHECK (office.is_programme_staff() AND office.my_role() <> 'dpo'
  AND EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = agency_changes.agency_id));

-- Left out of backups (platform/postgres/backed-up-tables.ts), and empty after a restore.
COMMENT ON TABLE auth.sessions IS 'rebuilt: by signing in again';
COMMENT ON TABLE auth.links IS 'rebuilt: by asking for a new link';
COMMENT ON TABLE auth.second_step_offers IS 'rebuilt: by beginning the second step again';
COMMENT ON TABLE office.search_index IS 'rebuilt: from the workspace';
COMMENT ON TABLE office.search_entries IS 'rebuilt: from the workspace';
COMMENT ON TABLE office.search_arrivals IS 'rebuilt: from the workspace';
