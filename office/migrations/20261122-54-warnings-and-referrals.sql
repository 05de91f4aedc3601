-- หนังสือแจ้งเตือนเร่งด่วนเพื่อระงับยับยั้ง: asks a head to think again about one named act, before a named time, under a power
-- of his own. And what is handed on to others: a fresh note, or a line of the register alone.
-- How fast a letter asks to be dealt with, printed at its head.
ALTER TABLE office.letters
ADD COLUMN urgency text NOT NULL DEFAULT 'ordinary' CHECK (urgency IN ('ordinary', 'urgent', 'very_urgent', 'most_urgent'));

GRANT INSERT (urgency) ON office.letters TO truatkhap_app;

-- One row per urgent warning. Its words are the letter's, which is signed by the director and numbered like any other.
CREATE TABLE office.urgent_warnings (
  warning_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  letter_id uuid NOT NULL UNIQUE REFERENCES office.letters,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  addressee text NOT NULL CHECK (addressee IN ('agency', 'supervisor')),
  -- The head of the agency is concerned in the matter himself: then it goes to whoever supervises the agency.
  head_concerned boolean NOT NULL,
  power_id text NOT NULL CHECK (length(power_id) BETWEEN 3 AND 80),
  act text NOT NULL CHECK (length(act) BETWEEN 5 AND 200),
  before_at timestamptz NOT NULL,
  grounds text NOT NULL CHECK (length(grounds) BETWEEN 10 AND 6000),
  -- Who supervises the agency, as written on the letter: its copy goes there unless the letter itself does.
  supervisor_name text NOT NULL CHECK (length(supervisor_name) BETWEEN 2 AND 200),
  copied_on date,
  copied_by uuid REFERENCES office.people,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'deferred', 'went_on', 'no_reply', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  drafted_by uuid NOT NULL REFERENCES office.people,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  settled_words text CHECK (length(settled_words) BETWEEN 3 AND 4000),
  settled_by uuid REFERENCES office.people,
  settled_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (NOT head_concerned OR addressee = 'supervisor'),
  CHECK (state <> 'went_on' OR settled_words IS NOT NULL),
  CHECK ((settled_by IS NULL) = (settled_at IS NULL))
);

CREATE INDEX urgent_warnings_item ON office.urgent_warnings (watch_item_id);

CREATE INDEX urgent_warnings_open ON office.urgent_warnings (before_at)
WHERE state = 'open';

-- One row per telephone call about a warning: who was reached, by post, and what was said.
CREATE TABLE office.warning_calls (
  warning_call_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  warning_id uuid NOT NULL REFERENCES office.urgent_warnings,
  called_at timestamptz NOT NULL,
  is_reached boolean NOT NULL,
  spoke_to text CHECK (length(spoke_to) BETWEEN 2 AND 200),
  words text NOT NULL CHECK (length(words) BETWEEN 3 AND 2000),
  called_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (NOT is_reached OR spoke_to IS NOT NULL)
);

CREATE INDEX warning_calls_warning ON office.warning_calls (warning_id, called_at);

