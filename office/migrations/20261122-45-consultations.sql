-- เรื่องขอคำปรึกษา: what somebody asks the governance clinic before acting. Only the clinic's desk of the Area that
-- handles it reads it: not the asker's own agency or its head, not another Area, not the group that takes referrals,
-- not the centre, not an administrator, and nobody who stepped aside from it.
ALTER TABLE office.running_numbers
DROP CONSTRAINT running_numbers_series_check,
ADD CONSTRAINT running_numbers_series_check CHECK (series IN ('watch_item', 'recommendation', 'consultation', 'advice'));

-- Whether the viewer works at a clinic's desk: an Area's officers and its director.
CREATE FUNCTION office.works_clinic () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(office.my_role() IN ('area_officer', 'area_director') AND office.my_scope_kind() = 'area', false)
$$;

-- As before, and for the clinic: 'ปษ.7/2570/0012' is the 12th consultation of Area 7 in fiscal year 2570,
-- 'คป.7/2570/0012' its 12th advice. A clinic numbers its own only.
CREATE OR REPLACE FUNCTION office.next_number (series text, area_no integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
BEGIN
  IF (CASE WHEN next_number.series IN ('consultation', 'advice')
    THEN NOT office.works_clinic() OR next_number.area_no IS DISTINCT FROM office.my_area_no()
    ELSE NOT office.works_desk() END) THEN
    RAISE EXCEPTION 'office.next_number: not for this post' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO office.running_numbers AS r VALUES (next_number.series, coalesce(next_number.area_no, 0), year, 1)
  ON CONFLICT ON CONSTRAINT running_numbers_pkey DO UPDATE SET last_no = r.last_no + 1 RETURNING r.last_no INTO given;
  RETURN format('%s.%s/%s/%s', CASE next_number.series WHEN 'watch_item' THEN 'ฝร' WHEN 'consultation' THEN 'ปษ'
    WHEN 'advice' THEN 'คป' ELSE 'ขน' END,
    coalesce(next_number.area_no::text, 'สก'), year, lpad(given::text, greatest(4, length(given::text)), '0'));
END $$;

-- One row per consultation. The question stays as it was asked; the rest may come later.
CREATE TABLE office.consultations (
  consultation_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  -- The Area whose clinic handles it; where the asker sits is another matter, and nobody else's.
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  channel text NOT NULL CHECK (channel IN ('phone', 'walk_in', 'mobile_unit', 'letter', 'online')),
  asker_kind text NOT NULL CHECK (asker_kind IN ('official', 'firm', 'association', 'citizen')),
  asker_name text CHECK (length(asker_name) BETWEEN 2 AND 200),
  contact text CHECK (length(contact) BETWEEN 3 AND 200),
  agency_id text REFERENCES office.agencies,
  province_iso text REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  topic text NOT NULL CHECK (length(topic) BETWEEN 2 AND 60),
  question text NOT NULL CHECK (length(question) BETWEEN 10 AND 4000),
  decide_by_on date,
  amount_thb numeric(18, 2) CHECK (amount_thb >= 0),
  counterpart text CHECK (length(counterpart) BETWEEN 2 AND 300),
  law text CHECK (length(law) BETWEEN 2 AND 500),
  urgency text NOT NULL CHECK (urgency IN ('today', 'soon', 'ordinary')),
  answer_by_on date NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_by uuid NOT NULL REFERENCES office.people,
  -- Who answers it, and until when nobody else writes in it without saying why.
  taken_by uuid REFERENCES office.people,
  held_by uuid REFERENCES office.people,
  held_until timestamptz,
  pointed_to text CHECK (pointed_to IN ('nacc', 'damrongdhamma', 'parent_agency', 'legal_counsel', 'report', 'other')),
  pointed_note text CHECK (length(pointed_note) BETWEEN 5 AND 1000),
  answered_on date,
  closed_on date,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'in_hand', 'clarifying', 'answered', 'closed', 'not_ours')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((held_by IS NULL) = (held_until IS NULL)),
  CHECK ((state = 'not_ours') = (pointed_to IS NOT NULL)),
  CHECK ((pointed_to IS NULL) = (pointed_note IS NULL)),
  CHECK (state = 'received' OR state = 'not_ours' OR taken_by IS NOT NULL),
  CHECK (state NOT IN ('answered', 'closed') OR answered_on IS NOT NULL),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);

CREATE INDEX consultations_open ON office.consultations (area_no, answer_by_on, consultation_id)
WHERE state IN ('received', 'in_hand', 'clarifying');

CREATE INDEX consultations_newest ON office.consultations (area_no, received_at, consultation_id);

