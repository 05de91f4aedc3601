-- ประเด็นเฝ้าระวัง: one agency × one process that somebody has reason to look at, moved along the ladder.
-- The desk of the Area sees the whole; a partner body sees what was shared with it; the agency sees nothing
-- here, only recommendations and letters that were sent to it.

-- One row per watch item. The place is as it was on the day of opening. summary: written for partners.
CREATE TABLE office.watch_items (
  watch_item_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  agency_id text NOT NULL REFERENCES office.agencies,
  process text NOT NULL,
  process_other text CHECK (length(process_other) BETWEEN 3 AND 200),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  district_code text,
  title text NOT NULL CHECK (length(title) BETWEEN 5 AND 300),
  summary text CHECK (length(summary) <= 4000),
  review_on date NOT NULL,
  state text NOT NULL DEFAULT 'watching' CHECK (
    state IN ('watching', 'preventing', 'deterring', 'halting', 'ended')
  ),
  version integer NOT NULL DEFAULT 1,
  follows_watch_item_id uuid REFERENCES office.watch_items,
  opened_by uuid NOT NULL REFERENCES office.people,
  opened_at timestamptz NOT NULL DEFAULT now(),
  outcome text CHECK (
    outcome IN ('explained', 'changed_before', 'changed_after', 'not_changed', 'not_ours')
  ),
  ended_by uuid REFERENCES office.people,
  ended_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((process = 'other') = (process_other IS NOT NULL)),
  CHECK (state <> 'ended' OR (outcome IS NOT NULL AND ended_by IS NOT NULL AND ended_at IS NOT NULL))
);
-- A second reason to look at the same process of the same agency is a second source, not a second item.
CREATE UNIQUE INDEX watch_items_once ON office.watch_items (agency_id, process)
WHERE state <> 'ended' AND process <> 'other';
CREATE INDEX watch_items_area ON office.watch_items (area_no, state, review_on);

-- One row per reason to look. A secret one keeps its words in watch_secrets, which nobody can select.
CREATE TABLE office.watch_sources (
  watch_source_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  kind text NOT NULL CHECK (
    kind IN (
      'signal', 'own_entry', 'meeting', 'district_centre', 'ita', 'workshop', 'visit', 'consultation', 'report',
      'self_assessment'
    )
  ),
  dated_on date NOT NULL,
  secrecy text NOT NULL CHECK (secrecy IN ('ordinary', 'secret')),
  origin text CHECK (length(origin) BETWEEN 2 AND 300),
  note text CHECK (length(note) BETWEEN 3 AND 4000),
  signal_id uuid REFERENCES office.signals,
  added_by uuid NOT NULL REFERENCES office.people,
  added_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((kind = 'signal') = (signal_id IS NOT NULL)),
  CHECK ((secrecy = 'ordinary') = (origin IS NOT NULL) AND (secrecy = 'ordinary') = (note IS NOT NULL)),
  CHECK (secrecy = 'ordinary' OR kind <> 'signal')
);
CREATE INDEX watch_sources_of ON office.watch_sources (watch_item_id, dated_on);

-- One row per secret source. Read only through office.read_watch_secret, which writes down who read it.
CREATE TABLE office.watch_secrets (
  watch_source_id uuid PRIMARY KEY REFERENCES office.watch_sources,
  origin text NOT NULL CHECK (length(origin) BETWEEN 2 AND 300),
  note text NOT NULL CHECK (length(note) BETWEEN 3 AND 4000)
);