-- One row per matter handed on: a note written afresh, a line of the register alone, or a decision not to hand it on.
CREATE TABLE office.referrals (
  referral_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('note', 'slip', 'refusal')),
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  watch_item_id uuid REFERENCES office.watch_items,
  agency_id text REFERENCES office.agencies,
  destination text NOT NULL CHECK (destination IN ('suppression', 'nacc', 'damrongdhamma', 'parent_agency', 'police', 'other')),
  destination_name text CHECK (length(destination_name) BETWEEN 2 AND 200),
  basis text CHECK (basis IN ('open_sources', 'consent')),
  basis_words text CHECK (length(basis_words) BETWEEN 5 AND 4000),
  consented_on date,
  facts text CHECK (length(facts) BETWEEN 10 AND 8000),
  channel text CHECK (channel IN ('hand', 'phone', 'letter', 'online')),
  sent_on date,
  receipt text CHECK (length(receipt) BETWEEN 1 AND 200),
  why text CHECK (length(why) BETWEEN 5 AND 4000),
  state text NOT NULL CHECK (state IN ('drafted', 'handed_over', 'taken', 'sent_back', 'entered', 'refused')),
  version integer NOT NULL DEFAULT 1,
  drafted_by uuid NOT NULL REFERENCES office.people,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  taken_by uuid REFERENCES office.people,
  taken_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((destination = 'other') <= (destination_name IS NOT NULL)),
  CHECK (
    (kind = 'note') = (facts IS NOT NULL)
    AND (kind = 'note') = (basis IS NOT NULL)
    AND (kind = 'note') = (basis_words IS NOT NULL)
  ),
  CHECK ((basis IS NOT DISTINCT FROM 'consent') = (consented_on IS NOT NULL)),
  CHECK (
    kind <> 'slip'
    OR (
      state = 'entered'
      AND channel IS NOT NULL
      AND sent_on IS NOT NULL
      AND receipt IS NOT NULL
      AND why IS NULL
    )
  ),
  CHECK ((kind = 'refusal') = (state = 'refused')),
  CHECK (state NOT IN ('refused', 'sent_back') OR why IS NOT NULL),
  CHECK (state NOT IN ('handed_over', 'taken', 'sent_back') OR (channel IS NOT NULL AND sent_on IS NOT NULL)),
  CHECK ((state <> 'taken' OR taken_by IS NOT NULL) AND (taken_by IS NULL) = (taken_at IS NULL))
);

CREATE INDEX referrals_area ON office.referrals (area_no, drafted_at);

-- One row per note that hands on what somebody asked the clinic, with that person's consent: for the clinic's eyes alone.
CREATE TABLE office.referral_consultations (
  referral_id uuid PRIMARY KEY REFERENCES office.referrals,
  consultation_id uuid NOT NULL REFERENCES office.consultations
);

INSERT INTO
  office.number_prefixes (series, from_on, prefix)
VALUES
  ('referral', '2018-10-01', 'สต');

-- Whether the viewer has had anything to do with what was asked of the clinic about this matter: the timeline tells.
CREATE FUNCTION office.has_read_consultation (agency text, consultation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT EXISTS (SELECT FROM office.consultations c JOIN office.events e ON e.subject_kind = 'consultation' AND e.subject_id = c.consultation_id::text
    WHERE e.person_id = office.my_person_id() AND (c.consultation_id = consultation OR c.agency_id = agency))
$$;

CREATE FUNCTION office.may_not_take_referral (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT coalesce((SELECT office.has_read_consultation(r.agency_id, l.consultation_id) OR r.drafted_by = office.my_person_id()
    FROM office.referrals r LEFT JOIN office.referral_consultations l USING (referral_id) WHERE r.referral_id = wanted), true)
$$;

ALTER TABLE office.urgent_warnings ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.urgent_warnings FORCE ROW LEVEL SECURITY;

ALTER TABLE office.warning_calls ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.warning_calls FORCE ROW LEVEL SECURITY;

ALTER TABLE office.referrals ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.referrals FORCE ROW LEVEL SECURITY;

ALTER TABLE office.referral_consultations ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.referral_consultations FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.urgent_warnings TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.warning_calls TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.referrals TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.referral_consultations TO truatkhap_owner USING (true)
WITH
  CHECK (true);

-- A warning is read by whoever reads its watch item, and kept by the desk of its Area: never by the agency, which has the letter.
CREATE POLICY read_desk ON office.urgent_warnings FOR
SELECT
  TO truatkhap_app USING (
    EXISTS (
      SELECT
      FROM office.watch_items i
      WHERE i.watch_item_id = urgent_warnings.watch_item_id
    )
  );

CREATE POLICY draft ON office.urgent_warnings FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND EXISTS (
      SELECT
      FROM office.watch_items i
      WHERE i.watch_item_id = urgent_warnings.watch_item_id
    )
  );

CREATE POLICY keep ON office.urgent_warnings FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND area_no = (
    SELECT office.my_area_no ()
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

CREATE POLICY read_desk ON office.warning_calls FOR
SELECT
  TO truatkhap_app USING (
    EXISTS (
      SELECT
      FROM office.urgent_warnings w
      WHERE w.warning_id = warning_calls.warning_id
    )
  );

CREATE POLICY enter ON office.warning_calls FOR INSERT TO truatkhap_app
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.urgent_warnings w
      WHERE
        w.warning_id = warning_calls.warning_id
        AND (
          SELECT office.works_clinic ()
        )
        AND w.area_no = (
          SELECT office.my_area_no ()
        )
    )
  );

