-- The second wall. Each transaction names its viewer by settings that end with it; no setting, no rows.
--   truatkhap.viewer     'public' | 'staff' | 'system'
--   truatkhap.person_id  and truatkhap.post_id, for staff
-- The functions are SECURITY DEFINER and stable: what a post may see is read at that moment.

CREATE FUNCTION office.viewer () RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('truatkhap.viewer', true), ''), 'nobody')
$$;

-- The hat in force: null when the post ended, has not begun, is another's, or its person is disabled.
CREATE FUNCTION office.my_post () RETURNS office.posts LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT p FROM office.posts p JOIN office.people x USING (person_id)
  WHERE current_setting('truatkhap.viewer', true) = 'staff'
    AND p.post_id::text = current_setting('truatkhap.post_id', true)
    AND p.person_id::text = current_setting('truatkhap.person_id', true)
    AND p.from_at <= clock_timestamp() AND (p.until_at IS NULL OR p.until_at > clock_timestamp())
    AND x.disabled_at IS NULL
$$;

CREATE FUNCTION office.my_role () RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE office.viewer() WHEN 'system' THEN 'system' WHEN 'public' THEN 'public' ELSE coalesce((office.my_post()).role, 'nobody') END
$$;

-- Whether the viewer's scope holds what lies at this place. Any argument may be null: unknown is only the nation's.
CREATE FUNCTION office.sees (area_no integer, province_iso text, district_code text, agency_id text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  me office.posts := office.my_post();
  today date := (now() AT TIME ZONE 'Asia/Bangkok')::date;
BEGIN
  IF office.viewer() = 'system' THEN RETURN true; END IF;
  IF me.post_id IS NULL THEN RETURN false; END IF;
  RETURN CASE me.scope_kind
    WHEN 'nation' THEN true
    WHEN 'area' THEN coalesce(sees.area_no = me.scope_id::int, false) OR EXISTS (
      SELECT FROM office.area_provinces t WHERE t.province_iso = sees.province_iso AND t.area_no = me.scope_id::int
        AND t.valid_from_on <= today AND (t.valid_to_on IS NULL OR t.valid_to_on >= today))
    WHEN 'region' THEN EXISTS (
      SELECT FROM office.region_provinces t WHERE t.province_iso = sees.province_iso AND t.region_no = me.scope_id::int
        AND t.valid_from_on <= today AND (t.valid_to_on IS NULL OR t.valid_to_on >= today))
    WHEN 'province' THEN coalesce(sees.province_iso = me.scope_id, false)
    WHEN 'district' THEN coalesce(sees.district_code = me.scope_id, false)
    WHEN 'agency' THEN coalesce(sees.agency_id = me.scope_id, false)
  END;
END $$;

-- The same scope as values that a query asks for once, by (SELECT …), for tables with many rows:
--   CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true WHEN 'district' THEN … WHEN 'agency' THEN …
--   ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END
CREATE FUNCTION office.my_scope_kind () RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE office.viewer() WHEN 'system' THEN 'nation' ELSE (office.my_post()).scope_kind END
$$;
CREATE FUNCTION office.my_scope_id () RETURNS text LANGUAGE sql STABLE AS $$
  SELECT (office.my_post()).scope_id
$$;
CREATE FUNCTION office.my_provinces () RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT array_agg(p.province_iso) FROM office.provinces p, office.my_post() me
  WHERE CASE me.scope_kind
    WHEN 'nation' THEN true
    WHEN 'province' THEN p.province_iso = me.scope_id
    WHEN 'area' THEN EXISTS (SELECT FROM office.area_provinces t WHERE t.province_iso = p.province_iso
      AND t.area_no = me.scope_id::int AND t.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      AND (t.valid_to_on IS NULL OR t.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date))
    WHEN 'region' THEN EXISTS (SELECT FROM office.region_provinces t WHERE t.province_iso = p.province_iso
      AND t.region_no = me.scope_id::int AND t.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      AND (t.valid_to_on IS NULL OR t.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date))
  END
$$;

-- Roles of the programme's own staff; the others (agencies, partners, public) see what is shared with them.
CREATE FUNCTION office.is_programme_staff () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'administrator', 'dpo', 'system')
$$;

REVOKE ALL ON FUNCTION office.my_post (), office.my_provinces (), office.sees (integer, text, text, text) FROM PUBLIC;

GRANT USAGE ON SCHEMA office TO truatkhap_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office TO truatkhap_app;

ALTER TABLE office.people ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.people FORCE ROW LEVEL SECURITY;
ALTER TABLE office.posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.posts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.provinces ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.provinces FORCE ROW LEVEL SECURITY;
ALTER TABLE office.area_provinces ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.area_provinces FORCE ROW LEVEL SECURITY;
ALTER TABLE office.region_provinces ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.region_provinces FORCE ROW LEVEL SECURITY;
ALTER TABLE office.districts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.districts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.areas ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.areas FORCE ROW LEVEL SECURITY;
ALTER TABLE office.agencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.agencies FORCE ROW LEVEL SECURITY;
ALTER TABLE office.agency_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.agency_changes FORCE ROW LEVEL SECURITY;
ALTER TABLE office.clinics ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.clinics FORCE ROW LEVEL SECURITY;

-- The owner keeps every row: migrations, backup, and the SECURITY DEFINER functions above.
CREATE POLICY owner_all ON office.people TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.posts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.provinces TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.area_provinces TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.region_provinces TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.districts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.areas TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.agencies TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.agency_changes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.clinics TO truatkhap_owner USING (true) WITH CHECK (true);