-- One row per thing to do on a rung: who of the office, with which partner body, by when, and what came of it.
CREATE TABLE office.watch_steps (
  watch_step_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  rung text NOT NULL CHECK (rung IN ('watching', 'preventing', 'deterring', 'halting')),
  what text NOT NULL CHECK (length(what) BETWEEN 5 AND 2000),
  responsible_id uuid NOT NULL REFERENCES office.people,
  body text,
  body_scope_kind text,
  body_scope_id text,
  body_name text CHECK (length(body_name) BETWEEN 2 AND 200),
  office_only boolean NOT NULL DEFAULT false,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'dropped')),
  version integer NOT NULL DEFAULT 1,
  done_on date,
  report text CHECK (length(report) BETWEEN 3 AND 4000),
  reported_by uuid REFERENCES office.people,
  reported_at timestamptz,
  planned_by uuid NOT NULL REFERENCES office.people,
  planned_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((body_scope_kind IS NULL) = (body_scope_id IS NULL)),
  CHECK ((body = 'other') = (body_name IS NOT NULL) OR body IS NULL AND body_name IS NULL),
  CHECK (state = 'planned' OR (report IS NOT NULL AND reported_by IS NOT NULL)),
  CHECK (state <> 'done' OR done_on IS NOT NULL)
);
CREATE INDEX watch_steps_of ON office.watch_steps (watch_item_id, due_on);
CREATE INDEX watch_steps_open ON office.watch_steps (due_on) WHERE state = 'planned';

-- One row per move on the ladder, with its reason; the end is a move too.
CREATE TABLE office.watch_moves (
  watch_move_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 4000),
  outcome text,
  person_id uuid NOT NULL REFERENCES office.people,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((to_state = 'ended') = (outcome IS NOT NULL))
);
CREATE INDEX watch_moves_of ON office.watch_moves (watch_item_id, watch_move_id);