-- What is handed on is read by the desk of the Area; a note, once handed over, by the group that takes it.
CREATE POLICY read_desk ON office.referrals FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
  );

CREATE POLICY read_taker ON office.referrals FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.my_role ()
    ) = 'referral_officer'
    AND kind = 'note'
    AND destination = 'suppression'
    AND state IN ('handed_over', 'taken', 'sent_back')
    AND area_no::text = (
      SELECT office.my_scope_id ()
    )
  );

CREATE POLICY draft ON office.referrals FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND state IN ('drafted', 'entered', 'refused')
  );

CREATE POLICY keep ON office.referrals FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND area_no = (
    SELECT office.my_area_no ()
  )
  AND state = 'drafted'
)
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND state IN ('drafted', 'handed_over')
  );

CREATE POLICY take ON office.referrals FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.my_role ()
  ) = 'referral_officer'
  AND kind = 'note'
  AND destination = 'suppression'
  AND state = 'handed_over'
  AND area_no::text = (
    SELECT office.my_scope_id ()
  )
)
WITH
  CHECK (
    (
      SELECT office.my_role ()
    ) = 'referral_officer'
    AND state IN ('handed_over', 'taken', 'sent_back')
    AND NOT office.may_not_take_referral (referral_id)
    AND area_no::text = (
      SELECT office.my_scope_id ()
    )
  );

CREATE POLICY read_clinic ON office.referral_consultations FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = referral_consultations.consultation_id
    )
  );

CREATE POLICY link_clinic ON office.referral_consultations FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = referral_consultations.consultation_id
    )
    AND EXISTS (
      SELECT
      FROM office.referrals r
      WHERE r.referral_id = referral_consultations.referral_id AND r.basis = 'consent'
    )
  );

REVOKE ALL ON FUNCTION office.has_read_consultation (text, uuid),
office.may_not_take_referral (uuid)
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.has_read_consultation (text, uuid),
office.may_not_take_referral (uuid) TO truatkhap_app;

GRANT
SELECT
  ON office.urgent_warnings,
  office.warning_calls, office.referrals,
  office.referral_consultations TO truatkhap_app;

GRANT INSERT (
  watch_item_id, letter_id, area_no, addressee, head_concerned, power_id, act, before_at, grounds,
  supervisor_name, drafted_by
) ON office.urgent_warnings TO truatkhap_app;

GRANT
UPDATE (state, version, copied_on, copied_by, settled_words, settled_by, settled_at) ON office.urgent_warnings TO truatkhap_app;

GRANT INSERT (warning_id, called_at, is_reached, spoke_to, words, called_by) ON office.warning_calls TO truatkhap_app;

GRANT INSERT (
  number, kind, area_no, watch_item_id, agency_id, destination, destination_name, basis, basis_words,
  consented_on, facts, channel, sent_on, receipt, why, state, drafted_by
) ON office.referrals TO truatkhap_app;

GRANT
UPDATE (state, version, channel, sent_on, receipt, why, taken_by, taken_at) ON office.referrals TO truatkhap_app;

GRANT INSERT ON office.referral_consultations TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.urgent_warnings FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.referrals FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
