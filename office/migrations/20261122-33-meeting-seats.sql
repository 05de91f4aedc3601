-- Seats of a meeting: how many a sector has, who is invited with how many, what was answered and who comes in
-- whose place. A seat is held by a post, never by a name: the name is given at the door.

-- One row per sector that a meeting sets seats aside for.
CREATE TABLE office.meeting_quotas (
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  sector text NOT NULL CHECK (
    sector IN (
      'pacc_centre', 'pacc_area', 'nacc', 'provincial_office', 'government_agencies', 'state_enterprises', 'public_organisations',
      'local_government', 'district_offices', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    )
  ),
  seat_count integer NOT NULL CHECK (seat_count BETWEEN 1 AND 5000),
  PRIMARY KEY (activity_id, sector)
);

-- One row per body invited to a meeting. agency_id null: it is in no register (a group of citizens, a firm), and
-- the desk writes down what it answers. invited_name is what it was called that day; an agency that is renamed,
-- moves or merges keeps its invitation, and its successor answers.
CREATE TABLE office.meeting_invitations (
  meeting_invitation_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  agency_id text REFERENCES office.agencies,
  invited_name text NOT NULL CHECK (length(invited_name) BETWEEN 2 AND 300),
  sector text NOT NULL CHECK (
    sector IN (
      'pacc_centre', 'pacc_area', 'nacc', 'provincial_office', 'government_agencies', 'state_enterprises', 'public_organisations',
      'local_government', 'district_offices', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    )
  ),
  -- The body's own quota, and how many of it it takes.
  seat_quota smallint NOT NULL CHECK (seat_quota BETWEEN 1 AND 200),
  seats_taken smallint NOT NULL DEFAULT 0 CHECK (seats_taken BETWEEN 0 AND 200),
  -- Posts that are asked to come: หัวหน้าหน่วยงาน, เจ้าหน้าที่พัสดุ.
  posts_wanted text CHECK (length(posts_wanted) BETWEEN 2 AND 500),
  reply_due_on date,
  letter_id uuid REFERENCES office.letters,
  state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'accepted', 'declined', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  decline_reason text CHECK (length(decline_reason) BETWEEN 2 AND 1000),
  invited_by uuid NOT NULL REFERENCES office.people,
  invited_at timestamptz NOT NULL DEFAULT now(),
  answered_by uuid REFERENCES office.people,
  answered_at timestamptz,
  reminded_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT meeting_invitations_within_quota CHECK (seats_taken <= seat_quota),
  CONSTRAINT meeting_invitations_taken_when_accepted CHECK ((state = 'accepted') = (seats_taken > 0))
);
-- A body is invited once to a meeting; one whose invitation was taken back can be invited again.
CREATE UNIQUE INDEX meeting_invitations_once ON office.meeting_invitations (activity_id, agency_id) WHERE state <> 'withdrawn';
CREATE INDEX meeting_invitations_of ON office.meeting_invitations (activity_id, state, sector);
CREATE INDEX meeting_invitations_agency ON office.meeting_invitations (agency_id, state);
CREATE INDEX meeting_invitations_open ON office.meeting_invitations (area_no, reply_due_on) WHERE state = 'invited';