-- One row per kind of thing shown to one partner body. Never to an agency: the item is about one.
CREATE TABLE office.watch_shares (
  watch_share_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  body text NOT NULL CHECK (
    body IN ('province_office', 'district_office', 'district_centre', 'nacc_province', 'nacc_region', 'nacc_centre', 'suppression')
  ),
  scope_kind text NOT NULL,
  scope_id text NOT NULL,
  what text NOT NULL CHECK (what IN ('summary', 'steps', 'recommendations')),
  shared_by uuid NOT NULL REFERENCES office.people,
  shared_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_by uuid REFERENCES office.people,
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX watch_shares_once ON office.watch_shares (watch_item_id, body, scope_kind, scope_id, what)
WHERE withdrawn_at IS NULL;

CREATE INDEX watch_shares_with ON office.watch_shares (body, scope_kind, scope_id)
WHERE withdrawn_at IS NULL;

-- One row per recommendation that was raised from a watch item. Apart, because the agency reads recommendations.
CREATE TABLE office.watch_recommendations (
  recommendation_id uuid PRIMARY KEY REFERENCES office.recommendations,
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  linked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX watch_recommendations_of ON office.watch_recommendations (watch_item_id);

-- The partner body that the viewer speaks for; null for everybody else.
CREATE FUNCTION office.my_body () RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE office.my_role()
    WHEN 'governor' THEN 'province_office' WHEN 'province_officer' THEN 'province_office'
    WHEN 'district_office' THEN 'district_office' WHEN 'district_centre' THEN 'district_centre'
    WHEN 'nacc_province' THEN 'nacc_province' WHEN 'nacc_region' THEN 'nacc_region' WHEN 'nacc_centre' THEN 'nacc_centre'
    WHEN 'referral_officer' THEN 'suppression'
  END
$$;

CREATE FUNCTION office.is_my_body (body text, scope_kind text, scope_id text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.my_post() me WHERE office.my_body() = is_my_body.body
    AND me.scope_kind = is_my_body.scope_kind AND me.scope_id = is_my_body.scope_id)
$$;

CREATE FUNCTION office.shared_with_me (item uuid, wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.watch_shares s WHERE s.watch_item_id = item AND s.what = wanted
    AND s.withdrawn_at IS NULL AND office.is_my_body(s.body, s.scope_kind, s.scope_id))
$$;

-- The same as a list, asked once a query, for lists of many rows.
CREATE FUNCTION office.my_shared_items (wanted text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT array_agg(s.watch_item_id) FROM office.watch_shares s, office.my_post() me
  WHERE s.what = wanted AND s.withdrawn_at IS NULL AND s.body = office.my_body()
    AND s.scope_kind = me.scope_kind AND s.scope_id = me.scope_id
$$;

CREATE FUNCTION office.watch_item_goes_on (item uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = item AND i.state <> 'ended')
$$;

-- Where an item lies, for the timeline of whoever may act on a part of it. Nothing else of the item.
CREATE FUNCTION office.watch_item_place (item uuid) RETURNS TABLE (area_no smallint, province_iso text, district_code text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT i.area_no, i.province_iso, i.district_code FROM office.watch_items i
  WHERE i.watch_item_id = item AND (office.works_desk() AND office.sees(i.area_no, i.province_iso, i.district_code, NULL)
    OR office.shared_with_me(item, 'summary') OR office.shared_with_me(item, 'steps') OR office.shared_with_me(item, 'recommendations'))
$$;

-- A partner's list: items of which something is shared with the viewer's body. The rung and the date come
-- with the summary or the steps; title, sources, counts and numbers of other shares never.
CREATE FUNCTION office.shared_watch_items () RETURNS TABLE (
  watch_item_id uuid, number text, agency_id text, agency_name_th text, agency_name_en text, province_iso text,
  process text, process_other text, state text, summary text, shared text[], shared_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH mine AS (
    SELECT s.watch_item_id, array_agg(s.what ORDER BY s.what) AS shared, max(s.shared_at) AS shared_at
    FROM office.watch_shares s, office.my_post() me
    WHERE s.withdrawn_at IS NULL AND s.body = office.my_body() AND s.scope_kind = me.scope_kind AND s.scope_id = me.scope_id
    GROUP BY s.watch_item_id
  )
  SELECT i.watch_item_id, i.number, i.agency_id, a.name_th, a.name_en, i.province_iso, i.process, i.process_other,
    CASE WHEN m.shared && ARRAY['summary', 'steps'] THEN i.state END,
    CASE WHEN 'summary' = ANY (m.shared) THEN i.summary END, m.shared, m.shared_at
  FROM mine m JOIN office.watch_items i USING (watch_item_id) JOIN office.agencies a USING (agency_id)
$$;

-- Words of secret sources are for the Area that answers for the place (for the centre, where no Area does).
CREATE FUNCTION office.reads_watch_secrets (item uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (
    SELECT FROM office.watch_items i LEFT JOIN office.provinces_today p USING (province_iso)
    WHERE i.watch_item_id = item AND office.sees(i.area_no, i.province_iso, NULL, NULL)
      AND CASE WHEN coalesce(i.area_no, p.area_no) IS NULL THEN office.my_role() = 'centre_officer'
        ELSE office.my_role() IN ('area_officer', 'area_director') END)
$$;

-- The one way to the words of a secret source: who reads is written into the timeline first.
CREATE FUNCTION office.read_watch_secret (source uuid) RETURNS TABLE (origin text, note text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
#variable_conflict use_column
DECLARE
  i office.watch_items;
BEGIN
  SELECT w.* INTO i FROM office.watch_items w JOIN office.watch_sources s USING (watch_item_id)
  WHERE s.watch_source_id = source AND s.secrecy = 'secret';
  IF i.watch_item_id IS NULL OR NOT office.reads_watch_secrets(i.watch_item_id) THEN RETURN; END IF;
  PERFORM office.add_event('watch_source.read', 'watch_source', source::text, i.area_no::int, i.province_iso, i.district_code,
    NULL, jsonb_build_object('watch_item_id', i.watch_item_id));
  RETURN QUERY SELECT x.origin, x.note FROM office.watch_secrets x WHERE x.watch_source_id = source;
END $$;

ALTER TABLE office.watch_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_items FORCE ROW LEVEL SECURITY;
ALTER TABLE office.watch_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_sources FORCE ROW LEVEL SECURITY;
ALTER TABLE office.watch_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_secrets FORCE ROW LEVEL SECURITY;
ALTER TABLE office.watch_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_steps FORCE ROW LEVEL SECURITY;
ALTER TABLE office.watch_moves ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.watch_shares ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_shares FORCE ROW LEVEL SECURITY;
ALTER TABLE office.watch_recommendations ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.watch_recommendations FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.watch_items TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.watch_sources TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.watch_secrets TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.watch_steps TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.watch_moves TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.watch_shares TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.watch_recommendations TO truatkhap_owner USING (true) WITH CHECK (true);

-- The desk. Never by agency_id: nobody of the agency itself may see that it is watched.
CREATE POLICY desk ON office.watch_items FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())
  OR province_iso = ANY ((SELECT office.my_provinces())::text[])))
WITH CHECK ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())
  OR province_iso = ANY ((SELECT office.my_provinces())::text[])));
CREATE POLICY desk ON office.watch_sources FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_sources.watch_item_id)
  AND (secrecy = 'ordinary' OR office.reads_watch_secrets(watch_item_id)))