-- One row per word in the talk with the asker (asked, heard), per note that stays inside, per taking over. Only added.
CREATE TABLE office.consultation_notes (
  note_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consultation_id uuid NOT NULL REFERENCES office.consultations,
  kind text NOT NULL CHECK (kind IN ('internal', 'asked', 'heard', 'taken_over')),
  words text NOT NULL CHECK (length(words) BETWEEN 3 AND 4000),
  written_by uuid NOT NULL REFERENCES office.people,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp ()
);

CREATE INDEX consultation_notes_of ON office.consultation_notes (consultation_id, written_at);

-- One row per person who stepped aside from a consultation, or was set aside by the director: for good.
CREATE TABLE office.consultation_recusals (
  recusal_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consultation_id uuid NOT NULL REFERENCES office.consultations,
  person_id uuid NOT NULL REFERENCES office.people,
  why text NOT NULL CHECK (length(why) BETWEEN 5 AND 500),
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'recused' CHECK (state = 'recused'),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT consultation_recusals_once UNIQUE (person_id, consultation_id)
);

CREATE INDEX consultation_recusals_of ON office.consultation_recusals (consultation_id);

-- What the viewer stepped aside from.
CREATE FUNCTION office.my_recusals () RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT coalesce(array_agg(r.consultation_id), '{}') FROM office.consultation_recusals r
  WHERE r.person_id::text = current_setting('truatkhap.person_id', true)
$$;

-- Agencies at which the viewer has a post under another hat: an asker's superior never reads the question as adviser.
CREATE FUNCTION office.agencies_of_my_hats () RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT coalesce(array_agg(p.scope_id), '{}') FROM office.posts p
  WHERE p.person_id::text = current_setting('truatkhap.person_id', true) AND p.scope_kind = 'agency'
    AND p.from_at <= clock_timestamp() AND (p.until_at IS NULL OR p.until_at > clock_timestamp())
$$;

REVOKE ALL ON FUNCTION office.my_recusals (),
office.agencies_of_my_hats ()
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.works_clinic (),
office.my_recusals (),
office.agencies_of_my_hats () TO truatkhap_app;

ALTER TABLE office.consultations ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.consultations FORCE ROW LEVEL SECURITY;

ALTER TABLE office.consultation_notes ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.consultation_notes FORCE ROW LEVEL SECURITY;

ALTER TABLE office.consultation_recusals ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.consultation_recusals FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.consultations TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.consultation_notes TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.consultation_recusals TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY read_clinic ON office.consultations FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND consultation_id <> ALL (
      (
        SELECT office.my_recusals ()
      )::uuid[]
    )
    AND (
      agency_id IS NULL
      OR agency_id <> ALL (
        (
          SELECT office.agencies_of_my_hats ()
        )::text[]
      )
    )
  );

CREATE POLICY record_clinic ON office.consultations FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND state = 'received'
  );

CREATE POLICY move_clinic ON office.consultations FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND area_no = (
    SELECT office.my_area_no ()
  )
  AND consultation_id <> ALL (
    (
      SELECT office.my_recusals ()
    )::uuid[]
  )
  AND (
    agency_id IS NULL
    OR agency_id <> ALL (
      (
        SELECT office.agencies_of_my_hats ()
      )::text[]
    )
  )
)
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
  );

-- Beside a consultation one reads and adds what one reads it with.
CREATE POLICY read_clinic ON office.consultation_notes FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = consultation_notes.consultation_id
    )
  );

CREATE POLICY write_clinic ON office.consultation_notes FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND written_by::text = current_setting('truatkhap.person_id', true)
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = consultation_notes.consultation_id
    )
  );

CREATE POLICY read_clinic ON office.consultation_recusals FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = consultation_recusals.consultation_id
    )
  );

-- Oneself; another only by the director.
CREATE POLICY step_aside ON office.consultation_recusals FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND recorded_by::text = current_setting('truatkhap.person_id', true)
    AND (
      person_id = recorded_by
      OR (
        SELECT office.my_role ()
      ) = 'area_director'
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = consultation_recusals.consultation_id
    )
  );

GRANT
SELECT
,
  INSERT ON office.consultations,
  office.consultation_notes,
  office.consultation_recusals TO truatkhap_app;

GRANT
UPDATE (
  asker_name, contact, agency_id, province_iso, district_code, decide_by_on, amount_thb, counterpart, law,
  answer_by_on, taken_by, held_by, held_until, pointed_to, pointed_note, answered_on, closed_on, state,
  version
) ON office.consultations TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.consultations FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