-- One row each time a post is named for a seat: the last one of a seat holds it, those before are the history of
-- substitution. Rows are only added.
CREATE TABLE office.seat_holders (
  seat_holder_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_invitation_id uuid NOT NULL REFERENCES office.meeting_invitations ON DELETE CASCADE,
  seat_no smallint NOT NULL CHECK (seat_no BETWEEN 1 AND 200),
  holder_post text NOT NULL CHECK (length(holder_post) BETWEEN 2 AND 200),
  -- Why another comes; null for the first who is named.
  reason text CHECK (length(reason) BETWEEN 2 AND 500),
  named_by uuid NOT NULL REFERENCES office.people,
  named_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX seat_holders_of ON office.seat_holders (meeting_invitation_id, seat_no, seat_holder_id);

-- Takes seats for an invitation, or says why not: 'ok', 'full', 'sector_full', 'over_quota'. The meeting's row is
-- held meanwhile, so that of fifty who ask for the last seat at once one gets it. Null: not the viewer's to answer.
CREATE FUNCTION office.take_seats (wanted uuid, seats integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  invitation office.meeting_invitations;
  meeting office.activities;
  taken integer;
  taken_sector integer;
  sector_quota integer;
BEGIN
  SELECT * INTO invitation FROM office.meeting_invitations i WHERE i.meeting_invitation_id = wanted;
  IF NOT coalesce(invitation.agency_id = ANY (office.my_agencies()), false)
    AND NOT coalesce(office.runs_meeting(invitation.activity_id), false) THEN RETURN NULL; END IF;
  SELECT * INTO meeting FROM office.activities a WHERE a.activity_id = invitation.activity_id FOR UPDATE;
  IF meeting.state <> 'announced' THEN RETURN 'closed'; END IF;
  IF seats > invitation.seat_quota THEN RETURN 'over_quota'; END IF;
  SELECT coalesce(sum(i.seats_taken), 0), coalesce(sum(i.seats_taken) FILTER (WHERE i.sector = invitation.sector), 0)
    INTO taken, taken_sector FROM office.meeting_invitations i
    WHERE i.activity_id = invitation.activity_id AND i.state = 'accepted' AND i.meeting_invitation_id <> wanted;
  SELECT q.seat_count INTO sector_quota FROM office.meeting_quotas q
    WHERE q.activity_id = invitation.activity_id AND q.sector = invitation.sector;
  IF taken + seats > meeting.seat_count THEN RETURN 'full'; END IF;
  IF taken_sector + seats > sector_quota THEN RETURN 'sector_full'; END IF;
  UPDATE office.meeting_invitations i SET seats_taken = seats, state = 'accepted' WHERE i.meeting_invitation_id = wanted;
  RETURN 'ok';
END $$;

-- What became since of the bodies invited to a meeting of the viewer's desk: the name today, another province,
-- the successor. The desk may have lost sight of an agency that moved; of its own invitation it has not.
CREATE FUNCTION office.invited_since (wanted uuid) RETURNS TABLE (
  meeting_invitation_id uuid, name_today text, province_today text, moved boolean, successor_id text, successor_name text
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT i.meeting_invitation_id, a.name_th, a.province_iso,
    EXISTS (SELECT FROM office.agency_changes c WHERE c.agency_id = i.agency_id AND c.kind = 'moved'
      AND c.effective_on >= (i.invited_at AT TIME ZONE 'Asia/Bangkok')::date) AND a.province_iso IS DISTINCT FROM i.province_iso,
    s.agency_id, s.name_th
  FROM office.meeting_invitations i
  JOIN office.agencies a ON a.agency_id = i.agency_id
  LEFT JOIN LATERAL (
    WITH RECURSIVE line AS (
      SELECT c.other_agency_id AS agency_id, 1 AS step FROM office.agency_changes c
      WHERE c.agency_id = i.agency_id AND c.kind = 'merged_into' AND c.effective_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      UNION ALL
      SELECT c.other_agency_id, line.step + 1 FROM line JOIN office.agency_changes c ON c.agency_id = line.agency_id
        AND c.kind = 'merged_into' AND c.effective_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
      WHERE line.step < 50
    )
    SELECT n.agency_id, n.name_th FROM line JOIN office.agencies n USING (agency_id) ORDER BY line.step DESC LIMIT 1
  ) s ON true
  WHERE i.activity_id = wanted AND office.runs_meeting(wanted)
$$;

ALTER TABLE office.meeting_quotas ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_quotas FORCE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_invitations FORCE ROW LEVEL SECURITY;
ALTER TABLE office.seat_holders ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.seat_holders FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.meeting_quotas TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.meeting_invitations TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.seat_holders TO truatkhap_owner USING (true) WITH CHECK (true);

-- Quotas are the desk's; who is invited, the desk's and the invited body's own.
CREATE POLICY read_desk ON office.meeting_quotas FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk()) AND EXISTS (
  SELECT FROM office.activities a WHERE a.activity_id = meeting_quotas.activity_id
    AND ((SELECT office.my_scope_kind()) = 'nation' OR a.area_no = (SELECT office.my_area_no())
      OR a.province_iso = ANY ((SELECT office.my_provinces())::text[]))));
CREATE POLICY write_desk ON office.meeting_quotas FOR INSERT TO truatkhap_app WITH CHECK (office.runs_meeting(activity_id));
CREATE POLICY clear_desk ON office.meeting_quotas FOR DELETE TO truatkhap_app USING (office.runs_meeting(activity_id));
CREATE POLICY read_own ON office.meeting_invitations FOR SELECT TO truatkhap_app
USING (agency_id = ANY ((SELECT office.my_agencies())::text[])
  OR (SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true
    ELSE area_no = (SELECT office.my_area_no()) OR province_iso = ANY ((SELECT office.my_provinces())::text[]) END);
CREATE POLICY invite_desk ON office.meeting_invitations FOR INSERT TO truatkhap_app
WITH CHECK (office.runs_meeting(activity_id) AND state = 'invited');
CREATE POLICY answer ON office.meeting_invitations FOR UPDATE TO truatkhap_app
USING (agency_id = ANY ((SELECT office.my_agencies())::text[]) OR office.runs_meeting(activity_id))
WITH CHECK (agency_id = ANY ((SELECT office.my_agencies())::text[]) OR office.runs_meeting(activity_id));
CREATE POLICY read_own ON office.seat_holders FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.meeting_invitations i WHERE i.meeting_invitation_id = seat_holders.meeting_invitation_id));
CREATE POLICY name_own ON office.seat_holders FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.meeting_invitations i WHERE i.meeting_invitation_id = seat_holders.meeting_invitation_id));

