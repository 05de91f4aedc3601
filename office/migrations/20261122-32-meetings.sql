-- A meeting of the programme from its draft to what was published of it: office.activities becomes the row
-- that an officer plans, announces, holds and reports. Only the desk of its own place sees a draft; what was
-- announced may be read by everybody. Who sat where is not here: the rows hold posts, never names.
ALTER TABLE office.activities
ADD COLUMN state text NOT NULL DEFAULT 'drafted' CHECK (
  state IN ('drafted', 'announced', 'held', 'reported', 'cancelled')
),
ADD COLUMN version integer NOT NULL DEFAULT 1,
ADD COLUMN cancel_reason text CHECK (length(cancel_reason) BETWEEN 5 AND 1000),
-- Set when it was first announced and kept: a cancelled meeting that nobody was told of stays the desk's.
ADD COLUMN announced_at timestamptz,
ADD COLUMN created_by uuid REFERENCES office.people,
ADD COLUMN ends_on date,
ADD COLUMN ends_at time,
-- How the number of people was come by: a signed list, a count at the door, an estimate of the office, or what
-- a news item says (attendance_link). attendee_count_is_estimate: even that says "about".
ADD COLUMN attendance_basis text CHECK (attendance_basis IN ('signed', 'counted', 'estimated', 'news')),
ADD COLUMN attendance_link text CHECK (length(attendance_link) BETWEEN 4 AND 2000),
ADD COLUMN published_link text CHECK (length(published_link) BETWEEN 4 AND 2000),
-- How many seats there are in all; null: nobody limits them.
ADD COLUMN seat_count integer CHECK (seat_count BETWEEN 1 AND 5000),
-- The room as clashes compare it: without blanks and in one case.
ADD COLUMN room_key text GENERATED ALWAYS AS (lower(regexp_replace(place_th, '\s+', '', 'g'))) STORED,
DROP CONSTRAINT activities_kind_check,
ADD CONSTRAINT activities_kind_check CHECK (
  kind IN ('briefing', 'workshop', 'field_watch', 'mobile_clinic', 'training', 'progress_meeting')
),
ADD CONSTRAINT activities_cancelled_with_reason CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
ADD CONSTRAINT activities_announced_once CHECK (state <> 'announced' OR announced_at IS NOT NULL),
ADD CONSTRAINT activities_ends_after_it_begins CHECK (ends_on IS NULL OR on_day IS NOT NULL AND ends_on >= on_day);
UPDATE office.activities SET
  state = CASE WHEN on_day > (now() AT TIME ZONE 'Asia/Bangkok')::date THEN 'announced' ELSE 'held' END,
  announced_at = now(),
  attendance_basis = CASE
    WHEN attendee_count IS NULL THEN NULL
    WHEN NOT is_demonstration THEN 'news'
    WHEN attendee_count_is_estimate THEN 'estimated'
    ELSE 'counted' END
WHERE true;
-- A number always says how it was come by; one that is estimated says so twice.
ALTER TABLE office.activities
ADD CONSTRAINT activities_count_has_basis CHECK ((attendee_count IS NULL) = (attendance_basis IS NULL)),
ADD CONSTRAINT activities_estimate_says_so CHECK (attendance_basis IS DISTINCT FROM 'estimated' OR attendee_count_is_estimate);
CREATE INDEX activities_day ON office.activities (on_day, area_no);
CREATE INDEX activities_to_record ON office.activities (area_no, on_day) WHERE state IN ('drafted', 'announced');

-- Public organisations (องค์การมหาชน) take part too, as the master plan names them.
ALTER TABLE office.activity_sectors
DROP CONSTRAINT activity_sectors_sector_check,
ADD CONSTRAINT activity_sectors_sector_check CHECK (
  sector IN (
    'pacc_centre', 'pacc_area', 'nacc', 'provincial_office', 'government_agencies', 'state_enterprises', 'public_organisations',
    'local_government', 'district_offices', 'damrongdhamma_centres', 'civil_society', 'private_sector'
  )
);

