-- คณะกรรมการผลักดันการดำเนินงานตามแผนแม่บทฯ จังหวัด…: its meetings, what they look at, the pack that is frozen before each, and
-- its resolutions. The NACC's provincial office is the secretary; both lines read, and the centre comes with its words.

-- One row per meeting. The place is as on the day when it was planned.
CREATE TABLE office.committee_meetings (
  committee_meeting_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  region_no smallint CHECK (region_no BETWEEN 1 AND 9),
  fiscal_year_be smallint NOT NULL CHECK (fiscal_year_be BETWEEN 2500 AND 2599),
  number smallint NOT NULL CHECK (number >= 1),
  on_day date NOT NULL,
  place text NOT NULL CHECK (length(place) BETWEEN 2 AND 300),
  -- By post, never by name; null: nobody has said yet.
  chair_post text CHECK (chair_post IN ('governor', 'deputy_governor', 'nacc_region', 'nacc_province', 'other')),
  -- The rounds of returns it looks at.
  round_ids text[] NOT NULL CHECK (cardinality(round_ids) BETWEEN 1 AND 4),
  -- Headings of the agenda in the order that the secretary gave them; the others follow in their own.
  agenda_order text[] NOT NULL DEFAULT '{}' CHECK (cardinality(agenda_order) <= 60),
  frozen_at timestamptz,
  minutes text CHECK (length(minutes) BETWEEN 5 AND 8000),
  off_why text CHECK (length(off_why) BETWEEN 5 AND 1000),
  planned_by uuid NOT NULL REFERENCES office.people,
  planned_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'frozen', 'held', 'closed', 'called_off')),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (province_iso, fiscal_year_be, number),
  CHECK (state <> 'called_off' OR off_why IS NOT NULL),
  CHECK (state NOT IN ('frozen', 'held', 'closed') OR frozen_at IS NOT NULL)
);
CREATE INDEX committee_meetings_day ON office.committee_meetings (on_day DESC, committee_meeting_id);

-- One row per item that the secretary typed for the agenda.
CREATE TABLE office.committee_items (
  committee_item_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  committee_meeting_id uuid NOT NULL REFERENCES office.committee_meetings,
  title text NOT NULL CHECK (length(title) BETWEEN 5 AND 300),
  words text CHECK (length(words) BETWEEN 3 AND 4000),
  added_by uuid NOT NULL REFERENCES office.people,
  added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX committee_items_of ON office.committee_items (committee_meeting_id, added_at);

-- One row per meeting whose pack was frozen: everything in it in one spelling, and its hash. Nobody changes it.
CREATE TABLE office.committee_packs (
  committee_meeting_id uuid PRIMARY KEY REFERENCES office.committee_meetings,
  moment bigint NOT NULL UNIQUE,
  content text NOT NULL CHECK (length(content) BETWEEN 2 AND 8000000),
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  frozen_by uuid NOT NULL REFERENCES office.people,
  frozen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One row per body in a frozen pack: its own page, for the body itself too. The pack's content has the hash of each.
CREATE TABLE office.committee_pack_pages (
  committee_pack_page_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  committee_meeting_id uuid NOT NULL REFERENCES office.committee_packs,
  place smallint NOT NULL CHECK (place >= 1),
  agency_id text NOT NULL REFERENCES office.agencies,
  content text NOT NULL CHECK (length(content) BETWEEN 2 AND 4000000),
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  UNIQUE (committee_meeting_id, agency_id),
  UNIQUE (committee_meeting_id, place)
);
CREATE INDEX committee_pack_pages_agency ON office.committee_pack_pages (agency_id);

-- One row per file of a pack that was made: once, kept by its hash, given to everybody from then on.
CREATE TABLE office.committee_papers (
  committee_meeting_id uuid NOT NULL REFERENCES office.committee_packs,
  kind text NOT NULL CHECK (kind IN ('pdf', 'xlsx', 'slides')),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 33554432),
  kept_by uuid NOT NULL REFERENCES office.people,
  kept_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (committee_meeting_id, kind)
);

-- One row per resolution (มติที่ประชุม): who is to do what by when.
CREATE TABLE office.committee_resolutions (
  committee_resolution_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  committee_meeting_id uuid NOT NULL REFERENCES office.committee_meetings,
  number smallint NOT NULL CHECK (number >= 1),
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint,
  region_no smallint,
  words text NOT NULL CHECK (length(words) BETWEEN 5 AND 4000),
  -- Who is to do it, as the committee said it; the body, where it is one of the pack.
  owner text NOT NULL CHECK (length(owner) BETWEEN 2 AND 300),
  agency_id text REFERENCES office.agencies,
  due_on date NOT NULL,
  -- Taken up by the desk of the Area as a recommendation of the office.
  recommendation_id uuid REFERENCES office.recommendations,
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'going_on', 'carried', 'done')),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (committee_meeting_id, number)
);
CREATE INDEX committee_resolutions_open ON office.committee_resolutions (province_iso, due_on) WHERE state <> 'done';