REVOKE ALL ON FUNCTION office.take_seats (uuid, integer), office.invited_since (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.take_seats (uuid, integer), office.invited_since (uuid) TO truatkhap_app;
GRANT SELECT, INSERT, DELETE ON office.meeting_quotas TO truatkhap_app;
GRANT SELECT, INSERT ON office.meeting_invitations, office.seat_holders TO truatkhap_app;
GRANT UPDATE (state, version, seats_taken, decline_reason, letter_id, answered_by, answered_at, reminded_at) ON office.meeting_invitations TO truatkhap_app;

-- One row per thing agreed at a meeting: it is a recommendation, with its owner and day, like any other.
CREATE TABLE office.meeting_commitments (
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  recommendation_id uuid NOT NULL REFERENCES office.recommendations,
  PRIMARY KEY (activity_id, recommendation_id)
);

-- One row per news item about a meeting, for the province's public-relations office. It leaves the desk once a
-- second person saw that everybody shown agreed and that ranks and titles are right.
CREATE TABLE office.meeting_news (
  meeting_news_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL UNIQUE REFERENCES office.activities ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'cleared', 'published')),
  version integer NOT NULL DEFAULT 1,
  headline text NOT NULL CHECK (length(headline) BETWEEN 5 AND 300),
  body text NOT NULL CHECK (length(body) BETWEEN 10 AND 20000),
  -- Who wrote or changed it last, or added a picture: that person does not clear it.
  written_by uuid NOT NULL REFERENCES office.people,
  cleared_by uuid REFERENCES office.people,
  cleared_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT meeting_news_cleared_by_another CHECK (cleared_by IS NULL OR cleared_by <> written_by),
  CONSTRAINT meeting_news_cleared CHECK ((state = 'drafted') = (cleared_by IS NULL))
);

-- One row per picture of a news item, as kept without what the camera wrote into it. consent: how those shown
-- were asked; the caption gives posts.
CREATE TABLE office.news_photos (
  news_photo_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  meeting_news_id uuid NOT NULL REFERENCES office.meeting_news ON DELETE CASCADE,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200 AND file_name !~ '[/\\[:cntrl:]]'),
  caption text NOT NULL CHECK (length(caption) BETWEEN 2 AND 500),
  consent text NOT NULL CHECK (consent IN ('all_asked', 'announced', 'nobody_recognisable')),
  added_by uuid NOT NULL REFERENCES office.people,
  added_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (meeting_news_id, sha256)
);

ALTER TABLE office.meeting_commitments ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_commitments FORCE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_news ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_news FORCE ROW LEVEL SECURITY;
ALTER TABLE office.news_photos ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.news_photos FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.meeting_commitments TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.meeting_news TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.news_photos TO truatkhap_owner USING (true) WITH CHECK (true);

-- All three are the desk's that runs the meeting; few rows a meeting, so the meeting is asked for each.
CREATE POLICY read_desk ON office.meeting_commitments FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.runs_meeting(activity_id));
CREATE POLICY write_desk ON office.meeting_commitments FOR INSERT TO truatkhap_app WITH CHECK (office.runs_meeting(activity_id));
CREATE POLICY read_desk ON office.meeting_news FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.runs_meeting(activity_id));
CREATE POLICY write_desk ON office.meeting_news FOR INSERT TO truatkhap_app
WITH CHECK (office.runs_meeting(activity_id) AND state = 'drafted');
CREATE POLICY change_desk ON office.meeting_news FOR UPDATE TO truatkhap_app
USING (office.runs_meeting(activity_id)) WITH CHECK (office.runs_meeting(activity_id));
CREATE POLICY read_desk ON office.news_photos FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.meeting_news n WHERE n.meeting_news_id = news_photos.meeting_news_id));
CREATE POLICY write_desk ON office.news_photos FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.meeting_news n WHERE n.meeting_news_id = news_photos.meeting_news_id AND n.state = 'drafted'));
GRANT SELECT, INSERT ON office.meeting_commitments, office.meeting_news, office.news_photos TO truatkhap_app;
GRANT UPDATE (state, version, headline, body, written_by, cleared_by, cleared_at) ON office.meeting_news TO truatkhap_app;
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.meeting_invitations FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.meeting_news FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