-- One row per item of a meeting's agenda, in its order. activity_no: which of the year's activities the item
-- belongs to, where a meeting holds both. The speaker is a post, never a name.
CREATE TABLE office.activity_agenda (
  agenda_item_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  item_no smallint NOT NULL CHECK (item_no BETWEEN 1 AND 60),
  activity_no smallint CHECK (activity_no IN (1, 2)),
  starts_at time,
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 2 AND 300),
  title_en text CHECK (length(title_en) BETWEEN 2 AND 300),
  speaker_th text CHECK (length(speaker_th) BETWEEN 2 AND 200),
  speaker_en text CHECK (length(speaker_en) BETWEEN 2 AND 200),
  UNIQUE (activity_id, item_no)
);

ALTER TABLE office.activity_agenda ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.activity_agenda FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.activity_agenda TO truatkhap_owner USING (true) WITH CHECK (true);

-- Everybody reads what was announced or happened; a draft, and what was cancelled as one, its own desk alone.
DROP POLICY read_all ON office.activities;
CREATE POLICY read_known ON office.activities FOR SELECT TO truatkhap_app
USING ((SELECT office.viewer()) <> 'nobody' AND (
  state IN ('announced', 'held', 'reported') OR state = 'cancelled' AND announced_at IS NOT NULL
  OR (SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
    ELSE area_no = (SELECT office.my_area_no()) OR province_iso = ANY ((SELECT office.my_provinces())::text[]) END));
-- What hangs on a meeting is seen with it; the first clause is already one look into its own key.
DROP POLICY read_all ON office.activity_sectors;
CREATE POLICY read_known ON office.activity_sectors FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.activities a WHERE a.activity_id = activity_sectors.activity_id));
CREATE POLICY read_known ON office.activity_agenda FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.activities a WHERE a.activity_id = activity_agenda.activity_id));
DROP POLICY read_scope ON office.activity_agencies;
CREATE POLICY read_scope ON office.activity_agencies FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = activity_agencies.agency_id)
  AND EXISTS (SELECT FROM office.activities a WHERE a.activity_id = activity_agencies.activity_id));

-- The desk of a place writes that place's meetings.
CREATE FUNCTION office.runs_meetings_at (area_no integer, province_iso text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (SELECT office.works_desk()) AND office.sees(runs_meetings_at.area_no, runs_meetings_at.province_iso, NULL, NULL)
$$;
CREATE FUNCTION office.runs_meeting (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.activities a WHERE a.activity_id = wanted AND office.runs_meetings_at(a.area_no, a.province_iso))
$$;
CREATE POLICY plan_desk ON office.activities FOR INSERT TO truatkhap_app
WITH CHECK (office.runs_meetings_at(area_no, province_iso) AND NOT verified);
CREATE POLICY change_desk ON office.activities FOR UPDATE TO truatkhap_app
USING (office.runs_meetings_at(area_no, province_iso)) WITH CHECK (office.runs_meetings_at(area_no, province_iso));
CREATE POLICY write_desk ON office.activity_sectors FOR INSERT TO truatkhap_app WITH CHECK (office.runs_meeting(activity_id));
CREATE POLICY clear_desk ON office.activity_sectors FOR DELETE TO truatkhap_app USING (office.runs_meeting(activity_id));
CREATE POLICY write_desk ON office.activity_agenda FOR INSERT TO truatkhap_app WITH CHECK (office.runs_meeting(activity_id));
CREATE POLICY clear_desk ON office.activity_agenda FOR DELETE TO truatkhap_app USING (office.runs_meeting(activity_id));
CREATE POLICY write_desk ON office.activity_agencies FOR INSERT TO truatkhap_app WITH CHECK (office.runs_meeting(activity_id));

REVOKE ALL ON FUNCTION office.runs_meeting (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.runs_meetings_at (integer, text), office.runs_meeting (uuid) TO truatkhap_app;
GRANT SELECT, INSERT, DELETE ON office.activity_agenda TO truatkhap_app;
GRANT DELETE ON office.activity_sectors TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.activities FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
