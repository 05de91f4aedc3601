-- Evidence pages of the ITA's part OIT: an assessor opens one address per item. A body's head publishes an item, as a link of the
-- body's own or as a page that this office makes of the body's approved returns; the address stays the same.

-- One row per item that a body published once.
CREATE TABLE office.oit_pages (
  oit_page_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  catalogue_id text NOT NULL CHECK (catalogue_id ~ '^25[0-9]{2}-[a-z]+$'),
  item text NOT NULL CHECK (item ~ '^o[0-9]{1,2}$'),
  agency_id text NOT NULL REFERENCES office.agencies,
  made_from text NOT NULL CHECK (made_from IN ('link', 'returns')),
  url text CHECK (length(url) BETWEEN 8 AND 2000),
  published_by uuid NOT NULL REFERENCES office.people,
  published_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'published' CHECK (state IN ('published', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT oit_pages_once UNIQUE (catalogue_id, item, agency_id),
  CHECK ((made_from = 'link') = (url IS NOT NULL))
);
CREATE INDEX oit_pages_agency ON office.oit_pages (agency_id);
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.oit_pages FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
ALTER TABLE office.oit_pages ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.oit_pages FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.oit_pages TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY own ON office.oit_pages FOR SELECT TO truatkhap_app
USING ((SELECT office.reports()) AND ((SELECT office.my_scope_kind()) = 'nation' OR agency_id = ANY ((SELECT office.my_agencies())::text[])));
CREATE POLICY publish ON office.oit_pages FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) = 'agency_head' AND agency_id = ANY ((SELECT office.my_agencies())::text[])
  AND published_by::text = current_setting('truatkhap.person_id', true));
CREATE POLICY change ON office.oit_pages FOR UPDATE TO truatkhap_app
USING ((SELECT office.my_role()) = 'agency_head' AND agency_id = ANY ((SELECT office.my_agencies())::text[]))
WITH CHECK ((SELECT office.my_role()) = 'agency_head' AND published_by::text = current_setting('truatkhap.person_id', true));
GRANT SELECT, INSERT ON office.oit_pages TO truatkhap_app;
GRANT UPDATE (made_from, url, published_by, published_at, state, version) ON office.oit_pages TO truatkhap_app;

-- What is published is everybody's, without who published it.
CREATE FUNCTION office.published_oit_pages ()
RETURNS TABLE (catalogue_id text, item text, agency_id text, agency_name text, province_iso text, made_from text, url text,
  published_at timestamptz, is_demonstration boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT p.catalogue_id, p.item, p.agency_id, a.name_th, a.province_iso, p.made_from, p.url, p.published_at, p.is_demonstration
  FROM office.oit_pages p JOIN office.agencies a USING (agency_id) WHERE p.state = 'published'
$$;
REVOKE ALL ON FUNCTION office.published_oit_pages () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.published_oit_pages () TO truatkhap_app;

-- Of a page that is published from returns: the projects of the fiscal year as its head last accepted them, quarter by quarter.
-- Never the obstacles and what was asked for: these were told to those who follow, not to everybody.
CREATE FUNCTION office.oit_projects (catalogue text, of_item text, of_agency text)
RETURNS TABLE (quarter smallint, title text, parts smallint[], begins_on date, ends_on date, received_thb numeric, spent_thb numeric,
  unit text, target numeric, result numeric, beneficiaries integer, progress text, accepted_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH words AS (
    SELECT DISTINCT ON (d.quarterly_return_id, d.revision_no) d.quarterly_return_id, d.revision_no, d.decision, d.decided_at, r.quarter
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id) JOIN office.return_decisions d USING (quarterly_return_id)
    WHERE q.agency_id = of_agency AND r.fiscal_year_be = left(catalogue, 4)::int AND d.level = 'agency' AND d.decision <> 'returned'
      AND EXISTS (SELECT FROM office.oit_pages o WHERE o.catalogue_id = catalogue AND o.item = of_item AND o.agency_id = of_agency
        AND o.state = 'published' AND o.made_from = 'returns')
    ORDER BY d.quarterly_return_id, d.revision_no, d.moment DESC
  ), held AS (
    SELECT DISTINCT ON (w.quarterly_return_id) w.* FROM words w WHERE w.decision = 'accepted' ORDER BY w.quarterly_return_id, w.revision_no DESC
  )
  SELECT h.quarter, p.title, p.parts, p.begins_on, p.ends_on, m.received, m.spent, p.unit, p.target, p.result,
    p.beneficiaries - coalesce(p.counted_elsewhere, 0), p.progress, h.decided_at
  FROM held h JOIN office.return_revisions v ON v.quarterly_return_id = h.quarterly_return_id AND v.revision_no = h.revision_no
  JOIN office.return_projects p USING (moment)
  LEFT JOIN LATERAL (SELECT sum(o.received_thb) AS received, sum(o.spent_thb) AS spent FROM office.return_money o
    WHERE o.moment = p.moment AND o.return_project_id = p.return_project_id) m ON true
  ORDER BY h.quarter, p.line_no
$$;
REVOKE ALL ON FUNCTION office.oit_projects (text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.oit_projects (text, text, text) TO truatkhap_app;