-- Territory and clinics are public knowledge; who writes them is decided by the actions' permissions and here.
CREATE POLICY read_all ON office.provinces FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.area_provinces FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.region_provinces FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.districts FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.areas FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY read_all ON office.clinics FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY write_staff ON office.clinics FOR ALL TO truatkhap_app
USING (office.my_role() IN ('area_director', 'centre_officer', 'administrator', 'system') AND office.sees(area_no, NULL, NULL, NULL))
WITH CHECK (office.my_role() IN ('area_director', 'centre_officer', 'administrator', 'system') AND office.sees(area_no, NULL, NULL, NULL));
CREATE POLICY write_centre ON office.area_provinces FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system')) WITH CHECK (office.my_role() IN ('administrator', 'system'));
CREATE POLICY write_centre ON office.region_provinces FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system')) WITH CHECK (office.my_role() IN ('administrator', 'system'));
CREATE POLICY write_centre ON office.districts FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system')) WITH CHECK (office.my_role() IN ('administrator', 'system'));
CREATE POLICY write_centre ON office.areas FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system')) WITH CHECK (office.my_role() IN ('administrator', 'system'));
CREATE POLICY write_centre ON office.provinces FOR ALL TO truatkhap_app
USING (office.my_role() = 'system') WITH CHECK (office.my_role() = 'system');

-- A list of agencies names nobody as anything: every signed-in reader sees those of the own scope.
CREATE POLICY read_scope ON office.agencies FOR SELECT TO truatkhap_app
USING (CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true
  WHEN 'district' THEN district_code = (SELECT office.my_scope_id())
  WHEN 'agency' THEN agency_id = (SELECT office.my_scope_id())
  ELSE province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY enter_staff ON office.agencies FOR INSERT TO truatkhap_app
WITH CHECK (office.is_programme_staff() AND office.sees(NULL, province_iso, district_code, agency_id));
CREATE POLICY write_staff ON office.agencies FOR UPDATE TO truatkhap_app
USING (office.is_programme_staff() AND office.sees(NULL, province_iso, district_code, agency_id))
WITH CHECK (office.is_programme_staff() AND office.sees(NULL, province_iso, district_code, agency_id));
CREATE POLICY read_scope ON office.agency_changes FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = agency_changes.agency_id));
CREATE POLICY write_staff ON office.agency_changes FOR INSERT TO truatkhap_app
WITH CHECK (office.is_programme_staff() AND EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = agency_changes.agency_id));

-- People: oneself, and for staff everybody whose hat lies in the own scope. Only administrators appoint.
CREATE FUNCTION office.post_in_sight (p office.posts) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT CASE (p).scope_kind
    WHEN 'nation' THEN (office.my_post()).scope_kind = 'nation' OR office.viewer() = 'system'
    WHEN 'area' THEN office.sees((p).scope_id::int, NULL, NULL, NULL)
    WHEN 'region' THEN office.viewer() = 'system' OR (office.my_post()).scope_kind = 'nation'
      OR ((office.my_post()).scope_kind = 'region' AND (office.my_post()).scope_id = (p).scope_id)
    WHEN 'province' THEN office.sees(NULL, (p).scope_id, NULL, NULL)
    WHEN 'district' THEN EXISTS (SELECT FROM office.districts d WHERE d.district_code = (p).scope_id
      AND office.sees(NULL, d.province_iso, d.district_code, NULL))
    WHEN 'agency' THEN EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = (p).scope_id
      AND office.sees(NULL, a.province_iso, a.district_code, a.agency_id))
  END
$$;
GRANT EXECUTE ON FUNCTION office.post_in_sight (office.posts) TO truatkhap_app;

CREATE POLICY read_sight ON office.posts FOR SELECT TO truatkhap_app
USING (person_id::text = current_setting('truatkhap.person_id', true) AND office.viewer() = 'staff'
  OR (office.is_programme_staff() OR office.my_role() = 'agency_head') AND office.post_in_sight(posts));
CREATE POLICY appoint ON office.posts FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system') AND office.post_in_sight(posts))
WITH CHECK (office.my_role() IN ('administrator', 'system') AND office.post_in_sight(posts));

CREATE FUNCTION office.person_in_sight (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.posts p WHERE p.person_id = wanted AND office.post_in_sight(p))
    OR (office.my_role() IN ('administrator', 'system') AND NOT EXISTS (SELECT FROM office.posts p WHERE p.person_id = wanted))
$$;
GRANT EXECUTE ON FUNCTION office.person_in_sight (uuid) TO truatkhap_app;

CREATE POLICY read_sight ON office.people FOR SELECT TO truatkhap_app
USING (person_id::text = current_setting('truatkhap.person_id', true) AND office.viewer() = 'staff'
  OR (office.is_programme_staff() OR office.my_role() = 'agency_head') AND office.person_in_sight(person_id));
CREATE POLICY appoint ON office.people FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system') AND office.person_in_sight(person_id))
WITH CHECK (office.my_role() IN ('administrator', 'system'));

GRANT SELECT ON ALL TABLES IN SCHEMA office TO truatkhap_app;
GRANT INSERT, UPDATE ON office.people, office.posts, office.agencies, office.clinics, office.areas, office.districts, office.area_provinces, office.region_provinces, office.provinces TO truatkhap_app;
GRANT INSERT ON office.agency_changes TO truatkhap_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA office TO truatkhap_app;
