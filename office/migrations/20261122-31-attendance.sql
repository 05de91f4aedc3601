-- ลงเวลาเข้าร่วม: who was there, proved by what was scanned or written down. Scans are kept as they came; what
-- they add up to is worked out from all of them, so that their order does not matter. And what people thought of
-- it: without names, and only once enough have answered.

-- Who keeps the door of a meeting at this place: the desk of the Area, and the office of the province.
CREATE FUNCTION office.keeps_door_at (area_no smallint, province_iso text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (SELECT office.keeps_registry()) AND ((SELECT office.my_scope_kind()) = 'nation'
    OR coalesce(keeps_door_at.province_iso = ANY ((SELECT office.my_provinces())::text[]), false)
    OR coalesce((SELECT office.my_scope_kind()) = 'area' AND keeps_door_at.area_no::text = (SELECT office.my_scope_id()), false))
$$;
CREATE FUNCTION office.keeps_door (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.activities a WHERE a.activity_id = wanted AND office.keeps_door_at(a.area_no, a.province_iso))
$$;

-- One row per person who is expected at a meeting: the keyed mark of the one-use code. issue_no: a code that was
-- lost is issued again, and the one before opens nothing any more.
CREATE TABLE office.attendance_codes (
  attendance_code_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  participant_id uuid NOT NULL REFERENCES office.participants,
  code_mark bytea NOT NULL UNIQUE CHECK (octet_length(code_mark) = 32),
  issue_no integer NOT NULL DEFAULT 1 CHECK (issue_no BETWEEN 1 AND 999),
  self_used_at timestamptz,
  state text NOT NULL DEFAULT 'issued' CHECK (state = 'issued'),
  version integer NOT NULL DEFAULT 1,
  issued_by uuid REFERENCES office.people,
  issued_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT attendance_codes_once UNIQUE (activity_id, participant_id)
);
CREATE INDEX attendance_codes_of ON office.attendance_codes (participant_id);

-- One row per scan or entry at a door, under the id that the phone gave it: sent twice, it is here once.
-- participant_id null: the code is not one of this meeting. trouble: why it does not count as it stands.
CREATE TABLE office.attendance_scans (
  scan_id uuid PRIMARY KEY,
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  participant_id uuid REFERENCES office.participants,
  way text NOT NULL CHECK (way IN ('in', 'out')),
  how text NOT NULL CHECK (how IN ('self', 'scanner', 'desk', 'walk_in', 'paper')),
  -- As the phone's clock said, and what it was once the clock's error was taken off.
  said_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  trouble text CHECK (trouble IN ('double', 'in_twice', 'out_before_in', 'clock', 'other_day', 'unknown_code')),
  recorded_by uuid REFERENCES office.people,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX attendance_scans_of ON office.attendance_scans (activity_id, participant_id);
CREATE INDEX attendance_scans_person ON office.attendance_scans (participant_id, received_at);

-- One row per person and meeting: what the scans add up to, with the sector and agency of that day. in_at null:
-- only an "out" is known. minutes null: nobody knows how long.
CREATE TABLE office.attendances (
  attendance_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  participant_id uuid NOT NULL REFERENCES office.participants,
  in_at timestamptz,
  out_at timestamptz,
  minutes integer CHECK (minutes BETWEEN 0 AND 100000),
  how text NOT NULL CHECK (how IN ('self', 'scanner', 'desk', 'walk_in', 'paper')),
  sector text NOT NULL,
  agency_id text REFERENCES office.agencies,
  organisation text,
  area_no smallint,
  province_iso text REFERENCES office.provinces,
  trouble_count integer NOT NULL DEFAULT 0 CHECK (trouble_count >= 0),
  -- An officer looked and decided; later scans are kept, and change this row no more.
  settled_by uuid REFERENCES office.people,
  state text NOT NULL DEFAULT 'present' CHECK (state IN ('present', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT attendances_once UNIQUE (activity_id, participant_id)
);
CREATE INDEX attendances_sector ON office.attendances (activity_id, sector) WHERE state = 'present';
CREATE INDEX attendances_person ON office.attendances (participant_id, in_at);
CREATE INDEX attendances_trouble ON office.attendances (activity_id) WHERE trouble_count > 0 AND settled_by IS NULL;

-- What a person was on the day of the meeting is written into the row and stays; the registry learns that the
-- person was seen, and where.
CREATE FUNCTION office.attendance_as_of_the_day () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  meeting office.activities;
  held record;
BEGIN
  SELECT * INTO meeting FROM office.activities a WHERE a.activity_id = NEW.activity_id;
  SELECT o.sector, o.agency_id, o.organisation INTO held FROM office.participant_posts o
    WHERE o.participant_id = NEW.participant_id AND meeting.on_day >= o.from_on AND (o.until_on IS NULL OR meeting.on_day <= o.until_on)
    ORDER BY o.from_on DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT p.sector, p.agency_id, p.organisation INTO held FROM office.participants p WHERE p.participant_id = NEW.participant_id;
  END IF;
  NEW.sector := held.sector;
  NEW.agency_id := held.agency_id;
  NEW.organisation := held.organisation;
  NEW.area_no := meeting.area_no;
  NEW.province_iso := meeting.province_iso;
  UPDATE office.participants p SET
    last_seen_on = greatest(p.last_seen_on, meeting.on_day),
    known_in = CASE WHEN meeting.province_iso IS NULL OR meeting.province_iso = ANY (p.known_in) THEN p.known_in ELSE p.known_in || meeting.province_iso END
  WHERE p.participant_id = NEW.participant_id;
  RETURN NEW;
END $$;
CREATE TRIGGER as_of_the_day BEFORE INSERT ON office.attendances FOR EACH ROW EXECUTE FUNCTION office.attendance_as_of_the_day ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.attendances FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- One row per card that was handed out for what people think: the mark of its code, and no person. Used once.
CREATE TABLE office.feedback_codes (
  code_mark bytea PRIMARY KEY CHECK (octet_length(code_mark) = 32),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  is_used boolean NOT NULL DEFAULT false
);
CREATE INDEX feedback_codes_of ON office.feedback_codes (activity_id);

-- One row per set of cards: how many, printed when and by whom.
CREATE TABLE office.feedback_sets (
  feedback_set_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  card_count integer NOT NULL CHECK (card_count BETWEEN 1 AND 500),
  state text NOT NULL DEFAULT 'printed' CHECK (state = 'printed'),
  version integer NOT NULL DEFAULT 1,
  printed_by uuid NOT NULL REFERENCES office.people,
  printed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX feedback_sets_of ON office.feedback_sets (activity_id);

-- One row per answer: no person, no code, no time. batch_no null: it waits until enough others wait beside it.
CREATE TABLE office.feedback_answers (
  feedback_answer_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  useful smallint NOT NULL CHECK (useful BETWEEN 1 AND 5),
  clear smallint NOT NULL CHECK (clear BETWEEN 1 AND 5),
  will_use smallint NOT NULL CHECK (will_use BETWEEN 1 AND 5),
  words text CHECK (length(words) BETWEEN 2 AND 1000),
  batch_no integer CHECK (batch_no >= 1)
);
CREATE INDEX feedback_answers_of ON office.feedback_answers (activity_id, batch_no);

-- Takes an answer by its card. The answers of a meeting come to light together, at least `at_least` at a time: from
-- two looks nobody can tell what was said in between. Answers whether the card was good.
CREATE FUNCTION office.give_feedback (mark bytea, useful integer, clear integer, will_use integer, words text, at_least integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  meeting uuid;
BEGIN
  UPDATE office.feedback_codes c SET is_used = true WHERE c.code_mark = mark AND NOT c.is_used RETURNING c.activity_id INTO meeting;
  IF meeting IS NULL THEN RETURN false; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('feedback ' || meeting::text));
  INSERT INTO office.feedback_answers (activity_id, useful, clear, will_use, words)
  VALUES (meeting, give_feedback.useful, give_feedback.clear, give_feedback.will_use, nullif(give_feedback.words, ''));
  IF (SELECT count(*) FROM office.feedback_answers a WHERE a.activity_id = meeting AND a.batch_no IS NULL) >= greatest(at_least, 3) THEN
    UPDATE office.feedback_answers a SET batch_no = 1 + coalesce((SELECT max(b.batch_no) FROM office.feedback_answers b WHERE b.activity_id = meeting), 0)
    WHERE a.activity_id = meeting AND a.batch_no IS NULL;
  END IF;
  RETURN true;
END $$;

ALTER TABLE office.attendance_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.attendance_codes FORCE ROW LEVEL SECURITY;
ALTER TABLE office.attendance_scans ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.attendance_scans FORCE ROW LEVEL SECURITY;
ALTER TABLE office.attendances ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.attendances FORCE ROW LEVEL SECURITY;
ALTER TABLE office.feedback_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.feedback_codes FORCE ROW LEVEL SECURITY;
ALTER TABLE office.feedback_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.feedback_sets FORCE ROW LEVEL SECURITY;
ALTER TABLE office.feedback_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.feedback_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.attendance_codes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.attendance_scans TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.attendances TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.feedback_codes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.feedback_sets TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.feedback_answers TO truatkhap_owner USING (true) WITH CHECK (true);

-- A meeting's door is its place's. A member of the office sees the own attendances too.
CREATE POLICY keep_door ON office.attendance_codes FOR ALL TO truatkhap_app
USING (office.keeps_door(activity_id)) WITH CHECK (office.keeps_door(activity_id));
CREATE POLICY keep_door ON office.attendance_scans FOR ALL TO truatkhap_app
USING (office.keeps_door(activity_id)) WITH CHECK (office.keeps_door(activity_id));
CREATE POLICY read_door ON office.attendances FOR SELECT TO truatkhap_app
USING ((SELECT office.keeps_registry()) AND ((SELECT office.my_scope_kind()) = 'nation'
    OR province_iso = ANY ((SELECT office.my_provinces())::text[])
    OR (SELECT office.my_scope_kind()) = 'area' AND area_no::text = (SELECT office.my_scope_id()))
  OR participant_id IN (SELECT p.participant_id FROM office.participants p WHERE p.person_id = (SELECT office.my_person_id())));
CREATE POLICY enter_door ON office.attendances FOR INSERT TO truatkhap_app WITH CHECK (office.keeps_door(activity_id));
CREATE POLICY change_door ON office.attendances FOR UPDATE TO truatkhap_app
USING (office.keeps_door(activity_id)) WITH CHECK (office.keeps_door(activity_id));
CREATE POLICY keep_door ON office.feedback_codes FOR ALL TO truatkhap_app
USING (office.keeps_door(activity_id)) WITH CHECK (office.keeps_door(activity_id));
CREATE POLICY keep_door ON office.feedback_sets FOR ALL TO truatkhap_app
USING (office.keeps_door(activity_id)) WITH CHECK (office.keeps_door(activity_id));
-- What waits for others beside it is seen by nobody.
CREATE POLICY read_batches ON office.feedback_answers FOR SELECT TO truatkhap_app
USING (batch_no IS NOT NULL AND office.keeps_door(activity_id));

-- As before, and an attendance of the one that stayed counts as something recorded since.
CREATE OR REPLACE FUNCTION office.participant_used_since_merge (wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  merged office.participant_merges;
BEGIN
  IF NOT coalesce(office.keeps_registry(), false) THEN RETURN true; END IF;
  SELECT * INTO merged FROM office.participant_merges m
    WHERE m.participant_id = wanted AND m.undone_at IS NULL ORDER BY m.merged_at DESC LIMIT 1;
  IF merged.participant_id IS NULL THEN RETURN true; END IF;
  RETURN EXISTS (SELECT FROM office.participants p WHERE p.participant_id = merged.into_id AND p.state <> 'known')
    OR EXISTS (SELECT FROM office.participant_posts o WHERE o.participant_id = merged.into_id AND o.recorded_at > merged.merged_at)
    OR EXISTS (SELECT FROM office.participant_consents c WHERE c.participant_id = merged.into_id AND c.recorded_at > merged.merged_at)
    OR EXISTS (SELECT FROM office.attendance_scans s WHERE s.participant_id = merged.into_id AND s.received_at > merged.merged_at);
END $$;

REVOKE ALL ON FUNCTION office.keeps_door (uuid), office.attendance_as_of_the_day (), office.give_feedback (bytea, integer, integer, integer, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.keeps_door_at (smallint, text), office.keeps_door (uuid), office.give_feedback (bytea, integer, integer, integer, text, integer) TO truatkhap_app;
GRANT SELECT, INSERT, UPDATE ON office.attendance_codes, office.attendance_scans, office.attendances TO truatkhap_app;
GRANT SELECT, INSERT ON office.feedback_codes, office.feedback_sets TO truatkhap_app;
GRANT SELECT ON office.feedback_answers TO truatkhap_app;
