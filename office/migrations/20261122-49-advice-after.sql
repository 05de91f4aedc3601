-- What becomes of advice after it was signed: a law it cites changes, the asker says what was done, another asks the same.

-- One row per section of law that an officer reports as changed, to the clinic of that Area.
CREATE TABLE office.law_changes (
  law_change_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  law_id text NOT NULL CHECK (length(law_id) BETWEEN 2 AND 100),
  section_no text NOT NULL CHECK (length(section_no) BETWEEN 1 AND 20),
  changed_on date NOT NULL,
  why text NOT NULL CHECK (length(why) BETWEEN 5 AND 1000),
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  reported_by uuid NOT NULL REFERENCES office.people,
  reported_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  state text NOT NULL DEFAULT 'reported' CHECK (state = 'reported'),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false
);

CREATE INDEX law_changes_section ON office.law_changes (law_id, section_no);

-- One row per signed advice that somebody looked at after a law it cites had changed, and found still right. That a look
-- is needed is stored nowhere: it is asked of the advice, its sources and the changes, so nobody's advice is passed over.
CREATE TABLE office.advice_reviews (
  review_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  advice_id uuid NOT NULL REFERENCES office.advices,
  law_change_id uuid NOT NULL REFERENCES office.law_changes,
  words text NOT NULL CHECK (length(words) BETWEEN 5 AND 1000),
  cleared_by uuid NOT NULL REFERENCES office.people,
  cleared_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'cleared' CHECK (state = 'cleared'),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT advice_reviews_once UNIQUE (advice_id, law_change_id)
);

-- One row per time at which an asker is asked what was done: 30 and 90 days after the answer. Recorded as the asker says.
CREATE TABLE office.advice_follow_ups (
  follow_up_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consultation_id uuid NOT NULL REFERENCES office.consultations,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  days smallint NOT NULL CHECK (days IN (30, 90)),
  due_on date NOT NULL,
  did text CHECK (did IN ('followed', 'partly', 'not_followed', 'not_done_yet', 'cannot_reach')),
  outcome text CHECK (outcome IN ('explained', 'changed_before', 'changed_after', 'not_changed', 'not_ours')),
  -- Of what was changed before signing.
  changed_thb numeric(18, 2) CHECK (changed_thb >= 0),
  note text CHECK (length(note) BETWEEN 3 AND 2000),
  recorded_by uuid REFERENCES office.people,
  recorded_at timestamptz,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'recorded')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (state = 'waiting' OR did IS NOT NULL AND recorded_by IS NOT NULL AND recorded_at IS NOT NULL),
  CHECK (changed_thb IS NULL OR outcome = 'changed_before'),
  CONSTRAINT advice_follow_ups_once UNIQUE (consultation_id, days)
);

CREATE INDEX advice_follow_ups_waiting ON office.advice_follow_ups (area_no, due_on)
WHERE state = 'waiting';

-- The newest answers of an Area: among them an earlier answer to a like question is looked for.
CREATE INDEX advices_newest ON office.advices (area_no, signed_at DESC)
WHERE state = 'signed';

ALTER TABLE office.law_changes ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.law_changes FORCE ROW LEVEL SECURITY;

ALTER TABLE office.advice_reviews ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.advice_reviews FORCE ROW LEVEL SECURITY;

ALTER TABLE office.advice_follow_ups ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.advice_follow_ups FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.law_changes TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.advice_reviews TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.advice_follow_ups TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY read_clinic ON office.law_changes FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
  );

CREATE POLICY report_clinic ON office.law_changes FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND reported_by::text = current_setting('truatkhap.person_id', true)
  );

CREATE POLICY read_clinic ON office.advice_reviews FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.advices a
      WHERE a.advice_id = advice_reviews.advice_id
    )
  );

CREATE POLICY clear_clinic ON office.advice_reviews FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND cleared_by::text = current_setting('truatkhap.person_id', true)
    AND EXISTS (
      SELECT
      FROM office.advices a
      WHERE a.advice_id = advice_reviews.advice_id AND a.state = 'signed'
    )
  );

CREATE POLICY read_clinic ON office.advice_follow_ups FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = advice_follow_ups.consultation_id
    )
  );

CREATE POLICY plan_clinic ON office.advice_follow_ups FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND state = 'waiting'
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = advice_follow_ups.consultation_id AND c.area_no = advice_follow_ups.area_no
    )
  );

CREATE POLICY record_clinic ON office.advice_follow_ups FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND area_no = (
    SELECT office.my_area_no ()
  )
  AND EXISTS (
    SELECT
    FROM office.consultations c
    WHERE c.consultation_id = advice_follow_ups.consultation_id
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

GRANT
SELECT
,
  INSERT ON office.law_changes,
  office.advice_reviews,
  office.advice_follow_ups TO truatkhap_app;

GRANT
UPDATE (did, outcome, changed_thb, note, recorded_by, recorded_at, state, version) ON office.advice_follow_ups TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.law_changes FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.advice_follow_ups FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