-- One row per word on a resolution: how far it is, and what shows it. Rows are only added.
CREATE TABLE office.committee_resolution_entries (
  committee_resolution_entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  committee_resolution_id uuid NOT NULL REFERENCES office.committee_resolutions,
  kind text NOT NULL CHECK (kind IN ('going_on', 'carried', 'done')),
  words text NOT NULL CHECK (length(words) BETWEEN 5 AND 4000),
  evidence text CHECK (length(evidence) BETWEEN 5 AND 2000),
  due_on date,
  written_by uuid NOT NULL REFERENCES office.people,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (kind <> 'done' OR evidence IS NOT NULL),
  CHECK ((kind = 'carried') = (due_on IS NOT NULL))
);
CREATE INDEX committee_resolution_entries_of ON office.committee_resolution_entries (committee_resolution_id, committee_resolution_entry_id);

-- One row per comment of an office that reads: with its role, since those who read each other's words know no names.
CREATE TABLE office.committee_comments (
  committee_comment_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  committee_meeting_id uuid NOT NULL REFERENCES office.committee_meetings,
  words text NOT NULL CHECK (length(words) BETWEEN 2 AND 4000),
  role text NOT NULL,
  written_by uuid NOT NULL REFERENCES office.people,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX committee_comments_of ON office.committee_comments (committee_meeting_id, written_at);

-- What was frozen, printed or said stays, for the owner too.
CREATE FUNCTION office.committee_stays () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'office.%: what was frozen or said is not changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION office.committee_stays () FROM PUBLIC;
CREATE TRIGGER committee_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON office.committee_packs FOR EACH STATEMENT EXECUTE FUNCTION office.committee_stays ();
CREATE TRIGGER committee_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON office.committee_pack_pages FOR EACH STATEMENT EXECUTE FUNCTION office.committee_stays ();
CREATE TRIGGER committee_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON office.committee_papers FOR EACH STATEMENT EXECUTE FUNCTION office.committee_stays ();
CREATE TRIGGER committee_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON office.committee_resolution_entries FOR EACH STATEMENT EXECUTE FUNCTION office.committee_stays ();
CREATE TRIGGER committee_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON office.committee_comments FOR EACH STATEMENT EXECUTE FUNCTION office.committee_stays ();

-- A pack is frozen while its meeting is planned, with all its pages at once: none is added to a meeting whose pack is there.
CREATE FUNCTION office.committee_freezes_once () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = NEW.committee_meeting_id AND m.state = 'planned') THEN
    RAISE EXCEPTION 'office.%: the pack of this meeting is frozen', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION office.committee_freezes_once () FROM PUBLIC;
CREATE TRIGGER committee_freezes_once BEFORE INSERT ON office.committee_packs FOR EACH ROW EXECUTE FUNCTION office.committee_freezes_once ();
CREATE TRIGGER committee_freezes_once BEFORE INSERT ON office.committee_pack_pages FOR EACH ROW EXECUTE FUNCTION office.committee_freezes_once ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.committee_meetings FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.committee_resolutions FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- Offices that read the committees; bodies that report read their own page alone.
CREATE FUNCTION office.reads_committees () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('nacc_centre', 'nacc_region', 'nacc_province', 'governor', 'province_officer', 'area_officer',
    'area_director', 'centre_officer', 'system')
$$;
-- The province whose committee the viewer is secretary of; null for everybody else.
CREATE FUNCTION office.my_committee () RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN office.my_role() = 'nacc_province' AND office.my_scope_kind() = 'province' THEN office.my_scope_id() END
$$;
REVOKE ALL ON FUNCTION office.reads_committees (), office.my_committee () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.reads_committees (), office.my_committee () TO truatkhap_app;

ALTER TABLE office.committee_meetings ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_meetings FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_items FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_packs ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_packs FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_pack_pages ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_pack_pages FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_papers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_papers FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_resolutions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_resolutions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_resolution_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_resolution_entries FORCE ROW LEVEL SECURITY;
ALTER TABLE office.committee_comments ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.committee_comments FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.committee_meetings TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_items TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_packs TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_pack_pages TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_papers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_resolutions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_resolution_entries TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.committee_comments TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_scope ON office.committee_meetings FOR SELECT TO truatkhap_app
USING ((SELECT office.reads_committees()) AND CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true
  WHEN 'area' THEN area_no = (SELECT office.my_area_no())
  WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id())
  ELSE false END);
CREATE POLICY run_own ON office.committee_meetings FOR INSERT TO truatkhap_app
WITH CHECK (province_iso = (SELECT office.my_committee()) AND planned_by::text = current_setting('truatkhap.person_id', true));
CREATE POLICY move_own ON office.committee_meetings FOR UPDATE TO truatkhap_app
USING (province_iso = (SELECT office.my_committee())) WITH CHECK (province_iso = (SELECT office.my_committee()));

