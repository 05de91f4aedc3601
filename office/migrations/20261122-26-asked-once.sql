-- Who the viewer is, is asked once a statement and not once a row. Nothing changes in what anybody sees: the
-- same functions answer the same questions at the same moment; a page over 77 provinces asks them once.

-- The hat in force, found by its number: before, every post of the office was looked at for each question.
CREATE OR REPLACE FUNCTION office.my_post () RETURNS office.posts LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  me office.posts;
BEGIN
  IF current_setting('truatkhap.viewer', true) IS DISTINCT FROM 'staff' THEN RETURN NULL; END IF;
  SELECT * INTO me FROM office.posts p WHERE p.post_id = nullif(current_setting('truatkhap.post_id', true), '')::uuid;
  IF me.person_id::text = current_setting('truatkhap.person_id', true)
    AND me.from_at <= clock_timestamp() AND (me.until_at IS NULL OR me.until_at > clock_timestamp())
    AND EXISTS (SELECT FROM office.people x WHERE x.person_id = me.person_id AND x.disabled_at IS NULL) THEN
    RETURN me;
  END IF;
  RETURN NULL;
END $$;

-- Whether a post lies within the viewer's scope; the viewer's own post is read once for it.
CREATE OR REPLACE FUNCTION office.post_in_sight (p office.posts) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  me office.posts := office.my_post();
  whole boolean := office.viewer() = 'system' OR coalesce(me.scope_kind = 'nation', false);
BEGIN
  IF NOT whole AND me.post_id IS NULL THEN RETURN false; END IF;
  RETURN CASE p.scope_kind
    WHEN 'nation' THEN whole
    WHEN 'area' THEN whole OR (me.scope_kind, me.scope_id) = (p.scope_kind, p.scope_id)
    WHEN 'region' THEN whole OR (me.scope_kind, me.scope_id) = (p.scope_kind, p.scope_id)
    WHEN 'province' THEN whole OR office.sees(NULL, p.scope_id, NULL, NULL)
    WHEN 'district' THEN EXISTS (SELECT FROM office.districts d WHERE d.district_code = p.scope_id
      AND (whole OR office.sees(NULL, d.province_iso, d.district_code, NULL)))
    WHEN 'agency' THEN EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = p.scope_id
      AND (whole OR office.sees(NULL, a.province_iso, a.district_code, a.agency_id)))
  END;
END $$;

-- Every policy, its questions without arguments asked in a SELECT of their own: PostgreSQL then answers them
-- once for a statement. office/policies.test.ts keeps later policies to the same form.
DO $$
DECLARE
  policy record;
  once CONSTANT text := '(?<!SELECT )office\.(\w+)\(\)';
BEGIN
  FOR policy IN
    SELECT polname, polrelid::regclass AS place, pg_get_expr(polqual, polrelid) AS reads, pg_get_expr(polwithcheck, polrelid) AS writes
    FROM pg_policy WHERE polrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'office'::regnamespace)
  LOOP
    IF policy.reads ~ once THEN
      EXECUTE format('ALTER POLICY %I ON %s USING (%s)', policy.polname, policy.place, regexp_replace(policy.reads, once, '(SELECT office.\1())', 'g'));
    END IF;
    IF policy.writes ~ once THEN
      EXECUTE format('ALTER POLICY %I ON %s WITH CHECK (%s)', policy.polname, policy.place, regexp_replace(policy.writes, once, '(SELECT office.\1())', 'g'));
    END IF;
  END LOOP;
END $$;