WITH CHECK (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_sources.watch_item_id)
  AND (secrecy = 'ordinary' OR office.reads_watch_secrets(watch_item_id)));
CREATE POLICY desk ON office.watch_secrets FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.watch_sources s WHERE s.watch_source_id = watch_secrets.watch_source_id AND s.secrecy = 'secret'));
CREATE POLICY desk ON office.watch_steps FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_steps.watch_item_id))
WITH CHECK (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_steps.watch_item_id));
CREATE POLICY desk ON office.watch_moves FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_moves.watch_item_id))
WITH CHECK (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_moves.watch_item_id));
CREATE POLICY desk ON office.watch_shares FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_shares.watch_item_id))
WITH CHECK (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_shares.watch_item_id));
CREATE POLICY desk ON office.watch_recommendations FOR ALL TO truatkhap_app
USING (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_recommendations.watch_item_id))
WITH CHECK (EXISTS (SELECT FROM office.watch_items i WHERE i.watch_item_id = watch_recommendations.watch_item_id));

-- Partners: the steps that are shared, of which they report their own; the recommendations that are shared.
CREATE POLICY partner_reads ON office.watch_steps FOR SELECT TO truatkhap_app
USING (NOT office_only AND watch_item_id = ANY ((SELECT office.my_shared_items('steps'))::uuid[]));
CREATE POLICY partner_reports ON office.watch_steps FOR UPDATE TO truatkhap_app
USING (NOT office_only AND state = 'planned' AND office.is_my_body(body, body_scope_kind, body_scope_id)
  AND office.shared_with_me(watch_item_id, 'steps') AND office.watch_item_goes_on(watch_item_id))
WITH CHECK (NOT office_only AND office.is_my_body(body, body_scope_kind, body_scope_id)
  AND office.shared_with_me(watch_item_id, 'steps') AND office.watch_item_goes_on(watch_item_id));
CREATE POLICY partner_reads ON office.watch_shares FOR SELECT TO truatkhap_app
USING (withdrawn_at IS NULL AND office.is_my_body(body, scope_kind, scope_id));
CREATE POLICY partner_reads ON office.watch_recommendations FOR SELECT TO truatkhap_app
USING (watch_item_id = ANY ((SELECT office.my_shared_items('recommendations'))::uuid[]));
CREATE POLICY partner_reads ON office.recommendations FOR SELECT TO truatkhap_app
USING ((SELECT office.my_body()) IS NOT NULL AND EXISTS (
  SELECT FROM office.watch_recommendations l WHERE l.recommendation_id = recommendations.recommendation_id));

REVOKE ALL ON FUNCTION office.is_my_body (text, text, text), office.shared_with_me (uuid, text), office.my_shared_items (text), office.watch_item_goes_on (uuid), office.watch_item_place (uuid), office.shared_watch_items (), office.reads_watch_secrets (uuid), office.read_watch_secret (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.my_body (), office.is_my_body (text, text, text), office.shared_with_me (uuid, text), office.my_shared_items (text), office.watch_item_goes_on (uuid), office.watch_item_place (uuid), office.shared_watch_items (), office.reads_watch_secrets (uuid), office.read_watch_secret (uuid) TO truatkhap_app;
GRANT SELECT, INSERT ON office.watch_items, office.watch_sources, office.watch_steps, office.watch_moves, office.watch_shares, office.watch_recommendations TO truatkhap_app;
GRANT INSERT ON office.watch_secrets TO truatkhap_app;
GRANT UPDATE (state, version, title, summary, review_on, outcome, ended_by, ended_at) ON office.watch_items TO truatkhap_app;
GRANT UPDATE (state, version, done_on, report, reported_by, reported_at) ON office.watch_steps TO truatkhap_app;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON office.watch_shares TO truatkhap_app;
GRANT USAGE ON SEQUENCE office.watch_moves_watch_move_id_seq TO truatkhap_app;