CREATE POLICY read_meeting ON office.committee_items FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_items.committee_meeting_id));
CREATE POLICY run_own ON office.committee_items FOR INSERT TO truatkhap_app
WITH CHECK (added_by::text = current_setting('truatkhap.person_id', true) AND EXISTS (SELECT FROM office.committee_meetings m
  WHERE m.committee_meeting_id = committee_items.committee_meeting_id AND m.state = 'planned' AND m.province_iso = (SELECT office.my_committee())));
CREATE POLICY take_off ON office.committee_items FOR DELETE TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_meetings m
  WHERE m.committee_meeting_id = committee_items.committee_meeting_id AND m.state = 'planned' AND m.province_iso = (SELECT office.my_committee())));

CREATE POLICY read_meeting ON office.committee_packs FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_packs.committee_meeting_id));
CREATE POLICY run_own ON office.committee_packs FOR INSERT TO truatkhap_app
WITH CHECK (frozen_by::text = current_setting('truatkhap.person_id', true) AND EXISTS (SELECT FROM office.committee_meetings m
  WHERE m.committee_meeting_id = committee_packs.committee_meeting_id AND m.province_iso = (SELECT office.my_committee())));
CREATE POLICY read_meeting ON office.committee_pack_pages FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_pack_pages.committee_meeting_id));
CREATE POLICY read_own ON office.committee_pack_pages FOR SELECT TO truatkhap_app
USING ((SELECT office.reports()) AND agency_id = ANY ((SELECT office.my_agencies())::text[]));
CREATE POLICY run_own ON office.committee_pack_pages FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.committee_meetings m
  WHERE m.committee_meeting_id = committee_pack_pages.committee_meeting_id AND m.province_iso = (SELECT office.my_committee())));

CREATE POLICY read_meeting ON office.committee_papers FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_papers.committee_meeting_id));
CREATE POLICY keep ON office.committee_papers FOR INSERT TO truatkhap_app
WITH CHECK (kept_by::text = current_setting('truatkhap.person_id', true)
  AND EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_papers.committee_meeting_id));

CREATE POLICY read_meeting ON office.committee_resolutions FOR SELECT TO truatkhap_app
USING ((SELECT office.reads_committees()) AND CASE (SELECT office.my_scope_kind())
  WHEN 'nation' THEN true
  WHEN 'area' THEN area_no = (SELECT office.my_area_no())
  WHEN 'region' THEN region_no = (SELECT office.my_scope_id())::int
  WHEN 'province' THEN province_iso = (SELECT office.my_scope_id())
  ELSE false END);
CREATE POLICY run_own ON office.committee_resolutions FOR INSERT TO truatkhap_app
WITH CHECK (province_iso = (SELECT office.my_committee()) AND recorded_by::text = current_setting('truatkhap.person_id', true)
  AND EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_resolutions.committee_meeting_id
    AND m.province_iso = committee_resolutions.province_iso AND m.state = 'held'));
-- The desk of the Area links its recommendation; the secretary follows.
CREATE POLICY move ON office.committee_resolutions FOR UPDATE TO truatkhap_app
USING (province_iso = (SELECT office.my_committee()) OR (SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())))
WITH CHECK (province_iso = (SELECT office.my_committee()) OR (SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())));
CREATE POLICY read_meeting ON office.committee_resolution_entries FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_resolutions r WHERE r.committee_resolution_id = committee_resolution_entries.committee_resolution_id));
CREATE POLICY run_own ON office.committee_resolution_entries FOR INSERT TO truatkhap_app
WITH CHECK (written_by::text = current_setting('truatkhap.person_id', true) AND EXISTS (SELECT FROM office.committee_resolutions r
  WHERE r.committee_resolution_id = committee_resolution_entries.committee_resolution_id AND r.province_iso = (SELECT office.my_committee())));

CREATE POLICY read_meeting ON office.committee_comments FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_comments.committee_meeting_id));
CREATE POLICY say ON office.committee_comments FOR INSERT TO truatkhap_app
WITH CHECK (written_by::text = current_setting('truatkhap.person_id', true) AND role = (SELECT office.my_role())
  AND (SELECT office.my_role()) IN ('governor', 'nacc_region', 'nacc_centre', 'centre_officer', 'area_officer', 'area_director')
  AND EXISTS (SELECT FROM office.committee_meetings m WHERE m.committee_meeting_id = committee_comments.committee_meeting_id));

GRANT USAGE ON SEQUENCE office.committee_resolution_entries_committee_resolution_entry_id_seq TO truatkhap_app;
GRANT SELECT, INSERT ON office.committee_meetings, office.committee_items, office.committee_packs, office.committee_pack_pages, office.committee_papers,
office.committee_resolutions, office.committee_resolution_entries, office.committee_comments TO truatkhap_app;
GRANT DELETE ON office.committee_items TO truatkhap_app;
GRANT UPDATE (on_day, place, chair_post, round_ids, agenda_order, frozen_at, minutes, off_why, state, version) ON office.committee_meetings TO truatkhap_app;
GRANT UPDATE (due_on, recommendation_id, state, version) ON office.committee_resolutions TO truatkhap_app;
